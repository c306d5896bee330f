package io.cocoonstack.common.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cocoonstack.common.benchmarks.Inputs;
import io.cocoonstack.common.server.HttpServer;
import io.cocoonstack.common.server.HttpServerSpec;
import io.cocoonstack.common.server.ReloadingKeyManager;
import io.cocoonstack.common.server.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client against the library's server. */
@Timeout(120)
class ClientTest {

    private static final long MEASURED = TimeUnit.MILLISECONDS.toNanos(300);

    @TempDir
    private Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private int status = 200;
    private Pair pair;
    private ReloadingKeyManager keys;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        pair = Pair.in(folder);
        keys = ReloadingKeyManager.builder(
                        pair.certificate().toString(), pair.key().toString())
                .build();
        server = new HttpServer(HttpServerSpec.https(
                        "echo",
                        request -> {
                            requests.incrementAndGet();
                            return ServerResponse.of(status, "application/json", request.body());
                        },
                        keys)
                .build());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ofSeconds(5));
        keys.close();
    }

    private Client client() throws Exception {
        return new Client(pair.trusting(), server.port(), Inputs.review());
    }

    @Test
    void theBodyComesBack() throws Exception {
        assertThat(client().ask()).isEqualTo(new String(Inputs.review(), StandardCharsets.UTF_8));
    }

    @Test
    void keptConnectionsAskAgainAndAgain() throws Exception {
        Sample sample = client().run(new Way(3, false, 0), 0, MEASURED, () -> 0);
        assertThat(sample.latencies().count()).isBetween(1, requests.get());
        assertThat(sample.nanos()).isGreaterThanOrEqualTo(MEASURED);
        assertThat(requests.get()).isGreaterThan(3);
    }

    @Test
    void aNewConnectionAsksOnce() throws Exception {
        Sample sample = client().run(new Way(2, true, 0), 0, TimeUnit.SECONDS.toNanos(2), () -> 0);
        assertThat(sample.latencies().count()).isBetween(1, requests.get());
    }

    @Test
    void aRateIsNotExceeded() throws Exception {
        Client client = client();
        long start = System.nanoTime();
        client.run(new Way(4, false, 50), 0, MEASURED, () -> 0);
        long due = (System.nanoTime() - start) * 50 / TimeUnit.SECONDS.toNanos(1) + 1;
        assertThat((long) requests.get()).isBetween(1L, due);
    }

    @Test
    void anAnswerThatIsNot200EndsTheRun() throws Exception {
        status = 503;
        Client client = client();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> client.run(new Way(2, false, 0), 0, MEASURED, () -> 0))
                .withMessageContaining("503")
                .withMessageEndingWith("expected 200");
    }

    @Test
    void anotherCertificateIsNotTrusted() throws Exception {
        Client client = new Client(Pair.in(folder).trusting(), server.port(), Inputs.review());
        assertThatExceptionOfType(IOException.class).isThrownBy(client::ask).withMessageContaining("certificate");
    }
}
