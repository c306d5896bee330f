package io.cocoonstack.common.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterLookupsTest {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{}";
    private HttpServer server;
    private KubernetesClient client;
    private ClusterLookups lookups;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
        lookups = ClusterLookups.of(client);
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void workloadsAreReadWithOneRequest() throws Exception {
        answer = "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"spec\":{\"replicas\":3}}";
        assertThat(lookups.deployment("prod", "web").at("/spec/replicas").intValue())
                .isEqualTo(3);
        answer = answer.replace("Deployment", "StatefulSet");
        assertThat(lookups.statefulSet("prod", "web").isPresent()).isTrue();
        assertThat(requests)
                .containsExactly(
                        "GET /apis/apps/v1/namespaces/prod/deployments/web",
                        "GET /apis/apps/v1/namespaces/prod/statefulsets/web");
    }

    @Test
    void aPodIsReadWithOneRequestAndOneThatIsGoneIsAbsent() throws Exception {
        answer = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"demo-0\"}}";
        assertThat(lookups.pod("prod", "demo-0").at("/metadata/name").asText()).isEqualTo("demo-0");
        assertThat(requests).containsExactly("GET /api/v1/namespaces/prod/pods/demo-0");
        status = 404;
        answer = gone("pods", "demo-0");
        assertThat(lookups.pod("prod", "demo-0").isPresent()).isFalse();
        answer = "404 page not found";
        assertThatThrownBy(() -> lookups.pod("prod", "demo-0")).isInstanceOf(KubernetesClientException.class);
    }

    @Test
    void aWorkloadThatIsGoneIsAbsentAndAFailureIsOne() throws Exception {
        status = 404;
        answer = gone("deployments", "web");
        assertThat(lookups.deployment("prod", "web").isPresent()).isFalse();
        answer = gone("statefulsets", "web");
        assertThat(lookups.statefulSet("prod", "web").isPresent()).isFalse();
        status = 403;
        answer = "{\"kind\":\"Status\",\"code\":403}";
        assertThatThrownBy(() -> lookups.deployment("prod", "web")).isInstanceOf(KubernetesClientException.class);
        assertThatThrownBy(() -> lookups.hibernations("prod")).isInstanceOf(KubernetesClientException.class);
    }

    @Test
    void aNotFoundThatIsNotAboutTheWorkloadIsAFailure() {
        status = 404;
        for (String other : List.of(
                "<html>default backend - 404</html>",
                "404 page not found",
                "{\"kind\":\"Status\",\"code\":404}",
                gone("namespaces", "prod"),
                gone("deployments", "other"))) {
            answer = other;
            assertThatThrownBy(() -> lookups.deployment("prod", "web")).isInstanceOf(KubernetesClientException.class);
        }
    }

    private static String gone(String plural, String name) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404,"
                + "\"details\":{\"name\":\"" + name + "\",\"group\":\"apps\",\"kind\":\"" + plural + "\"}}";
    }

    @Test
    void hibernationsOfTheNamespaceAreListed() throws Exception {
        answer = "{\"kind\":\"CocoonHibernationList\",\"items\":[{\"metadata\":{\"name\":\"a\"}},{\"spec\":\"x\"}]}";
        assertThat(lookups.hibernations("prod")).hasSize(2);
        assertThat(requests)
                .containsExactly("GET /apis/cocoonset.cocoonstack.io/v1/namespaces/prod/cocoonhibernations");
        assertThatNullPointerException().isThrownBy(() -> ClusterLookups.of(null));
    }
}
