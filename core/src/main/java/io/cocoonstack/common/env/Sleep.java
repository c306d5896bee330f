package io.cocoonstack.common.env;

import java.time.Duration;
import java.util.Objects;

/**
 * A sleep that can be cut short and says whether it was (contract 7 rule sleep).
 *
 * <p>Two things cut it short: a {@link CancelSignal}, and the interruption of the sleeping thread, whose interrupt
 * status is then set again for the caller to see.
 */
public final class Sleep {

    private Sleep() {}

    /**
     * {@return true if it slept through; false if the thread was interrupted before the time was over}
     * @param time how long; zero and less is over at once
     */
    public static boolean sleep(Duration time) {
        return sleep(time, new CancelSignal());
    }

    /**
     * {@return true if it slept through, even when the signal was given before a sleep of zero or less; false if it was
     * cut short by the signal or an interrupt}
     * @param time how long; zero and less is over at once
     * @param cancel cuts the sleep short
     */
    public static boolean sleep(Duration time, CancelSignal cancel) {
        Objects.requireNonNull(cancel, "cancel");
        return time.isZero() || time.isNegative() || sleepNanos(nanosOf(time), cancel);
    }

    /** Sleeps for more than nothing. */
    static boolean sleepNanos(long nanos, CancelSignal cancel) {
        try {
            return !cancel.await(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The nanoseconds of a duration; those beyond 64 bits, some 292 years, are as good as forever. */
    static long nanosOf(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
