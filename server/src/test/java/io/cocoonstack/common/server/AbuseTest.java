package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.LogCapture;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each kind of abuse by 64 clients at once, with a short deadline, while a good client gets its answers. The system
 * property {@code cocoon.abuse.deadline} sets another deadline, in seconds: 10 is that of a server that was told
 * nothing. Tests contract 11 rule servers.
 */
@Timeout(120)
class AbuseTest {

    private static final Duration DEADLINE = Duration.ofSeconds(Long.getLong("cocoon.abuse.deadline", 2));
    private static final byte[] LARGE_ANSWER = new byte[256 * 1024];

    private final Map<Rejection, AtomicInteger> rejections = new EnumMap<>(Rejection.class);
    private LogCapture log;
    private HttpServer server;

    @BeforeEach
    void captureTheLog() {
        log = new LogCapture();
        for (Rejection reason : Rejection.values()) {
            rejections.put(reason, new AtomicInteger());
        }
    }

    @AfterEach
    void stop() {
        log.close();
        server.stop(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void headersThatDribbleAreCut(boolean tls) throws Exception {
        start(tls);
        Abuse.Outcome outcome = Abuse.of(server, tls, client -> {
            client.send("GET / HTTP/1.1\r\nHost: h\r\n");
            Abuse.dribble(client, 50, bytes("X: y\r\n"));
        });
        assertCut(outcome, Rejection.SLOW_HEAD);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void headersThatDribbleInALaterRequestAreCut(boolean tls) throws Exception {
        start(tls);
        Abuse.Outcome outcome = Abuse.of(server, tls, client -> {
            assertThat(client.get("/").answer().status()).isEqualTo(200);
            Abuse.dribble(client, 50, bytes("GET / HTTP/1.1\r\nHost: h\r\n"), bytes("X: y\r\n"));
        });
        assertCut(outcome, Rejection.SLOW_HEAD);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bodiesThatDribbleAreCut(boolean tls) throws Exception {
        start(tls);
        Abuse.Outcome outcome = Abuse.of(server, tls, client -> {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10485760\r\n\r\n");
            Abuse.dribble(client, 50, new byte[] {'x'});
        });
        assertCut(outcome, Rejection.SLOW_BODY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void chunksThatDribbleAreCut(boolean tls) throws Exception {
        start(tls);
        Abuse.Outcome outcome = Abuse.of(server, tls, client -> {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
            Abuse.dribble(client, 20, bytes("1\r\nx\r\n"));
        });
        assertCut(outcome, Rejection.SLOW_BODY);
    }

    @Test
    void aTlsHandshakeThatStallsIsCut() throws Exception {
        start(true);
        byte[] hello = clientHello();
        Abuse.Outcome outcome = Abuse.run(
                server,
                true,
                Abuse.CLIENTS,
                () -> RawClient.plain(server.port()),
                client -> client.send(hello).awaitCut());
        assertCut(outcome, Rejection.SLOW_HANDSHAKE);
    }

    @Test
    void aTlsHelloThatDribblesIsCut() throws Exception {
        start(true);
        byte[] hello = clientHello();
        assertThat(hello.length).isGreaterThan(100);
        Abuse.Outcome outcome = Abuse.run(
                server,
                true,
                Abuse.CLIENTS,
                () -> RawClient.plain(server.port()),
                client -> Abuse.dribble(client, 50, hello));
        assertCut(outcome, Rejection.SLOW_HANDSHAKE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pipelinedRequestsWhoseAnswersAreNeverReadAreCut(boolean tls) throws Exception {
        start(tls);
        byte[] requests = bytes("GET /large HTTP/1.1\r\nHost: h\r\n\r\n".repeat(1000));
        Abuse.Outcome outcome = Abuse.run(
                server,
                tls,
                Abuse.CLIENTS,
                () -> tls ? RawClient.tls(server.port()) : RawClient.narrow(server.port()),
                client -> {
                    // A thousand requests, then more of them, byte by byte, until the connection is gone.
                    Abuse.dribble(client, 50, requests, bytes("GET /large "));
                });
        assertCut(outcome, Rejection.SLOW_READER);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClientThatIsToldToContinueAndDoesNotIsCut(boolean tls) throws Exception {
        start(tls);
        Abuse.Outcome outcome = Abuse.of(server, tls, client -> {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(100);
            client.awaitCut();
        });
        assertCut(outcome, Rejection.SLOW_BODY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tenMebibytesAndOneByteAreAnswered(boolean tls) throws Exception {
        // This is about the answer: a busy machine takes its time for 640 MiB.
        start(AbusedWebhook.PATIENCE, tls);
        byte[] body = new byte[(10 << 20) + 1];
        AtomicInteger answered = new AtomicInteger();
        Abuse.of(server, tls, client -> {
            client.post("/", body);
            answered.addAndGet(Abuse.isAnswered(client, 413) ? 1 : 0);
        });
        assertThat(answered).hasValue(Abuse.CLIENTS);
        assertThat(rejections.get(Rejection.BODY_TOO_LARGE)).hasValue(Abuse.CLIENTS);
        assertLoggedOnce();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void halfClosedConnectionsAreAnsweredOrClosed(boolean tls) throws Exception {
        start(tls);
        AtomicInteger turn = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        Abuse.of(server, tls, client -> {
            switch (turn.getAndIncrement() % 4) {
                case 0 -> client.closeOutput();
                case 1 -> {
                    client.send("GET / HT").closeOutput();
                }
                case 2 -> {
                    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhalf")
                            .closeOutput();
                }
                default -> {
                    client.post("/", new byte[10]).closeOutput();
                    answered.addAndGet(Abuse.isAnswered(client, 200) ? 1 : 0);
                }
            }
            client.awaitCut();
        });
        assertThat(answered).hasValue(Abuse.CLIENTS / 4);
        assertThat(log.warnings()).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoThousandIdleConnectionsDisturbNobodyAndAreCut(boolean tls) throws Exception {
        start(DEADLINE.plusSeconds(2), tls);
        // Without a handshake: an idle client is one that does nothing.
        int each = 2000 / Abuse.CLIENTS + 1;
        Abuse.Outcome outcome = Abuse.run(server, tls, Abuse.CLIENTS, () -> RawClient.plain(server.port()), first -> {
            List<RawClient> more = new ArrayList<>();
            for (int i = 1; i < each; i++) {
                more.add(RawClient.plain(server.port()));
            }
            first.awaitCut();
            for (RawClient client : more) {
                client.awaitCut();
                client.close();
            }
        });
        assertThat(outcome.amidAbuse()).isPositive();
        Rejection reason = tls ? Rejection.SLOW_HANDSHAKE : Rejection.SLOW_HEAD;
        assertThat(rejections.get(reason)).hasValue(each * Abuse.CLIENTS);
        assertThat(rejections.get(Rejection.CONNECTION_LIMIT)).hasValue(0);
        assertLoggedOnce();
    }

    @Test
    void withTheDefaultDeadlineTheyAreCutToo() throws Exception {
        start(HttpServerSpec.DEFAULT_SLOW_CLIENT_TIMEOUT, true);
        byte[] hello = clientHello();
        AtomicInteger turn = new AtomicInteger();
        Abuse.Outcome outcome = Abuse.run(server, true, Abuse.CLIENTS, () -> RawClient.plain(server.port()), client -> {
            if (turn.getAndIncrement() % 2 == 0) {
                client.send(hello).awaitCut();
            } else {
                Abuse.dribble(client, 100, hello);
            }
        });
        assertCut(outcome, Rejection.SLOW_HANDSHAKE);
    }

    private void assertCut(Abuse.Outcome outcome, Rejection reason) {
        assertThat(outcome.amidAbuse())
                .as("answers of the good client while all the others hung")
                .isPositive();
        assertThat(rejections.get(reason)).hasValue(Abuse.CLIENTS);
        assertLoggedOnce();
    }

    private void assertLoggedOnce() {
        assertThat(log.warnings()).hasSize(1);
    }

    private void start(boolean tls) {
        start(DEADLINE, tls);
    }

    private void start(Duration deadline, boolean tls) {
        ServerHandler handler = request -> request.path().equals("/large")
                ? ServerResponse.of(200, "application/octet-stream", LARGE_ANSWER)
                : ServerResponse.text(200, "good");
        HttpServerSpec.Builder builder = tls
                ? HttpServerSpec.https(
                        "abused",
                        handler,
                        TlsMaterial.selfSigned("localhost", InetAddress.getLoopbackAddress())
                                .keyManager())
                : HttpServerSpec.http("abused", handler);
        server = new HttpServer(builder.host("127.0.0.1")
                .slowClientTimeout(deadline)
                .metrics(new ServerMetrics() {
                    @Override
                    public void onRejected(Rejection reason) {
                        rejections.get(reason).incrementAndGet();
                    }
                })
                .build());
        server.start();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] clientHello() throws Exception {
        SSLEngine engine = RawClient.trusting().createSSLEngine("localhost", 443);
        engine.setUseClientMode(true);
        ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), record);
        byte[] bytes = new byte[record.flip().remaining()];
        record.get(bytes);
        return bytes;
    }
}
