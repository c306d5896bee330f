package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that ask, that are interrupted, and that close. */
@Timeout(60)
class LifetimeTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @Test
    void anInterruptEndsAProbeAndIsKept() throws Exception {
        try (RawServer server = new RawServer(out -> Thread.sleep(60_000));
                OciSnapshotRegistry registry = client(server)) {
            AtomicReference<ProbeResult> result = new AtomicReference<>();
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread asking = new Thread(() -> {
                result.set(registry.probe("vk-a-b-0", "hibernate"));
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
            asking.start();
            server.awaitRequest();
            asking.interrupt();
            assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(result.get()).isInstanceOfSatisfying(ProbeResult.Failed.class, failed -> {
                assertThat(failed.reason()).startsWith("the thread was interrupted while it asked 127.0.0.1:");
                assertThat(failed.cause()).isInstanceOf(InterruptedException.class);
            });
        }
    }

    @Test
    void aThreadThatIsInterruptedAlreadySendsNothing() throws Exception {
        try (FakeRegistry server = new FakeRegistry();
                OciSnapshotRegistry registry = server.client().build()) {
            Thread.currentThread().interrupt();
            DropResult result = registry.drop("vk-a-b-0", DIGEST);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(result).isInstanceOf(DropResult.Failed.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void closingEndsWhatIsInFlightAndRefusesWhatComes() throws Exception {
        try (RawServer server = new RawServer(out -> Thread.sleep(60_000))) {
            OciSnapshotRegistry registry = client(server);
            CompletableFuture<ProbeResult> pending =
                    CompletableFuture.supplyAsync(() -> registry.probe("vk-a-b-0", "hibernate"));
            server.awaitRequest();
            registry.close();
            registry.close();
            ProbeResult closed = new ProbeResult.Failed("the registry client was closed", null);
            assertThat(pending.get(10, TimeUnit.SECONDS)).isEqualTo(closed);
            assertThat(registry.probe("vk-a-b-0", "hibernate")).isEqualTo(closed);
            assertThat(registry.drop("vk-a-b-0", DIGEST)).isInstanceOf(DropResult.Failed.class);
        }
    }

    @Test
    void noThreadIsLeftBehind() throws Exception {
        try (FakeRegistry server = new FakeRegistry()) {
            Set<Thread> before = clientThreads();
            for (int i = 0; i < 5; i++) {
                try (OciSnapshotRegistry registry = server.client().build()) {
                    assertThat(registry.probe("vk-a-b-0", "hibernate")).isEqualTo(new ProbeResult.Absent());
                }
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!before.containsAll(clientThreads()) && System.nanoTime() < end) {
                // Before Java 21 the client's selector ends when the client is collected.
                System.gc();
                Thread.sleep(100);
            }
            assertThat(before).containsAll(clientThreads());
        }
    }

    @Test
    void manyThreadsGetEachTheirOwnAnswer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (FakeRegistry server = new FakeRegistry();
                OciSnapshotRegistry registry = server.client().build()) {
            for (int i = 0; i < 20; i++) {
                server.holds("vk-a-b-" + i, "hibernate", TestManifest.of(Map.of("n", Integer.toString(i))));
            }
            List<Future<ProbeResult>> answers = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String name = "vk-a-b-" + i % 40;
                answers.add(threads.submit(() -> registry.probe(name, "hibernate")));
            }
            for (int i = 0; i < answers.size(); i++) {
                int n = i % 40;
                assertThat(answers.get(i).get(30, TimeUnit.SECONDS))
                        .isEqualTo(
                                n < 20
                                        ? new ProbeResult.Present(ManifestDigest.sha256(
                                                TestManifest.of(Map.of("n", Integer.toString(n)))))
                                        : new ProbeResult.Absent());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCacheForgetsWhatWasNotUsedForLongest() {
        LruCache<String, Integer> cache = new LruCache<>(2);
        cache.put("a", 1);
        cache.put("b", 2);
        assertThat(cache.get("a")).isEqualTo(1);
        cache.put("c", 3);
        assertThat(cache.get("b")).isNull();
        assertThat(cache.get("a")).isEqualTo(1);
        assertThat(cache.get("c")).isEqualTo(3);
    }

    private static OciSnapshotRegistry client(RawServer server) {
        return OciSnapshotRegistry.builder(server.uri()).allowPlainHttp().build();
    }

    private static Set<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cocoon-registry-")
                        || thread.getName().startsWith("HttpClient-"))
                .collect(Collectors.toSet());
    }
}
