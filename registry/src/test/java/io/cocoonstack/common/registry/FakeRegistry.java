package io.cocoonstack.common.registry;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server on loopback that answers as a registry, except where a test sets another answer. */
final class FakeRegistry implements AutoCloseable {

    static final String HEAD = "HEAD ";
    static final String GET = "GET ";
    static final String DELETE = "DELETE ";

    @FunctionalInterface
    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    record Request(String line, String query, Headers headers) {

        String authorization() {
            return headers.getFirst("Authorization");
        }
    }

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Handler gate = exchange -> {};

    FakeRegistry() throws IOException {
        this(HttpServer.create(loopback(), 0), "http");
    }

    private FakeRegistry(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static FakeRegistry overTls(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new FakeRegistry(server, "https");
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    URI uri() {
        return URI.create(scheme + "://" + authority());
    }

    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** A client with a short timeout and no credentials. */
    OciSnapshotRegistry.Builder client() {
        return OciSnapshotRegistry.builder(uri()).allowPlainHttp().timeout(Duration.ofSeconds(10));
    }

    /** Has a request such as {@code GET /v2/} answered by this; the last one set counts. */
    FakeRegistry on(String line, Handler handler) {
        handlers.put(line, handler);
        return this;
    }

    /** Hands every request of the API to this first; a request that it answers is done. */
    FakeRegistry guardedBy(Handler handler) {
        gate = handler;
        return this;
    }

    /** Holds a manifest under a tag, and under its digest. */
    FakeRegistry holds(String repository, String tag, byte[] manifest) {
        String digest = ManifestDigest.sha256(manifest);
        for (String reference : List.of(tag, digest)) {
            String path = "/v2/" + repository + "/manifests/" + reference;
            on(HEAD + path, answer(200, manifest, "Docker-Content-Digest", digest));
            on(GET + path, answer(200, manifest, "Docker-Content-Digest", digest));
        }
        return this;
    }

    List<Request> requests() {
        return requests;
    }

    List<String> lines() {
        return requests.stream().map(Request::line).toList();
    }

    /** An answer of this status, body and headers, the latter as names and values in turns. */
    static Handler answer(int status, byte[] body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, empty ? -1 : body.length);
            if (!empty) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        };
    }

    static Handler answer(int status, String body, String... headers) {
        return answer(status, TestManifest.bytes(body), headers);
    }

    /** A registry's error of this code, with its version header. */
    static Handler error(int status, String code) {
        return answer(
                status,
                "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"no\"}]}",
                "Docker-Distribution-Api-Version",
                "registry/2.0");
    }

    private void handle(HttpExchange exchange) throws IOException {
        String line =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
        requests.add(new Request(line, exchange.getRequestURI().getQuery(), exchange.getRequestHeaders()));
        if (exchange.getRequestURI().getRawPath().startsWith("/v2/")) {
            gate.handle(exchange);
        }
        if (exchange.getResponseCode() == -1) {
            handlers.getOrDefault(line, error(404, "MANIFEST_UNKNOWN")).handle(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
