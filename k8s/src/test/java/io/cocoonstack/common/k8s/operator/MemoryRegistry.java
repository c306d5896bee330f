package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;

/** A registry in memory, which can go out of service. */
final class MemoryRegistry implements SnapshotRegistry {

    private final Map<String, ProbeResult.Present> tags = new ConcurrentSkipListMap<>();
    private int pushes;
    volatile boolean down;
    /** The repository about which the registry gives no answer; empty for none. */
    volatile String unanswered = "";

    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    /** Has something happen while the next question is answered. */
    void meanwhile(Runnable action) {
        meanwhile.set(action);
    }

    void push(String name, String tag, SnapshotOrigin origin) {
        tags.put(name + ":" + tag, new ProbeResult.Present("sha256:" + ++pushes, origin));
    }

    String tagged() {
        return String.join(" ", tags.keySet());
    }

    @Override
    public ProbeResult probe(String name, String tag) {
        meanwhile.getAndSet(() -> {}).run();
        if (down || name.equals(unanswered)) {
            return new ProbeResult.Failed("the registry answered 503", null);
        }
        ProbeResult.Present there = tags.get(name + ":" + tag);
        return there == null ? new ProbeResult.Absent() : there;
    }

    @Override
    public DropResult drop(String name, String digest) {
        tags.entrySet()
                .removeIf(tag -> tag.getKey().startsWith(name + ":")
                        && tag.getValue().digest().equals(digest));
        return new DropResult.Gone();
    }
}
