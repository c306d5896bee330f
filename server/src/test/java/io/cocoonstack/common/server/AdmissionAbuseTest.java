package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A webhook as it is run: the review loop on this server, over TLS, with a short deadline. Each kind of abuse by 64
 * clients at once, while the API server gets its answers.
 */
@Timeout(120)
class AdmissionAbuseTest extends AbusedWebhook {

    /** What one client asks without reading; an answer has 64 KiB. */
    private static final int PIPELINED = 100;

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
        assertCutAndLoggedOnce(outcome);
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
