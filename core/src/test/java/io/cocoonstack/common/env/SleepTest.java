package io.cocoonstack.common.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests contract 7 rule sleep. */
@Timeout(30)
class SleepTest {

    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    @AfterEach
    void leaveNoInterruptToTheNextTest() {
        Thread.interrupted();
    }

    @Test
    void aSleepThatNothingCutsShortTakesItsTime() {
        long start = System.nanoTime();
        assertThat(Sleep.sleep(Duration.ofMillis(30))).isTrue();
        assertThat(Sleep.sleep(Duration.ofMillis(30), new CancelSignal())).isTrue();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(60_000_000L);
    }

    @Test
    void zeroAndLessAlwaysSleepsThrough() {
        CancelSignal cancelled = new CancelSignal();
        cancelled.cancel();
        Thread.currentThread().interrupt();
        assertThat(Sleep.sleep(Duration.ZERO, cancelled)).isTrue();
        assertThat(Sleep.sleep(Duration.ofNanos(-1), cancelled)).isTrue();
        assertThat(Sleep.sleep(FOREVER.negated())).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void aSignalThatWasGivenBeforeCutsTheSleepShort() {
        CancelSignal cancel = new CancelSignal();
        cancel.cancel();
        cancel.cancel();
        assertThat(cancel.isCancelled()).isTrue();
        assertThat(Sleep.sleep(FOREVER, cancel)).isFalse();
        assertThat(Sleep.sleep(Duration.ofNanos(1), cancel)).isFalse();
    }

    @Test
    void oneSignalWakesAllThatSleep() throws Exception {
        CancelSignal cancel = new CancelSignal();
        assertThat(cancel.isCancelled()).isFalse();
        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> Sleep.sleep(FOREVER, cancel));
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> Sleep.sleep(FOREVER, cancel));
        assertThat(Sleep.sleep(Duration.ofMillis(50))).isTrue();
        cancel.cancel();
        assertThat(first.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(second.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void anInterruptCutsTheSleepShortAndStaysVisible() {
        Thread.currentThread().interrupt();
        assertThat(Sleep.sleep(FOREVER)).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(Sleep.sleep(FOREVER, new CancelSignal())).isFalse();
    }
}
