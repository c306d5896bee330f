package io.cocoonstack.common.testkit.world;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pauses between looks at a pod that asked the registry, or that failed. They double from two seconds to half a
 * minute, for as long as the pod stays in one version. After a look that acted, and when the VM has changed, the next
 * look comes at once; the pause after it is the next one of the row. Not thread-safe.
 */
final class Rests {

    private static final long FIRST_MILLIS = 2_000;
    private static final long LONGEST_MILLIS = 32_000;

    private final @Nullable Clock clock;
    private final Map<String, Rest> rests = new HashMap<>();

    private record Rest(String version, VmHost.@Nullable Vm vm, long until, long pause) {}

    /** Without a clock there are no pauses. */
    Rests(@Nullable Clock clock) {
        this.clock = clock;
    }

    /**
     * Whether the next look is still to come.
     *
     * @param uid the uid of the pod
     * @param version the version of the pod
     * @param vm the VM; null for none
     */
    boolean isResting(String uid, String version, VmHost.@Nullable Vm vm) {
        Rest rest = rests.get(uid);
        return clock != null
                && rest != null
                && rest.version.equals(version)
                && Objects.equals(rest.vm, vm)
                && clock.millis() < rest.until;
    }

    /** Begins the pause after a look; one that acted is followed by the next at once. */
    void rest(String uid, String version, VmHost.@Nullable Vm vm, boolean acted) {
        if (clock != null) {
            Rest before = rests.get(uid);
            long pause = before == null || !before.version.equals(version)
                    ? FIRST_MILLIS
                    : Math.min(2 * before.pause, LONGEST_MILLIS);
            rests.put(uid, new Rest(version, vm, clock.millis() + (acted ? 0 : pause), pause));
        }
    }

    /** Forgets a pod. */
    void end(String uid) {
        rests.remove(uid);
    }
}
