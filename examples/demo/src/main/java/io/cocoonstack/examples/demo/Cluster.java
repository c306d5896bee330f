package io.cocoonstack.examples.demo;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import io.cocoonstack.common.testkit.world.ApiCall;
import io.cocoonstack.common.testkit.world.PaceCheck;
import io.cocoonstack.common.testkit.world.Story;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that the demo runs on: an API server in this JVM, or the one of a kubeconfig. There it applies the CRDs,
 * makes a namespace and two nodes of its own, and takes away again what it made.
 */
final class Cluster implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 60_000;

    private final @Nullable EmbeddedApiServer embedded;
    private final KubernetesClient client;
    private final String namespace;
    private final List<HasMetadata> made = new ArrayList<>();

    private Cluster(@Nullable EmbeddedApiServer embedded, KubernetesClient client, String namespace) {
        this.embedded = embedded;
        this.client = client;
        this.namespace = namespace;
    }

    static Cluster embedded() {
        EmbeddedApiServer server = EmbeddedApiServer.start();
        return new Cluster(server, server.client(), namespaceOfItsOwn());
    }

    static Cluster of(Path kubeconfig) {
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        return new Cluster(
                null, new KubernetesClientBuilder().withConfig(config).build(), namespaceOfItsOwn());
    }

    private static String namespaceOfItsOwn() {
        return "cocoon-demo-" + Long.toString(System.currentTimeMillis() % 1_000_000, 36);
    }

    KubernetesClient client() {
        return client;
    }

    Config config() {
        return embedded == null ? client.getConfiguration() : embedded.config();
    }

    boolean isEmbedded() {
        return embedded != null;
    }

    /** A client of a party, which asks before each request and tells what was written; the caller closes it. */
    KubernetesClient client(String who, Story story, Runnable beforeRequest) {
        // The stories play hundreds of times as fast as a fleet: whatever the user does gets a minute of its own.
        PaceCheck pace = new PaceCheck(story, () -> 60_000L * story.acts("user"), () -> 0);
        return new KubernetesClientBuilder()
                .withConfig(config())
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("party", new Interceptor() {
                    @Override
                    public void before(BasicBuilder request, HttpRequest about, RequestTags tags) {
                        beforeRequest.run();
                    }

                    @Override
                    public void after(
                            HttpRequest request, HttpResponse<?> answer, AsyncBody.Consumer<List<ByteBuffer>> body) {
                        String sent = Objects.requireNonNullElse(request.bodyString(), "");
                        ApiCall call =
                                ApiCall.of(request.method(), request.uri().getRawPath(), sent);
                        pace.look(who, call);
                        if (!answer.isSuccessful() || call.annotations().isEmpty()) {
                            return;
                        }
                        if (request.method().equals("POST")) {
                            story.created(who, call.name(), call.annotations());
                        } else {
                            story.wrote(who, call.name(), call.annotations());
                        }
                    }
                }))
                .build();
    }

    String namespace() {
        return namespace;
    }

    void prepare(String... nodes) {
        for (CustomResourceDefinition crd : Crds.all()) {
            if (client.resource(crd).get() == null) {
                client.resource(crd).create();
                made.add(crd);
            }
        }
        waitFor("the custom resources to be served", this::servesCustomResources);
        make(new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .endMetadata()
                .build());
        for (String name : nodes) {
            if (client.nodes().withName(name).get() == null) {
                Node node = load("node.yaml", Node.class);
                node.getMetadata().setNamespace(null);
                node.getMetadata().setName(name);
                node.getMetadata().getLabels().put("kubernetes.io/hostname", name);
                make(node);
            }
        }
    }

    private void make(HasMetadata object) {
        client.resource(object).create();
        made.add(object);
    }

    private boolean servesCustomResources() {
        try {
            return leftovers().isEmpty();
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    /** Applies a manifest of the examples as a user would. */
    <T extends HasMetadata> T apply(String manifest, Class<T> type) {
        return client.resource(load(manifest, type)).create();
    }

    /** An object of a manifest, in the demo's namespace. */
    <T extends HasMetadata> T load(String manifest, Class<T> type) {
        try (InputStream in = Cluster.class.getResourceAsStream("/manifests/" + manifest)) {
            T object = client.getKubernetesSerialization().unmarshal(in, type);
            object.getMetadata().setNamespace(namespace);
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read manifest " + manifest, e);
        }
    }

    Pod pod(String name) {
        Pod pod = client.pods().inNamespace(namespace).withName(name).get();
        if (pod == null) {
            throw new IllegalStateException("pod " + name + " is gone, expected it to be there");
        }
        return pod;
    }

    /** Waits, and says for what when the time is over. */
    static void waitFor(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + PATIENCE_MILLIS / 1000 + " s in vain for " + what);
            }
            pause(20);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Lets operator and kubelets take down what the story put up; they must still be running. */
    void takeDown() {
        client.resources(CocoonHibernation.class).inNamespace(namespace).delete();
        client.resources(CocoonSet.class).inNamespace(namespace).delete();
        waitFor(
                "pods and custom resources to go",
                () -> list(Pod.class).isEmpty() && leftovers().isEmpty());
    }

    /** What a story that broke off has left would keep the namespace and the custom resources from going. */
    private void releaseFinalizers() {
        for (HasMetadata left : leftovers()) {
            client.resource(left).edit(object -> {
                object.getMetadata().setFinalizers(List.of());
                return object;
            });
        }
    }

    private List<HasMetadata> leftovers() {
        List<HasMetadata> leftovers = new ArrayList<>(list(CocoonHibernation.class));
        leftovers.addAll(list(CocoonSet.class));
        return leftovers;
    }

    private <T extends HasMetadata> List<T> list(Class<T> type) {
        return client.resources(type).inNamespace(namespace).list().getItems();
    }

    @Override
    public void close() {
        if (!made.isEmpty()) {
            releaseFinalizers();
        }
        Collections.reverse(made);
        made.forEach(object -> client.resource(object).delete());
        if (embedded == null) {
            client.close();
        } else {
            embedded.close();
        }
    }
}
