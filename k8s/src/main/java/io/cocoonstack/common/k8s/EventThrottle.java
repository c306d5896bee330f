package io.cocoonstack.common.k8s;

import io.cocoonstack.common.k8s.internal.Pace;
import io.cocoonstack.common.k8s.internal.Remembered;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a loop from flooding the API server with events: one that repeats itself is written at once, and then after
 * intervals that double; of one object and reason at most six are written within a minute. Thread-safe; remembers a bounded number.
 */
final class EventThrottle {

    private static final long FIRST_INTERVAL = 1_000;
    private static final long LONGEST_INTERVAL = 300_000;
    /** What was quiet for so long begins anew. */
    private static final long FORGOTTEN = 600_000;

    private final Map<String, Repeats> events = new Remembered<>();
    private final Pace pace = new Pace();

    private static final class Repeats {
        private long written;
        private long interval = FIRST_INTERVAL;
        private int unwritten;
    }

    /** How often the event has happened since it was last written, this time included; 0 where it is not to be written. */
    synchronized int admit(EventKey key, long now) {
        Repeats repeats = events.get(key.eventName());
        if (repeats == null || now - repeats.written > FORGOTTEN) {
            if (!mayWrite(key, now)) {
                return 0;
            }
            repeats = new Repeats();
            repeats.written = now;
            events.put(key.eventName(), repeats);
            return 1;
        }
        repeats.unwritten++;
        if (now - repeats.written < repeats.interval || !mayWrite(key, now)) {
            return 0;
        }
        int count = repeats.unwritten;
        repeats.unwritten = 0;
        repeats.written = now;
        repeats.interval = Math.min(2 * repeats.interval, LONGEST_INTERVAL);
        return count;
    }

    private boolean mayWrite(EventKey key, long now) {
        String what = key.object() + " " + key.reason();
        long nanos = TimeUnit.MILLISECONDS.toNanos(now);
        boolean may = pace.admits(what, nanos);
        if (may) {
            pace.note(what, nanos, "");
        }
        return may;
    }
}
