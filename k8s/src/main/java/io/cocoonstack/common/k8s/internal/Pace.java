package io.cocoonstack.common.k8s.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Lets one and the same thing be done six times within a minute: what is asked for more often is a loop that somebody
 * else feeds. Safe for use by many threads; remembers a bounded number of things.
 */
public final class Pace {

    private static final int MOST = 6;
    private static final int LONGEST_REFUSAL = 1000;
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Map<String, Deque<Long>> done = new Remembered<>();
    private final Map<String, String> refusals = new Remembered<>();

    /** Makes a pace that knows of nothing. */
    public Pace() {}

    /**
     * Asks whether a thing may be done now.
     *
     * @param what the thing and its object, in any text
     * @param nanoTime the time in nanoseconds, from any moment on
     * @return false where it was done six times within the minute before; a clock that was set back proves nothing
     */
    public synchronized boolean admits(String what, long nanoTime) {
        Deque<Long> times = done.get(what);
        return times == null
                || times.size() < MOST
                || nanoTime - times.getFirst() >= WINDOW_NANOS
                || nanoTime - times.getLast() < 0;
    }

    /**
     * Takes note of a thing that was done, or refused.
     *
     * @param what the thing and its object
     * @param nanoTime the time
     * @param refusal why it was refused; empty where it was done
     */
    public synchronized void note(String what, long nanoTime, String refusal) {
        if (refusal.isEmpty()) {
            refusals.remove(what);
        } else {
            refusals.put(what, refusal.substring(0, Math.min(refusal.length(), LONGEST_REFUSAL)));
        }
        Deque<Long> times = done.computeIfAbsent(what, any -> new ArrayDeque<>());
        if (times.size() == MOST) {
            times.removeFirst();
        }
        times.addLast(nanoTime);
    }

    /**
     * Answers what came of a thing the last time.
     *
     * @param what the thing and its object
     * @return why it was refused, in 1000 characters at most; empty where it was done, or never tried
     */
    public synchronized String refusal(String what) {
        return refusals.getOrDefault(what, "");
    }
}
