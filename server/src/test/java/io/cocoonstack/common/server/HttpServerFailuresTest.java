package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.common.testsupport.LogCapture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server makes of handlers that fail, of requests that are malformed and of settings that cannot be. */
@Timeout(60)
class HttpServerFailuresTest extends Servers {

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
    void settingsOutOfRangeAreRefused() {
        HttpServerSpec.Builder builder = HttpServerSpec.http("t", ECHO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.port(65536))
                .withMessageContaining("port is 65536");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.port(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.bodyLimit(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.bodyMemory(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.headLimit(1023))
                .withMessage("headLimit is 1023, expected 1024 to 1048576");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxConnections(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxConcurrentRequests(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.slowClientTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.keepAliveTimeout(Duration.ofDays(2)));
    }
}
