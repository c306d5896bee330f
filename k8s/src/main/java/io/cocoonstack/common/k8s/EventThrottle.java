package io.cocoonstack.common.k8s;

import java.util.Map;

/**
 * Keeps a loop from flooding the API server with events: one that repeats itself is written at once, and then after
 * intervals that double; of one object, only so many different ones are. Thread-safe; remembers a bounded number.
 */
final class EventThrottle {

    private static final long FIRST_INTERVAL = 1_000;
    private static final long LONGEST_INTERVAL = 300_000;
    /** What was quiet for so long begins anew. */
    private static final long FORGOTTEN = 600_000;

    private static final double BURST = 25;
    private static final double PER_MILLI = 1.0 / 30_000;

    private final Map<String, Repeats> events = new Remembered<>();
    private final Map<String, Budget> objects = new Remembered<>();

    private static final class Repeats {
        private long written;
        private long interval = FIRST_INTERVAL;
        private int unwritten;
    }

    private static final class Budget {
        private double left = BURST;
        private long since;
    }

    /** How often the event has happened since it was last written, this time included; 0 where it is not to be written. */
    synchronized int admit(EventKey key, long now) {
        Repeats repeats = events.get(key.eventName());
        if (repeats == null || now - repeats.written > FORGOTTEN) {
            if (!spend(key.object(), now)) {
                return 0;
            }
            repeats = new Repeats();
            repeats.written = now;
            events.put(key.eventName(), repeats);
            return 1;
        }
        repeats.unwritten++;
        if (now - repeats.written < repeats.interval) {
            return 0;
        }
        int count = repeats.unwritten;
        repeats.unwritten = 0;
        repeats.written = now;
        repeats.interval = Math.min(2 * repeats.interval, LONGEST_INTERVAL);
        return count;
    }

    private boolean spend(String object, long now) {
        Budget budget = objects.computeIfAbsent(object, any -> new Budget());
        budget.left = Math.min(BURST, budget.left + Math.max(0, now - budget.since) * PER_MILLI);
        budget.since = now;
        if (budget.left < 1) {
            return false;
        }
        budget.left--;
        return true;
    }
}
