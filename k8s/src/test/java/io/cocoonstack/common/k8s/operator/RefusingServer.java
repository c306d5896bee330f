package io.cocoonstack.common.k8s.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/** An API server that refuses some requests, each time in other words. */
final class RefusingServer implements AutoCloseable {

    private final EmbeddedApiServer server = EmbeddedApiServer.start(Crds.cocoonSet(), Crds.cocoonHibernation());
    private final HttpServer refuser;
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile BiPredicate<String, String> refused = (method, path) -> false;
    private volatile int code = 403;
    private volatile String message = "exceeded quota";
    final KubernetesClient client;

    RefusingServer() {
        try {
            refuser = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refuser.createContext("/", this::refuse);
        refuser.start();
        client = new KubernetesClientBuilder()
                .withConfig(server.config())
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("refuser", new Refuser()))
                .build();
    }

    /** Refuses from now on what has this method and a path that ends so. */
    void refuse(String method, String end) {
        refused = (asked, path) -> asked.equals(method) && path.endsWith(end);
    }

    void refuseNothing() {
        refused = (method, path) -> false;
    }

    void answer(int with, String words) {
        code = with;
        message = words;
    }

    int refusals() {
        return refusals.get();
    }

    private final class Refuser implements Interceptor {

        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            if (refused.test(request.method(), request.uri().getPath())) {
                builder.uri(
                        URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                                + refuser.getAddress().getPort()));
            }
        }
    }

    private void refuse(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] answer = ("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":" + code
                        + ",\"reason\":\"" + (code == 409 ? "Conflict" : "Forbidden") + "\",\"message\":\"" + message
                        + ", request " + refusals.incrementAndGet() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        refuser.stop(0);
    }
}
