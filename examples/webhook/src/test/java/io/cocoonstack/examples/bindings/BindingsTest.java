package io.cocoonstack.examples.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.server.HttpServer;
import io.cocoonstack.common.server.HttpServerSpec;
import io.cocoonstack.common.server.TlsMaterial;
import io.cocoonstack.examples.webhook.WebhookEndpoint;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same requests to each of the three, over a real socket. */
@Timeout(60)
class BindingsTest {

    private static final String REVIEW = "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
            + "\"request\":{\"uid\":\"u\",\"name\":\"NAME\",\"object\":{\"spec\":{\"replicas\":3}}}}";

    private final ReviewLoop loop = ReviewLoop.of(request -> switch (String.valueOf(request.name())) {
        case "good" -> AdmissionResponse.allow();
        case "odd" -> throw new IllegalStateException("secret");
        default -> AdmissionResponse.deny("has " + request.object().at("/spec/replicas"));
    });

    private final HttpClient.Builder clients =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10));

    @Test
    void ourServerOverTls() throws Exception {
        TlsMaterial tls = TlsMaterial.selfSigned("localhost", InetAddress.getLoopbackAddress());
        try (HttpServer server =
                new HttpServer(HttpServerSpec.https("webhook", new WebhookEndpoint(loop, () -> tls), tls.keyManager())
                        .host("127.0.0.1")
                        .build())) {
            server.start();
            X509Certificate certificate = tls.certificate();
            check(clients.sslContext(trusting(certificate)).build(), "https://localhost:" + server.port());
        }
    }

    @Test
    void aServletContainer() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new ServletBinding(loop)), "/*");
        server.setHandler(context);
        server.start();
        try {
            check(clients.build(), "http://127.0.0.1:" + connector.getLocalPort());
        } finally {
            server.stop();
        }
    }

    @Test
    void aReactiveServer() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            io.vertx.core.http.HttpServer server = vertx.createHttpServer()
                    .requestHandler(new VertxBinding(vertx, loop))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            check(clients.build(), "http://127.0.0.1:" + server.actualPort());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static void check(HttpClient client, String base) throws Exception {
        String good = REVIEW.replace("NAME", "good");
        HttpResponse<String> allowed = post(client, base, "application/json", null, good);
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(allowed.body())
                .isEqualTo("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
                        + "\"response\":{\"uid\":\"u\",\"allowed\":true}}");
        assertThat(post(client, base, "application/json", null, REVIEW).body()).contains("\"message\":\"has 3\"");

        HttpResponse<String> failed = post(client, base, "application/json", null, REVIEW.replace("NAME", "odd"));
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).isEqualTo("the admission handler failed\n");

        HttpResponse<String> get = client.send(
                HttpRequest.newBuilder(URI.create(base + "/validate?timeout=10s"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow")).hasValue("POST");

        assertThat(post(client, base, "text/plain", null, good).statusCode()).isEqualTo(415);
        assertThat(post(client, base, "application/json", "gzip", good).statusCode())
                .isEqualTo(415);
        assertThat(post(client, base, "application/json", null, "").statusCode())
                .isEqualTo(400);
        assertThat(post(client, base, "application/json", null, "[".repeat(100_000))
                        .statusCode())
                .isEqualTo(400);
        String blanks = " ".repeat(ReviewLoop.DEFAULT_LIMIT - good.length());
        assertThat(post(client, base, "application/json", null, good + blanks).statusCode())
                .isEqualTo(200);
        assertThat(post(client, base, "application/json", null, good + blanks + " ")
                        .statusCode())
                .isEqualTo(413);
    }

    private static HttpResponse<String> post(
            HttpClient client, String base, String contentType, String contentEncoding, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/validate?timeout=10s"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (contentEncoding != null) {
            request.header("Content-Encoding", contentEncoding);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static SSLContext trusting(X509Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("webhook", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
