package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.round.PodFacts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operator's planners look at in one version of the pod, in {@link #WIDTH} bits. */
final class View {

    static final int WIDTH = 11;
    /** In the place of an older cache: there is none. */
    static final int NONE_KEPT = 1 << WIDTH;

    /** The pod was never seen, or is gone. */
    static final int NO_POD = 0;

    private static final int DELETING = 1 << 3;
    private static final int FLAG = 1 << 4;
    private static final int HAS_ID = 1 << 5;
    private static final int IS_RUNNING = 1 << 6;
    private static final int HIBERNATED = 1 << 7;
    private static final int UNOBSERVED = 1 << 8;
    private static final int EPOCH = 1 << 9;
    private static final int PENDING = 1 << 10;

    private View() {}

    static int of(
            int place,
            boolean deleting,
            boolean flag,
            boolean hasId,
            boolean running,
            boolean hibernated,
            boolean unobserved,
            int epoch,
            int wakeFrom) {
        return place
                | (deleting ? DELETING : 0)
                | (flag ? FLAG : 0)
                | (hasId ? HAS_ID : 0)
                | (running ? IS_RUNNING : 0)
                | (hibernated ? HIBERNATED : 0)
                | (unobserved ? UNOBSERVED : 0)
                | (epoch != Epoch.NONE ? EPOCH : 0)
                | (Epoch.isPending(epoch, wakeFrom) ? PENDING : 0);
    }

    static int place(int view) {
        return view & 7;
    }

    static boolean isFlagged(int view) {
        return (view & FLAG) != 0;
    }

    static boolean isDeleting(int view) {
        return (view & DELETING) != 0;
    }

    static boolean isHibernated(int view) {
        return (view & HIBERNATED) != 0;
    }

    static boolean isPending(int view) {
        return (view & PENDING) != 0;
    }

    static boolean hasEpoch(int view) {
        return (view & EPOCH) != 0;
    }

    static boolean hasId(int view) {
        return (view & HAS_ID) != 0;
    }

    static boolean isRunning(int view) {
        return (view & IS_RUNNING) != 0;
    }

    static boolean isObserved(int view) {
        return (view & UNOBSERVED) == 0;
    }

    /**
     * What matters of a version that is not the pod's any more. Requests that were decided on it are refused, so all
     * that is left are a phase that is stored, a pod that is created and a decision to read again: they look at whether
     * there is a pod and where, and whether it is going, flagged, live, complete but for the registry, or asked to
     * wake.
     */
    static int ofStale(int view) {
        int kept = view & (7 | DELETING | FLAG);
        if (isDeleting(view)) {
            return kept;
        }
        if (isFlagged(view)) {
            return isHibernated(view) && isObserved(view) ? kept | HIBERNATED : kept;
        }
        boolean live = isRunning(view) && hasId(view) && hasEpoch(view) && !isPending(view);
        int asked = isPending(view) ? view & (PENDING | EPOCH) : 0;
        return live ? kept | HAS_ID | IS_RUNNING | EPOCH : kept | asked;
    }

    static int withoutDeleting(int view) {
        return view & ~DELETING;
    }

    /** As the old gate sees it: running and an id, whatever the epochs say. */
    static int withoutEpochs(int view) {
        return (view | EPOCH) & ~PENDING;
    }

    static @Nullable PodFacts facts(int view) {
        return facts(view, "1");
    }

    static @Nullable PodFacts facts(int view, String version) {
        if (place(view) == Place.ABSENT) {
            return null;
        }
        Map<String, String> annotations = new HashMap<>();
        annotations.put(Annotations.VM_NAME, Names.VM);
        annotations.put(Annotations.MANAGED, "true");
        annotations.put(Annotations.GENERATION, "1");
        annotations.put(Annotations.LIFECYCLE_STATE, isHibernated(view) ? "hibernated" : "ready");
        annotations.put(Annotations.LIFECYCLE_OBSERVED_GENERATION, (view & UNOBSERVED) != 0 ? "0" : "1");
        if (isFlagged(view)) {
            annotations.put(Annotations.HIBERNATE, "true");
        }
        if ((view & HAS_ID) != 0) {
            annotations.put(Annotations.VM_ID, "vm-1");
        }
        if ((view & EPOCH) != 0) {
            annotations.put(Annotations.HIBERNATE_EPOCH, "1");
        }
        if ((view & PENDING) != 0) {
            annotations.put(Annotations.WAKE_FROM_EPOCH, "1");
        }
        return PodFacts.builder()
                .identity(Names.NAMESPACE, Names.POD, "u1", version)
                .nodeName(Place.nodeName(place(view)))
                .deleting(isDeleting(view))
                .containerRunning((view & IS_RUNNING) != 0)
                .annotations(annotations)
                .build();
    }
}
