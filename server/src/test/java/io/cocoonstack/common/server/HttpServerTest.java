package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpServerTest {

    private static final ServerHandler ECHO =
            request -> ServerResponse.of(200, "application/octet-stream", request.body());

    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stopAll() {
        servers.forEach(server -> server.stop(Duration.ofSeconds(5)));
    }

    @Test
    void aHandlerSeesTheWholeRequest() throws IOException {
        HttpServer server = start(request -> ServerResponse.text(
                        201,
                        request.method() + " " + request.path() + " " + request.query() + " " + request.header("x-a")
                                + " "
                                + request.headers().get("X-A") + " " + request.header("X-B") + " "
                                + new String(request.body(), StandardCharsets.UTF_8) + " "
                                + (request.remoteAddress() != null))
                .withHeader("X-Answer", "yes"));
        try (RawClient client = RawClient.plain(server.port())) {
            client.send(
                    "PUT /a%20b/../c%20d?x=%20y HTTP/1.1\r\nHost: h\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 4\r\n\r\nbody");
            RawClient.Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text()).isEqualTo("PUT /c d x=%20y 1 [1, 2] null body true");
            assertThat(answer.headers())
                    .containsEntry("X-Answer", "yes")
                    .containsEntry("Content-Type", "text/plain; charset=utf-8")
                    .containsKey("Date")
                    .doesNotContainKeys("Server", "Connection");
        }
    }

    @Test
    void aConnectionTakesOneRequestAfterAnother() throws IOException {
        HttpServer server = start(ECHO);
        try (RawClient client = RawClient.plain(server.port())) {
            for (int size : new int[] {0, 1, 8191, 8192, 65_535, 65_536, 65_537, 1_000_000}) {
                byte[] body = bytes(size);
                assertThat(client.post("/", body).answer().body()).isEqualTo(body);
            }
        }
    }

    @Test
    void aChunkedBodyArrivesWhole() throws IOException {
        HttpServer server = start(ECHO);
        try (RawClient client = RawClient.plain(server.port())) {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 3000; i++) {
                client.send("3\r\nabc\r\n");
            }
            client.send("0\r\n\r\n");
            assertThat(client.answer().text()).isEqualTo("abc".repeat(3000));
        }
    }

    @Test
    void aBodyOfExactlyTheLimitIsFineAndOneMoreIsNot() throws IOException {
        HttpServer server = start(HttpServerSpec.http("t", ECHO).bodyLimit(100_000));
        try (RawClient client = RawClient.plain(server.port())) {
            assertThat(client.post("/", bytes(100_000)).answer().status()).isEqualTo(200);
            RawClient.Answer tooLarge = client.post("/", bytes(100_001)).answer();
            assertThat(tooLarge.status()).isEqualTo(413);
            assertThat(tooLarge.text()).isEqualTo("the request body is too large");
            // It was read to its end, so the connection goes on.
            assertThat(client.post("/", bytes(7)).answer().status()).isEqualTo(200);
            client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.send("186A1\r\n").send(bytes(100_001)).send("\r\n0\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void aClientThatAsksFirstIsToldBeforeItSends() throws IOException {
        HttpServer server = start(HttpServerSpec.http("t", ECHO).bodyLimit(10));
        try (RawClient client = RawClient.plain(server.port())) {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(100);
            assertThat(client.send("abc").answer().text()).isEqualTo("abc");
            client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(413);
            client.awaitCut();
        }
    }

    @Test
    void aHandlerThatThrowsMeans500WithoutDetails() throws IOException {
        List<Throwable> failures = new ArrayList<>(List.of(
                new IllegalStateException("secret"), new IOException("secret"), new StackOverflowError("secret")));
        HttpServer server = start(request -> {
            Throwable next = failures.remove(0);
            if (next instanceof Error error) {
                throw error;
            }
            throw (Exception) next;
        });
        try (LogCapture log = new LogCapture();
                RawClient client = RawClient.plain(server.port())) {
            while (!failures.isEmpty()) {
                RawClient.Answer answer = client.post("/x", bytes(10)).answer();
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.text()).isEqualTo("internal server error");
            }
            assertThat(log.warnings()).hasSize(3).allMatch(line -> line.contains("the handler failed on POST /x"));
            assertThat(log.all()).contains("secret");
        }
    }

    @Test
    void aHandlerThatReturnsNothingMeans500() throws IOException {
        HttpServer server = start(request -> null);
        try (RawClient client = RawClient.plain(server.port())) {
            assertThat(client.get("/").answer().status()).isEqualTo(500);
        }
    }

    @Test
    void aHandlerThatFailsAgainAndAgainIsLoggedOnce() throws IOException {
        HttpServer server = start(request -> {
            throw new IllegalStateException("again");
        });
        try (LogCapture log = new LogCapture();
                RawClient client = RawClient.plain(server.port())) {
            for (int i = 0; i < 50; i++) {
                assertThat(client.get("/").answer().status()).isEqualTo(500);
            }
            assertThat(log.warnings()).hasSize(1);
        }
    }

    @Test
    void answersWithoutABodyAndAnswersToHeadAreWellFormed() throws IOException {
        HttpServer server = start(request -> switch (request.path()) {
            case "/204" -> ServerResponse.empty(204);
            case "/304" -> ServerResponse.empty(304);
            case "/200" -> ServerResponse.empty(200);
            default -> ServerResponse.text(200, "text");
        });
        try (RawClient client = RawClient.plain(server.port())) {
            assertThat(client.get("/204").answer().headers()).doesNotContainKey("Content-Length");
            assertThat(client.get("/304").answer().status()).isEqualTo(304);
            assertThat(client.get("/200").answer().headers()).containsEntry("Content-Length", "0");
            RawClient.Answer head =
                    client.send("HEAD /text HTTP/1.1\r\nHost: h\r\n\r\n").answer(false);
            assertThat(head.headers()).containsEntry("Content-Length", "4");
            assertThat(client.get("/text").answer().text()).isEqualTo("text");
        }
    }

    @Test
    void aMalformedRequestIsRefusedWithoutDetails() throws IOException {
        HttpServer server = start(ECHO);
        assertThat(refused(server, "GET / HTTP/1.1\r\n\r\n").status()).isEqualTo(400);
        assertThat(refused(server, "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n")
                        .status())
                .isEqualTo(400);
        assertThat(refused(server, "\u0001\u0002\r\n\r\n").text()).isEqualTo("Bad Request");
        // Whether this is one segment or two depends on who reads it, and so nobody may.
        assertThat(refused(server, "GET /a%2Fb HTTP/1.1\r\nHost: h\r\n\r\n").status())
                .isEqualTo(400);
        assertThat(refused(server, "GET /%ff HTTP/1.1\r\nHost: h\r\n\r\n").status())
                .isEqualTo(400);
        assertThat(refused(server, "GET / HTTP/7.1\r\nHost: h\r\n\r\n").status())
                .isEqualTo(505);
        assertThat(refused(server, "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: h\r\n\r\n")
                        .status())
                .isEqualTo(414);
        assertThat(refused(server, "GET / HTTP/1.1\r\nHost: h\r\nX: " + "x".repeat(20_000) + "\r\n\r\n")
                        .status())
                .isEqualTo(431);
        assertThat(refused(server, "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
                        .status())
                .isEqualTo(400);
    }

    private static RawClient.Answer refused(HttpServer server, String request) throws IOException {
        try (RawClient client = RawClient.plain(server.port())) {
            RawClient.Answer answer = client.send(request).answer();
            client.awaitCut();
            return answer;
        }
    }

    @Test
    void abuseOfOneKindIsLoggedOnce() throws IOException {
        HttpServer server = start(ECHO);
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < 20; i++) {
                refused(server, "GET / HTTP/1.1\r\nHost: h\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
            }
            assertThat(log.warnings()).singleElement().asString().contains("server t", "malformed", "counted");
        }
    }

    @Test
    void overTlsItSpeaks12And13AndNothingOlder() throws IOException {
        HttpServer server = start(https(ECHO));
        for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
            try (RawClient client = RawClient.tls(server.port(), protocol)) {
                assertThat(client.protocol()).isEqualTo(protocol);
                assertThat(client.post("/", bytes(100_000)).answer().body()).isEqualTo(bytes(100_000));
            }
        }
        List<String> enabled =
                Arrays.asList(RawClient.trusting().getServerSocketFactory().getDefaultCipherSuites());
        assertThat(enabled).isNotEmpty();
        assertThatThrownBy(() -> RawClient.tls(server.port(), "TLSv1.1")).isInstanceOf(IOException.class);
    }

    @Test
    void plainHttpOnATlsPortIsCutAndCounted() throws IOException {
        List<Rejection> rejections = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = start(https(ECHO).metrics(new ServerMetrics() {
            @Override
            public void onRejected(Rejection reason) {
                rejections.add(reason);
                throw new IllegalStateException("a listener that fails disturbs nobody");
            }
        }));
        try (RawClient client = RawClient.plain(server.port())) {
            client.get("/").awaitCut();
        }
        assertThat(rejections).containsExactly(Rejection.FAILED_HANDSHAKE);
    }

    @Test
    void theHostNameIsTheClientsConcern() throws IOException {
        HttpServer server = start(https(ECHO));
        try (RawClient client = RawClient.tls(server.port())) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: somewhere.else\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anIdleConnectionIsClosedAfterTheKeepAliveTime() throws IOException {
        HttpServer server = start(HttpServerSpec.http("t", ECHO).keepAliveTimeout(Duration.ofMillis(300)));
        try (LogCapture log = new LogCapture();
                RawClient client = RawClient.plain(server.port())) {
            client.get("/").answer();
            long begin = System.nanoTime();
            client.awaitCut();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(250), Duration.ofSeconds(5));
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void aHandlerMayTakeLongerThanAnyClient() throws IOException {
        HttpServer server = start(HttpServerSpec.http("t", request -> {
                    Thread.sleep(1500);
                    return ServerResponse.text(200, "late");
                })
                .slowClientTimeout(Duration.ofMillis(300))
                .keepAliveTimeout(Duration.ofMillis(300)));
        try (RawClient client = RawClient.plain(server.port())) {
            assertThat(client.get("/").answer().text()).isEqualTo("late");
        }
    }

    @Test
    void requestsAndTheirTimesAreCounted() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = start(HttpServerSpec.http("t", ECHO).bodyLimit(5).metrics(new ServerMetrics() {
            @Override
            public void onRequest(int status, long nanos) {
                seen.add(status + (nanos > 0 && nanos < 60_000_000_000L ? " timed" : " " + nanos));
            }

            @Override
            public void onRejected(Rejection reason) {
                seen.add(reason.name());
            }
        }));
        try (RawClient client = RawClient.plain(server.port())) {
            client.post("/", bytes(5)).answer();
            client.post("/", bytes(6)).answer();
            client.post("/", bytes(1)).answer();
        }
        while (seen.size() < 4) {
            Thread.sleep(5);
        }
        assertThat(seen).containsExactly("200 timed", "BODY_TOO_LARGE", "413 timed", "200 timed");
    }

    @Test
    void aPortThatIsTakenIsAnErrorThatNamesIt() {
        HttpServer first = start(ECHO);
        HttpServer second = new HttpServer(HttpServerSpec.http("second", ECHO)
                .host("127.0.0.1")
                .port(first.port())
                .build());
        assertThatThrownBy(second::start)
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("127.0.0.1:" + first.port());
        second.stop(Duration.ZERO);
    }

    @Test
    void aServerRunsOnce() {
        HttpServer server = start(ECHO);
        assertThatIllegalStateException().isThrownBy(server::start);
        server.close();
        server.close();
        assertThatIllegalStateException().isThrownBy(server::start);
        assertThat(server.ended().toCompletableFuture()).isCompleted();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        HttpServerSpec.Builder builder = HttpServerSpec.http("t", ECHO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.port(65536))
                .withMessageContaining("port is 65536");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.port(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.bodyLimit(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.bodyMemory(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxConnections(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxConcurrentRequests(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.slowClientTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.keepAliveTimeout(Duration.ofDays(2)));
    }

    private HttpServer start(ServerHandler handler) {
        return start(HttpServerSpec.http("t", handler));
    }

    private HttpServer start(HttpServerSpec.Builder builder) {
        HttpServer server = new HttpServer(builder.host("127.0.0.1").build());
        servers.add(server);
        server.start();
        return server;
    }

    static HttpServerSpec.Builder https(ServerHandler handler) {
        return HttpServerSpec.https(
                "t",
                handler,
                TlsMaterial.selfSigned("localhost", InetAddress.getLoopbackAddress())
                        .keyManager());
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
