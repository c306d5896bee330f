package io.cocoonstack.common.round;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pod, and how it was read.
 *
 * @param pod the pod; null where there is none
 * @param fresh the same pod where it was read after the probe; null where it may come from a cache
 * @param unchanged whether every pod of the round was read after the probe, and in the version that was planned on
 */
record PodReading(@Nullable PodFacts pod, @Nullable FreshFacts fresh, boolean unchanged) {

    static PodReading cached(@Nullable PodFacts pod) {
        return new PodReading(pod, null, false);
    }

    static PodReading fresh(@Nullable PodFacts pod, boolean unchanged) {
        return new PodReading(pod, FreshFacts.of(pod), unchanged);
    }

    static boolean isSameVersion(@Nullable PodFacts before, @Nullable PodFacts now) {
        return before != null
                && now != null
                && Objects.equals(before.uid(), now.uid())
                && Objects.equals(before.resourceVersion(), now.resourceVersion());
    }
}
