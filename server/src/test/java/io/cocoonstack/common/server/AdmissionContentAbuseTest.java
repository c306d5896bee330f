package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.admission.ReviewLoop;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that no API server sends. */
@Timeout(120)
class AdmissionContentAbuseTest extends AbusedWebhook {

    private static final int EACH = 2;

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
}
