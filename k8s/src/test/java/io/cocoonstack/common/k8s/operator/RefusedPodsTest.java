package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A quota, which refuses the creation of pods, each time in other words. */
class RefusedPodsTest {

    private final EmbeddedApiServer server = EmbeddedApiServer.start(Crds.cocoonSet(), Crds.cocoonHibernation());
    private final HttpServer quota;
    private final KubernetesClient client;
    private final Loop loop;
    private boolean isFull;
    private int refusals;
    private int code = 403;
    private String reason = "Forbidden";
    private String message = "exceeded quota";

    RefusedPodsTest() throws IOException {
        quota = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        quota.createContext("/", this::refuse);
        quota.start();
        client = new KubernetesClientBuilder()
                .withConfig(server.config())
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("quota", new Quota()))
                .build();
        loop = new Loop(client);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        quota.stop(0);
    }

    private final class Quota implements Interceptor {

        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            if (isFull
                    && "POST".equals(request.method())
                    && request.uri().getPath().endsWith("/pods")) {
                builder.uri(
                        URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                                + quota.getAddress().getPort()));
            }
        }
    }

    private void refuse(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] answer = ("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":" + code
                        + ",\"reason\":\"" + reason + "\",\"message\":\"" + message + ", request " + ++refusals + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void aRefusedPodIsToldInTheConditionAndKeepsNoOtherOneFromItsStamp() {
        loop.run();
        isFull = true;
        loop.edit(spec -> spec.getAgent().setReplicas(2));
        loop.operate();

        assertThat(loop.setConditions())
                .contains("Ready=False PodNotCreated: demo-2 is not created: the API server answered 403: exceeded"
                        + " quota, request 1");
        assertThat(Pods.generation(loop.pod("demo-browser")))
                .isEqualTo(loop.set().getMetadata().getGeneration());
        String version = loop.set().getMetadata().getResourceVersion();
        loop.operate();
        assertThat(refusals).isEqualTo(2);
        assertThat(loop.set().getMetadata().getResourceVersion()).isEqualTo(version);
    }

    @Test
    void aConflictThatIsNotAboutThePodIsToldInTheConditionAndTriedAgainLater() {
        code = 409;
        reason = "Conflict";
        for (String why : List.of(
                "Operation cannot be fulfilled on resourcequotas \\\"full\\\": the object has been modified",
                "admission webhook \\\"x\\\" denied the request")) {
            message = why;
            loop.run();
            isFull = true;
            int before = refusals;
            loop.edit(spec -> spec.getAgent().setReplicas(2));
            Next next = loop.operate();

            assertThat(String.join(" ", loop.setConditions()))
                    .contains("Ready=False PodNotCreated: demo-2 is not created: the API server answered 409: ");
            assertThat(next).isEqualTo(Next.after(Duration.ofSeconds(15)));
            assertThat(refusals).isEqualTo(before + 1);
            isFull = false;
            loop.edit(spec -> spec.getAgent().setReplicas(1));
            loop.client.resource(loop.set()).delete();
            loop.until("the set is gone", () -> loop.set() == null);
        }
    }

    @Test
    void aRoundWhoseMainPodIsRefusedSaysSoAndGoesOnWhenThereIsRoom() {
        release();
        isFull = true;
        loop.edit(spec -> spec.setSuspend(false));
        loop.untilSet(CocoonSetPhase.WAKING);
        loop.operate();
        assertThat(String.join(" ", loop.setConditions()))
                .contains("Ready=False PodNotCreated: demo-0 is not created: the API server answered 403: ");

        loop.clock.now = loop.clock.now.plus(Duration.ofMinutes(10));
        loop.operate();
        assertThat(CocoonSets.phase(loop.set())).isEqualTo(CocoonSetPhase.WAKING);
        isFull = false;
        loop.untilSet(CocoonSetPhase.RUNNING);
    }

    private void release() {
        loop.createSet(spec -> {
            spec.getAgent().setReplicas(0);
            spec.setToolboxes(List.of());
            spec.setHibernatePolicy(HibernatePolicy.RELEASE);
        });
        loop.untilSet(CocoonSetPhase.RUNNING);
        loop.edit(spec -> spec.setSuspend(true));
        loop.until(
                "released",
                () -> CocoonSetPhase.SUSPENDED.equals(CocoonSets.phase(loop.set()))
                        && loop.podNames().isEmpty());
    }
}
