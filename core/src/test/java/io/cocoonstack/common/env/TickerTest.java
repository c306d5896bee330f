package io.cocoonstack.common.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.common.testsupport.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests contract 7 rule sleep. */
@Timeout(30)
class TickerTest {

    private static final Duration SHORT = Duration.ofMillis(10);

    private final CancelSignal cancel = new CancelSignal();

    @AfterEach
    void leaveNoInterruptToTheNextTest() {
        Thread.interrupted();
    }

    @Test
    void theFirstCallComesAfterOneIntervalAndTheOthersOnTheGrid() {
        List<Long> calls = new ArrayList<>();
        long start = System.nanoTime();
        Ticker.run(SHORT, cancel, () -> {
            calls.add(System.nanoTime() - start);
            if (calls.size() == 5) {
                cancel.cancel();
            }
        });
        assertThat(calls).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(calls.get(i)).isGreaterThanOrEqualTo((i + 1) * SHORT.toNanos());
        }
    }

    @Test
    void aSignalThatWasGivenBeforeMeansNoCallAtAll() {
        AtomicInteger calls = new AtomicInteger();
        cancel.cancel();
        Ticker.run(Duration.ofNanos(1), cancel, calls::incrementAndGet);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aTaskThatIsAlwaysLateDoesNotOutrunTheSignal() {
        AtomicInteger calls = new AtomicInteger();
        Ticker.run(Duration.ofNanos(1), cancel, () -> {
            Sleep.sleep(Duration.ofMillis(1));
            if (calls.incrementAndGet() == 3) {
                cancel.cancel();
            }
        });
        assertThat(calls).hasValue(3);
    }

    @Test
    void aSignalFromAnotherThreadEndsTheWait() throws Exception {
        CompletableFuture<Void> run =
                CompletableFuture.runAsync(() -> Ticker.run(Duration.ofDays(1), cancel, () -> {}));
        Sleep.sleep(Duration.ofMillis(30));
        assertThat(run).isNotDone();
        cancel.cancel();
        run.get(10, TimeUnit.SECONDS);
    }

    @Test
    void anInterruptEndsItAndStaysVisible() {
        AtomicInteger calls = new AtomicInteger();
        Ticker.run(SHORT, cancel, () -> {
            calls.incrementAndGet();
            Thread.currentThread().interrupt();
        });
        assertThat(calls).hasValue(1);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void anExceptionOfTheTaskEndsItAndReachesTheCaller() {
        AtomicInteger calls = new AtomicInteger();
        IllegalStateException failure = new IllegalStateException("full");
        assertThatThrownBy(() -> Ticker.run(SHORT, cancel, () -> {
                    calls.incrementAndGet();
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(calls).hasValue(1);
    }

    @Test
    void anIntervalOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ticker.run(Duration.ZERO, cancel, () -> {}))
                .withMessageContaining("PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> Ticker.run(Duration.ofNanos(-1), cancel, () -> {}));
    }

    @Test
    void theNextTickIsTheFirstOnTheGridThatIsStillToCome() {
        assertThat(Ticker.next(100, 10, 100)).isEqualTo(110);
        assertThat(Ticker.next(100, 10, 109)).isEqualTo(110);
        assertThat(Ticker.next(100, 10, 110)).isEqualTo(120);
        assertThat(Ticker.next(100, 10, 135)).isEqualTo(140);
        Property.forAll(10_000, random -> {
            // Times near the wrap of nanoTime, too.
            long due = random.nextLong();
            long step = 1 + (random.nextLong() >>> random.nextInt(2, 63));
            long late = random.nextLong() >>> random.nextInt(2, 63);
            long next = Ticker.next(due, step, due + late);
            assertThat((next - due) % step).isZero();
            assertThat(next - due - late).isBetween(1L, step);
        });
    }
}
