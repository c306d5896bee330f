package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The embedded server as its clients meet it: several at once, over one kubeconfig, until it is closed. */
class EmbeddedApiServerClientsTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 50;

    private final EmbeddedApiServer server = EmbeddedApiServer.start(ApiServerSemantics.widgets());
    private final KubernetesClient client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    private static ConfigMap counter() {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("counter")
                .withNamespace("default")
                .endMetadata()
                .addToData("n", "0")
                .build();
    }

    @Test
    void theKubeconfigConnectsAnotherClient() {
        try (KubernetesClient other = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build()) {
            assertThat(other.namespaces().withName("default").get()).isNotNull();
            assertThat(other.getNamespace()).isEqualTo("default");
        }
    }

    @Test
    void definitionsGivenAtTheStartAreServed() {
        assertThat(client.genericKubernetesResources("testkit.cocoonstack.io/v1", "Widget")
                        .inNamespace("default")
                        .list()
                        .getItems())
                .isEmpty();
    }

    @Test
    void twoServersKnowNothingOfEachOther() {
        try (EmbeddedApiServer other = EmbeddedApiServer.start()) {
            other.client().resource(counter()).create();
            assertThat(client.resource(counter()).get()).isNull();
        }
    }

    /** Lost updates are refused, not lost: every increment that was accepted counts. */
    @Test
    void writesOfManyThreadsAreAtomic() throws Exception {
        client.resource(counter()).create();
        AtomicInteger conflicts = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                done.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; ) {
                        if (increment()) {
                            round++;
                        } else {
                            conflicts.incrementAndGet();
                        }
                    }
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(client.resource(counter()).get().getData()).containsEntry("n", Integer.toString(THREADS * ROUNDS));
        assertThat(conflicts).hasPositiveValue();
    }

    private boolean increment() {
        ConfigMap now = client.resource(counter()).get();
        int next = Integer.parseInt(now.getData().get("n")) + 1;
        String body = "{\"metadata\":{\"resourceVersion\":\""
                + now.getMetadata().getResourceVersion() + "\"},\"data\":{\"n\":\"" + next + "\"}}";
        try {
            client.resource(now).patch(PatchContext.of(PatchType.JSON_MERGE), body);
            return true;
        } catch (KubernetesClientException e) {
            assertThat(e.getCode()).isEqualTo(409);
            return false;
        }
    }

    /** Many writers and many informers: each informer ends where the server is. */
    @Test
    void informersEndUpWithWhatTheServerHolds() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<SharedIndexInformer<ConfigMap>> informers = new ArrayList<>();
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String name = "map-" + thread;
                informers.add(client.configMaps().inNamespace("default").inform());
                done.add(threads.submit(() -> churn(name)));
            }
            for (Future<?> one : done) {
                one.get();
            }
            List<ConfigMap> held =
                    client.configMaps().inNamespace("default").list().getItems();
            for (SharedIndexInformer<ConfigMap> informer : informers) {
                Eventually.until(() -> versions(informer.getStore().list()).equals(versions(held)));
            }
            assertThat(held).hasSize(THREADS);
        } finally {
            threads.shutdownNow();
            informers.forEach(SharedIndexInformer::close);
        }
    }

    private void churn(String name) {
        ConfigMap map = new ConfigMapBuilder(counter())
                .editMetadata()
                .withName(name)
                .endMetadata()
                .build();
        for (int round = 0; round < ROUNDS; round++) {
            client.resource(map).create();
            client.resource(map).patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"n\":\"" + round + "\"}}");
            if (round < ROUNDS - 1) {
                client.resource(map).delete();
            }
        }
    }

    private static List<String> versions(List<ConfigMap> maps) {
        return maps.stream()
                .map(map ->
                        map.getMetadata().getName() + " " + map.getMetadata().getResourceVersion())
                .sorted()
                .toList();
    }

    @Test
    void aWatchFromBeforeTheHistoryIsToldThatItIsGone() {
        Cluster cluster = new Cluster(client);
        String old = cluster.pod("p").version();
        for (int i = 0; i < 5000; i++) {
            cluster.mergePatch(cluster.pods("p"), "{'metadata':{'annotations':{'a':'" + i + "'}}}")
                    .ok();
        }
        try (Events events = Events.of(
                client.pods().inNamespace(cluster.namespace()),
                new ListOptionsBuilder().withResourceVersion(old).build())) {
            assertThat(events.next()).startsWith("CLOSED too old resource version");
        }
    }

    @Test
    void unknownMethodsAndPathsAreAnswered() throws Exception {
        HttpClient plain = HttpClient.newHttpClient();
        URI pods = URI.create(client.getMasterUrl() + "api/v1/pods");
        for (String method : List.of("OPTIONS", "TRACE", "PUT")) {
            HttpResponse<String> response = plain.send(
                    HttpRequest.newBuilder(pods)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(method).isEqualTo(405);
            assertThat(response.body()).contains("MethodNotAllowed");
        }
        Cluster cluster = new Cluster(client);
        for (String path : List.of("/nothing", "/api/v2/pods", "/api/v1/pods/a/b/c/d", "/apis/x/v1", "/apis/x")) {
            cluster.get(path).fails(404, "NotFound");
        }
        assertThat(client.raw("/readyz")).isEqualTo("ok");
    }

    @Test
    void nothingAnswersAfterTheServerWasClosed() {
        Config config = server.config();
        config.setRequestRetryBackoffLimit(0);
        server.close();
        try (KubernetesClient late =
                new KubernetesClientBuilder().withConfig(config).build()) {
            assertThatThrownBy(() -> late.namespaces().list()).isInstanceOf(KubernetesClientException.class);
        }
    }
}
