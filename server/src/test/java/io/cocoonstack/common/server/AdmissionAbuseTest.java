package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.ReviewAnswer;
import io.cocoonstack.common.admission.ReviewLoop;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A webhook as it is run: the review loop on this server, over TLS, with a short deadline. Each kind of abuse by 64 clients at
 * once, while the API server gets its answers.
 */
@Timeout(120)
class AdmissionAbuseTest {

    private static final Duration DEADLINE = Duration.ofSeconds(Long.getLong("cocoon.abuse.deadline", 2));
    private static final Duration SLACK = Duration.ofSeconds(3);
    /** For what is about the answer: 64 clients that send 10 MiB each take their time on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private static final int EACH = 2;

    /** What one client asks without reading; an answer has 64 KiB. */
    private static final int PIPELINED = 100;

    /** What the server may hold on to after it was abused. */
    private static final long LEFT_BEHIND = 64L * 1024 * 1024;

    private static final byte[] GOOD = review("{\"spec\":{\"replicas\":3}}");

    private static final String HEAD = "POST /validate HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n";

    private final LogCapture log = new LogCapture();
    private final long before = usedHeap();
    private final AtomicInteger handled = new AtomicInteger();
    private HttpServer server;

    @AfterEach
    void stop() {
        log.close();
        server.stop(Duration.ofSeconds(5));
    }

    private static byte[] review(String object) {
        return bytes("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"u\","
                + "\"object\":" + object + "}}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private void start(Duration deadline) {
        ReviewLoop loop = ReviewLoop.of(request -> request.object().at("").isTextual()
                ? AdmissionResponse.allow().withWarning("w".repeat(64 * 1024))
                : AdmissionResponse.allow());
        ServerHandler handler = request -> {
            handled.incrementAndGet();
            ReviewAnswer answer = loop.answer(
                    request.method(),
                    request.header("Content-Type"),
                    request.header("Content-Encoding"),
                    request.body());
            return ServerResponse.of(answer.status(), answer.contentType(), answer.body());
        };
        server = new HttpServer(HttpServerSpec.https(
                        "webhook",
                        handler,
                        TlsMaterial.selfSigned("localhost", InetAddress.getLoopbackAddress())
                                .keyManager())
                .host("127.0.0.1")
                .slowClientTimeout(deadline)
                .build());
        server.start();
    }

    private static void send(RawClient client, byte[] body, String... headers) throws Exception {
        StringBuilder head = new StringBuilder(HEAD);
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        client.send(head + "Content-Length: " + body.length + "\r\n\r\n").send(body);
    }

    private Abuse.Outcome abuse(Abuse.Connector connector, Abuse.Abuser abuser) throws Exception {
        return Abuse.run(server, true, Abuse.CLIENTS, connector, abuser, client -> send(client, GOOD));
    }

    private Abuse.Outcome abuse(Abuse.Abuser abuser) throws Exception {
        return abuse(() -> RawClient.tls(server.port()), abuser);
    }

    private void assertCutAndLoggedOnce(Abuse.Outcome outcome) {
        assertThat(outcome.slowest()).isLessThan(DEADLINE.plus(SLACK));
        assertThat(outcome.fastest()).isGreaterThan(DEADLINE.minusMillis(200));
        assertThat(log.warnings()).hasSize(1);
        assertMemoryIsGivenBack();
    }

    private void assertMemoryIsGivenBack() {
        assertThat(usedHeap() - before).isLessThan(LEFT_BEHIND);
    }

    /** Every client sends such a body several times on one connection, and gets the same answer each time. */
    private void assertAnswered(int status, String line, byte[] body, String... headers) throws Exception {
        start(PATIENCE);
        AtomicInteger answered = new AtomicInteger();
        abuse(client -> {
            for (int i = 0; i < EACH; i++) {
                send(client, body, headers);
                assertThat(client.answer().status()).isEqualTo(status);
                answered.incrementAndGet();
            }
        });
        assertThat(answered).hasValue(EACH * Abuse.CLIENTS);
        assertThat(log.warnings()).singleElement().asString().contains(line);
        assertMemoryIsGivenBack();
    }

    @Test
    void aHundredThousandLevelsOfNesting() throws Exception {
        assertAnswered(400, "nested too deep", review("[".repeat(100_000) + "]".repeat(100_000)));
    }

    @Test
    void namesThatComeTwice() throws Exception {
        assertAnswered(400, "a name twice", review("{\"spec\":{\"replicas\":3,\"replicas\":0}}"));
    }

    @Test
    void bytesThatAreNotUtf8() throws Exception {
        byte[] body = review("{\"a\":\"?\"}");
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '?' ? (byte) 0xff : body[i];
        }
        assertAnswered(400, "not UTF-8", body);
    }

    @Test
    void contentThatIsCompressed() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream zip = new java.util.zip.GZIPOutputStream(zipped)) {
            zip.write(new byte[1024 * 1024]);
        }
        assertAnswered(415, "content encoding", zipped.toByteArray(), "Content-Encoding: gzip");
    }

    @Test
    void contentThatIsNoReviewAtAll() throws Exception {
        assertAnswered(400, "not a JSON object", bytes("hello"));
    }

    @Test
    void aNumberOfTenMegabytes() throws Exception {
        start(PATIENCE);
        byte[] number = new byte[10_000_000];
        Arrays.fill(number, (byte) '7');
        byte[] body = review("{\"a\":" + new String(number, StandardCharsets.US_ASCII) + "}");
        AtomicInteger refused = new AtomicInteger();
        abuse(client -> {
            // All at once they are more than the server keeps in memory: then it says 503, and to come again.
            send(client, body);
            RawClient.Answer answer = client.answer();
            while (answer.status() == 503) {
                assertThat(answer.headers()).containsKey("Retry-After");
                Thread.sleep(200);
                send(client, body);
                answer = client.answer();
            }
            assertThat(answer.status()).isEqualTo(400);
            refused.incrementAndGet();
        });
        assertThat(refused).hasValue(Abuse.CLIENTS);
        assertThat(log.warnings().stream().filter(line -> line.contains("a number or a name that is too long")))
                .hasSize(1);
        assertThat(new HashSet<>(log.warnings())).hasSameSizeAs(log.warnings()).hasSizeLessThanOrEqualTo(2);
        assertMemoryIsGivenBack();
    }

    @Test
    void tenMebibytesAndOneByteOfBlanks() throws Exception {
        start(PATIENCE);
        byte[] body = Arrays.copyOf(GOOD, ReviewLoop.DEFAULT_LIMIT + 1);
        Arrays.fill(body, GOOD.length, body.length, (byte) ' ');
        AtomicInteger answered = new AtomicInteger();
        abuse(client -> {
            send(client, body);
            answered.addAndGet(Abuse.isAnswered(client, 413) ? 1 : 0);
        });
        assertThat(answered).hasValue(Abuse.CLIENTS);
        assertThat(log.warnings()).hasSize(1);
        assertMemoryIsGivenBack();
    }

    @Test
    void headersThatDribble() throws Exception {
        start(DEADLINE);
        assertCutAndLoggedOnce(abuse(client -> {
            client.send("POST /validate HTTP/1.1\r\nHost: h\r\n");
            Abuse.dribble(client, 50, bytes("X: y\r\n"));
        }));
    }

    @Test
    void bodiesThatDribble() throws Exception {
        start(DEADLINE);
        assertCutAndLoggedOnce(abuse(client -> {
            client.send(HEAD + "Content-Length: 10485760\r\n\r\n");
            Abuse.dribble(client, 50, GOOD);
        }));
    }

    @Test
    void handshakesThatStall() throws Exception {
        start(DEADLINE);
        byte[] hello = AbuseTest.clientHello();
        assertCutAndLoggedOnce(abuse(
                () -> RawClient.plain(server.port()),
                client -> client.send(hello).awaitCut()));
    }

    @Test
    void handshakesThatDribble() throws Exception {
        start(DEADLINE);
        byte[] hello = AbuseTest.clientHello();
        assertCutAndLoggedOnce(abuse(() -> RawClient.plain(server.port()), client -> Abuse.dribble(client, 50, hello)));
    }

    @Test
    void requestsWhoseAnswersAreNeverRead() throws Exception {
        // The default, because 64 handshakes and this many answers take their time.
        start(HttpServerSpec.DEFAULT_SLOW_CLIENT_TIMEOUT);
        byte[] wordy = review("\"wordy\"");
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < PIPELINED; i++) {
            many.writeBytes(bytes(HEAD + "Content-Length: " + wordy.length + "\r\n\r\n"));
            many.writeBytes(wordy);
        }
        byte[] requests = many.toByteArray();
        Abuse.Outcome outcome = abuse(client -> Abuse.dribble(client, 50, requests, bytes(HEAD)));
        assertThat(handled.get() - outcome.goodAnswers())
                .as("answers of 64 KiB that were made though nobody reads them")
                .isLessThan(Abuse.CLIENTS * PIPELINED / 4);
        assertThat(outcome.fastest()).isGreaterThan(Duration.ofSeconds(9));
        assertThat(outcome.slowest()).isLessThan(Duration.ofSeconds(30));
        assertThat(log.warnings()).hasSize(1);
        assertMemoryIsGivenBack();
    }

    @Test
    void clientsThatAreToldToContinueAndDoNot() throws Exception {
        start(DEADLINE);
        assertCutAndLoggedOnce(abuse(client -> {
            client.send(HEAD + "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(100);
            client.awaitCut();
        }));
    }

    @Test
    void connectionsThatAreHalfClosed() throws Exception {
        start(DEADLINE);
        AtomicInteger turn = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        abuse(client -> {
            if (turn.getAndIncrement() % 2 == 0) {
                client.send("POST /validate HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhalf")
                        .closeOutput();
            } else {
                send(client, GOOD);
                client.closeOutput();
                answered.addAndGet(Abuse.isAnswered(client, 200) ? 1 : 0);
            }
            client.awaitCut();
        });
        assertThat(answered).hasValue(Abuse.CLIENTS / 2);
        assertThat(log.warnings()).hasSizeLessThanOrEqualTo(1);
        assertMemoryIsGivenBack();
    }

    @Test
    void twoThousandConnectionsThatDoNothing() throws Exception {
        start(DEADLINE.plusSeconds(2));
        int each = 2000 / Abuse.CLIENTS + 1;
        abuse(() -> RawClient.plain(server.port()), first -> {
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
        assertThat(log.warnings()).hasSize(1);
        assertMemoryIsGivenBack();
    }
}
