package io.cocoonstack.common.env;

import java.time.Duration;
import java.util.Objects;

/**
 * Calls again and again until cancelled, first after one interval (contract 7 rule sleep).
 *
 * <p>Ticks are due at whole multiples of the interval since the start, so that the time a call takes does not add up.
 * Calls never overlap: they are made by the thread that runs the ticker, any thread, a virtual one too. A call that
 * takes longer than the interval lets the ticks go by that came due meanwhile; they are not made up for, and the next
 * one comes when its time comes.
 */
public final class Ticker {

    private Ticker() {}

    /**
     * Calls the task at every tick until the signal is given or this thread is interrupted. A call in progress is
     * finished, unless it heeds the interrupt itself; the interrupt status stays set.
     *
     * <p>An exception of the task ends the ticker and goes to the caller as it is: a task that is to go on after a
     * failure catches it.
     *
     * @param interval the time between two ticks
     * @param cancel ends the ticker
     * @param task what to call
     * @throws IllegalArgumentException if the interval is zero or negative
     */
    public static void run(Duration interval, CancelSignal cancel, Runnable task) {
        Objects.requireNonNull(cancel, "cancel");
        Objects.requireNonNull(task, "task");
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("interval is " + interval + ", expected more than zero");
        }
        long step = Sleep.nanosOf(interval);
        long due = System.nanoTime() + step;
        // Never less than a nanosecond, so that a task which is always late cannot outrun the signal.
        while (Sleep.sleepNanos(Math.max(1, due - System.nanoTime()), cancel)) {
            task.run();
            due = next(due, step, System.nanoTime());
        }
    }

    /** The first tick after now, on the grid of the ticks before. Times wrap around like {@link System#nanoTime}. */
    static long next(long due, long step, long now) {
        long missed = Math.max(0, now - due) / step;
        return due + step * missed + step;
    }
}
