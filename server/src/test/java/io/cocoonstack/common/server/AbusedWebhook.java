package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.ReviewAnswer;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.testsupport.LogCapture;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A webhook over TLS, many clients that abuse it at once, and a good one that must not notice. */
@Timeout(120)
abstract class AbusedWebhook {

    static final Duration DEADLINE = Duration.ofSeconds(Long.getLong("cocoon.abuse.deadline", 2));
    /** For what is about the answer: 64 clients that send 10 MiB each take their time on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(50);

    /** What the server may hold on to after it was abused. */
    static final long LEFT_BEHIND = 64L * 1024 * 1024;

    static final byte[] GOOD = review("{\"spec\":{\"replicas\":3}}");

    static final String HEAD = "POST /validate HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n";

    final LogCapture log = new LogCapture();
    final long before = usedHeap();
    final AtomicInteger handled = new AtomicInteger();
    HttpServer server;

    @AfterEach
    void stop() {
        log.close();
        server.stop(Duration.ofSeconds(5));
    }

    static byte[] review(String object) {
        return bytes("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"u\","
                + "\"object\":" + object + "}}");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    void start(Duration deadline) {
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

    static void send(RawClient client, byte[] body, String... headers) throws Exception {
        StringBuilder head = new StringBuilder(HEAD);
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        client.send(head + "Content-Length: " + body.length + "\r\n\r\n").send(body);
    }

    Abuse.Outcome abuse(Abuse.Connector connector, Abuse.Abuser abuser) throws Exception {
        return Abuse.run(server, true, Abuse.CLIENTS, connector, abuser, client -> send(client, GOOD));
    }

    Abuse.Outcome abuse(Abuse.Abuser abuser) throws Exception {
        return abuse(() -> RawClient.tls(server.port()), abuser);
    }

    void assertCutAndLoggedOnce(Abuse.Outcome outcome) {
        assertThat(outcome.amidAbuse())
                .as("answers of the good client while all the others hung")
                .isPositive();
        assertThat(log.warnings()).hasSize(1);
        assertMemoryIsGivenBack();
    }

    void assertMemoryIsGivenBack() {
        assertThat(usedHeap() - before).isLessThan(LEFT_BEHIND);
    }
}
