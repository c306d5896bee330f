package io.cocoonstack.common.auth;

import static io.cocoonstack.common.auth.Cookies.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConcurrencyTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 20_000;

    @Test
    @Timeout(60)
    void manyThreadsShareARingAndAllGetWhatOneWouldGet() throws Exception {
        SessionKey old = SessionKey.ofUtf8("old");
        KeyRing ring = KeyRing.of(SessionKey.of(Cookies.KEY), old);
        KeyRing before = KeyRing.of(old);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Session session = new Session("user-" + thread, "<" + thread + ">", NOW + 1 + thread);
                String current = Cookies.RING.sign(session);
                String older = before.sign(session);
                Callable<Integer> work = () -> {
                    int failures = 0;
                    start.await();
                    for (int i = 0; i < ROUNDS; i++) {
                        failures += ring.sign(session).equals(current) ? 0 : 1;
                        failures += ring.verify(current, NOW).equals(new Verification.Verified(session, 0)) ? 0 : 1;
                        failures += ring.verify(older, NOW).equals(new Verification.Verified(session, 1)) ? 0 : 1;
                        failures += ring.verify(current + "A", NOW).sessionOrNull() == null ? 0 : 1;
                    }
                    return failures;
                };
                wrong.add(threads.submit(work));
            }
            for (Future<Integer> failures : wrong) {
                assertThat(failures.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
