package io.cocoonstack.common.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * A log with at most one line a minute for each kind of event, so that clients cannot fill a disk. Safe for use by many
 * threads.
 */
final class OccasionalLog {

    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    // A kind may be the class of an exception, and a handler may have any number of those.
    private static final int MAX_KINDS = 64;

    private final Map<Object, Kind> kinds = new ConcurrentHashMap<>();

    private record Kind(AtomicLong last, AtomicLong held) {}

    /** An event. Kinds that are equal are one; the line gets how many of them were held back since the last one. */
    void event(Object kind, LongConsumer line) {
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

    /** The end of a line, for the number that {@link #event} gives. */
    static String more(long held) {
        return held == 0
                ? " (more of this kind are counted, and told once a minute)"
                : " (and " + held + " more before)";
    }
}
