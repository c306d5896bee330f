package io.cocoonstack.common.admission.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Writes the first event of a kind, and then one a minute at most, because events that clients cause at will must not
 * fill a disk. Safe for use by many threads.
 */
public final class OccasionalLog {

    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    // Kinds can be classes of exceptions, which a handler could make up without limit.
    private static final int MAX_KINDS = 64;

    private final Map<Object, Kind> kinds = new ConcurrentHashMap<>();

    private record Kind(AtomicLong last, AtomicLong held) {}

    /** A log without events. */
    public OccasionalLog() {}

    /**
     * An event. Kinds that are equal are one.
     *
     * @param kind the kind, any object with equals
     * @param line writes a line; it gets the number of events of the kind that were held back since the last line
     */
    public void event(Object kind, LongConsumer line) {
        event(kind, System.nanoTime(), line);
    }

    void event(Object kind, long now, LongConsumer line) {
        Kind known = kinds.get(kind);
        if (known == null) {
            if (kinds.size() >= MAX_KINDS) {
                return;
            }
            known = kinds.computeIfAbsent(kind, k -> new Kind(new AtomicLong(now - PAUSE), new AtomicLong()));
        }
        long last = known.last.get();
        if (now - last >= PAUSE && known.last.compareAndSet(last, now)) {
            line.accept(known.held.getAndSet(0));
        } else {
            known.held.incrementAndGet();
        }
    }

    /**
     * The end of a line, for the number that {@link #event} gives.
     *
     * @param held the number of events that were held back
     * @return begins with a blank
     */
    public static String more(long held) {
        return held == 0
                ? " (more of this kind are counted, and told once a minute)"
                : " (and " + held + " more before)";
    }
}
