package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cocoonstack.common.testsupport.LogCapture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpServerTest extends Servers {

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
            client.send("PUT /a%20b/../c%20d?x=%20y HTTP/1.1\r\nHost: h\r\nX-A: 1\r\nx-a: 2\r\n"
                    + "Content-Length: 4\r\n\r\nbody");
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
    void severalCookiesAreSetInOneAnswerInTheirOrder() throws Exception {
        HttpServer server = start(request -> ServerResponse.empty(302)
                .withHeader("Location", "/")
                .withHeader("Set-Cookie", "session=s; Path=/")
                .withHeader("Set-Cookie", "state=; Max-Age=0")
                .withAddedHeader("WWW-Authenticate", "Basic realm=\"a, b\"")
                .withAddedHeader("WWW-Authenticate", "Bearer"));
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("session=s; Path=/", "state=; Max-Age=0");
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Basic realm=\"a, b\"", "Bearer");
    }

    @Test
    void theHeadOfAnAnswerHoldsManyOfTheLongestCookiesAndTheHandlerIsBlamedForTooMany() throws IOException {
        HttpServer server = start(request -> {
            ServerResponse answer = ServerResponse.empty(200);
            for (int i = 0; i < Integer.parseInt(request.header("X-Cookies")); i++) {
                answer = answer.withHeader("Set-Cookie", "c" + i + "=" + "x".repeat(4094));
            }
            return answer;
        });
        try (LogCapture log = new LogCapture();
                RawClient client = RawClient.plain(server.port())) {
            for (int cookies : new int[] {1, 2, 4, 15, 100}) {
                client.send("GET / HTTP/1.1\r\nHost: h\r\nX-Cookies: " + cookies + "\r\n\r\n");
                assertThat(client.answer().headers().get("Set-Cookie")).startsWith("c" + (cookies - 1) + "=");
            }
            assertThat(log.warnings()).isEmpty();
            client.send("GET /many HTTP/1.1\r\nHost: h\r\nX-Cookies: 300\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(500);
            assertThat(log.warnings()).singleElement().asString().contains("the handler failed on GET /many");
        }
    }

    @Test
    void theHeadOfARequestMayBeAsLongAsTheLimitAndNoLonger() throws IOException {
        String start = "GET / HTTP/1.1\r\nHost: h\r\nX: ";
        for (int limit : new int[] {1024, 16_384, 200_000}) {
            HttpServer server = start(HttpServerSpec.http(
                            "t",
                            request -> ServerResponse.text(
                                    200, "" + request.header("X").length()))
                    .headLimit(limit));
            int fits = limit - start.length() - "\r\n\r\n".length();
            try (RawClient client = RawClient.plain(server.port())) {
                client.send(start + "x".repeat(fits) + "\r\n\r\n");
                assertThat(client.answer().text()).isEqualTo("" + fits);
            }
            assertThat(refused(server, start + "x".repeat(fits + 1) + "\r\n\r\n")
                            .status())
                    .isEqualTo(431);
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
    void overTlsItSpeaks12And13AndNothingOlder() throws IOException {
        HttpServer server = start(https(ECHO));
        for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
            try (RawClient client = RawClient.tls(server.port(), protocol)) {
                assertThat(client.protocol()).isEqualTo(protocol);
                assertThat(client.post("/", bytes(100_000)).answer().body()).isEqualTo(bytes(100_000));
            }
        }
        // The JDK's client offers nothing older, so the server is asked.
        assertThat(enabledProtocols(server)).containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
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
        HttpServer impatient = start(HttpServerSpec.http("t", ECHO).keepAliveTimeout(Duration.ofMillis(300)));
        HttpServer patient = start(HttpServerSpec.http("t", ECHO).slowClientTimeout(Duration.ofMillis(300)));
        try (LogCapture log = new LogCapture();
                RawClient kept = RawClient.plain(patient.port());
                RawClient closed = RawClient.plain(impatient.port())) {
            kept.get("/").answer();
            closed.get("/").answer();
            closed.awaitCut();
            assertThat(kept.get("/").answer().status()).isEqualTo(200);
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
    void aServerRunsOnce() {
        HttpServer server = start(ECHO);
        assertThatIllegalStateException().isThrownBy(server::start);
        server.close();
        server.close();
        assertThatIllegalStateException().isThrownBy(server::start);
        assertThat(server.ended().toCompletableFuture()).isCompleted();
    }
}
