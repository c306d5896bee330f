package io.cocoonstack.common.k8s;

import io.cocoonstack.common.k8s.internal.Remembered;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Remembers the drops that a registry does not support, and when each is due again: after half a minute, then after
 * times that double, up to five minutes. Whoever enables deletion needs to restart nothing. Thread-safe; remembers a
 * bounded number.
 */
final class DropBackoff implements SnapshotRegistry {

    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final SnapshotRegistry registry;
    private final LongSupplier nanoTime;
    private final Map<String, Refusal> refusals = new Remembered<>();

    /** A drop that is due again the given time after it was refused. */
    private record Refusal(long at, long interval) {}

    DropBackoff(SnapshotRegistry registry, LongSupplier nanoTime) {
        this.registry = registry;
        this.nanoTime = nanoTime;
    }

    /** Whether the registry said of a drop, as {@code name@digest}, that it does not support it, and it is not due again. */
    synchronized boolean isPending(String drop) {
        Refusal refusal = refusals.get(drop);
        return refusal != null && nanoTime.getAsLong() - refusal.at() < refusal.interval();
    }

    @Override
    public ProbeResult probe(String name, String tag) {
        return registry.probe(name, tag);
    }

    @Override
    public DropResult drop(String name, String digest) {
        DropResult result = registry.drop(name, digest);
        note(name + "@" + digest, result);
        return result;
    }

    private synchronized void note(String drop, DropResult result) {
        Refusal before = refusals.remove(drop);
        if (result instanceof DropResult.Unsupported) {
            long interval = before == null ? FIRST_NANOS : Math.min(2 * before.interval(), LONGEST_NANOS);
            refusals.put(drop, new Refusal(nanoTime.getAsLong(), interval));
        }
    }
}
