package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.LogCapture;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests contract 7 rule tls-reload. */
@Timeout(60)
class RotationUnderLoadTest {

    private static final int ROTATIONS = 50;
    private static final int CLIENTS = 8;

    @TempDir
    private Path folder;

    @Test
    void fiftyRotationsUnderLoadFailNoHandshake() throws Exception {
        List<KeyPair> keyPairs = List.of(Pairs.keys("EC"), Pairs.keys("RSA"), Pairs.keys("EC"));
        Pairs.Mounted mounted = new Pairs.Mounted(folder);
        mounted.write(Pairs.of(keyPairs.get(0), "pair 0", Duration.ofMinutes(-1), Duration.ofDays(1)));
        AtomicBoolean over = new AtomicBoolean();
        Set<BigInteger> serials = ConcurrentHashMap.newKeySet();
        AtomicInteger reloads = new AtomicInteger();
        ExecutorService pool = Executors.newCachedThreadPool();
        try (LogCapture log = new LogCapture();
                ReloadingKeyManager keys = ReloadingKeyManager.builder(mounted.certificate(), mounted.key())
                        .interval(Duration.ofMillis(5))
                        .metrics(new ServerMetrics() {
                            @Override
                            public void onReload(boolean loaded) {
                                assertThat(loaded).isTrue();
                                reloads.incrementAndGet();
                            }
                        })
                        .build();
                HttpServer server =
                        new HttpServer(HttpServerSpec.https("rotating", request -> ServerResponse.text(200, "x"), keys)
                                .host("127.0.0.1")
                                .build())) {
            server.start();
            List<Future<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String protocol = i % 2 == 0 ? "TLSv1.3" : "TLSv1.2";
                clients.add(pool.submit(() -> shakeHands(server, protocol, over, serials)));
            }
            for (int i = 1; i <= ROTATIONS; i++) {
                Pairs.Pair next = Pairs.of(
                        keyPairs.get(i % keyPairs.size()), "pair " + i, Duration.ofMinutes(-1), Duration.ofDays(1));
                mounted.write(next);
                // Until it is served to somebody.
                while (!serials.contains(next.certificate().getSerialNumber())) {
                    for (Future<Integer> client : clients) {
                        assertThat(client).as("a client that failed").isNotDone();
                    }
                    Thread.sleep(2);
                }
            }
            over.set(true);
            int handshakes = 0;
            for (Future<Integer> client : clients) {
                handshakes += client.get(10, TimeUnit.SECONDS);
            }
            assertThat(handshakes).isGreaterThan(ROTATIONS);
            assertThat(reloads).hasValue(ROTATIONS);
            assertThat(log.warnings()).isEmpty();
        } finally {
            over.set(true);
            pool.shutdownNow();
        }
    }

    /** A new session each time, because a resumed one would not ask for the certificate. */
    private static int shakeHands(HttpServer server, String protocol, AtomicBoolean over, Set<BigInteger> serials)
            throws Exception {
        int handshakes = 0;
        while (!over.get()) {
            try (RawClient client = RawClient.fresh(server.port(), protocol)) {
                serials.add(client.peer().getSerialNumber());
                assertThat(client.get("/").answer().status()).isEqualTo(200);
                handshakes++;
            }
        }
        return handshakes;
    }
}
