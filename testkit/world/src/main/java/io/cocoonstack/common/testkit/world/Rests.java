package io.cocoonstack.common.testkit.world;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pauses between looks at a pod that asked the registry and led to nothing, or that failed. They double from two
 * seconds to half a minute, and end as soon as the pod or its VM has changed. Not thread-safe.
 */
final class Rests {

    private static final long FIRST_MILLIS = 2_000;
    private static final long LONGEST_MILLIS = 32_000;

    private final @Nullable Clock clock;
    private final Map<String, Rest> rests = new HashMap<>();

    private record Rest(String state, long until, long pause) {}

    /** Without a clock there are no pauses. */
    Rests(@Nullable Clock clock) {
        this.clock = clock;
    }

    boolean isResting(String pod, String state) {
        Rest rest = rests.get(pod);
        return clock != null && rest != null && rest.state.equals(state) && clock.millis() < rest.until;
    }

    void rest(String pod, String state) {
        if (clock != null) {
            Rest before = rests.get(pod);
            long pause = before == null || !before.state.equals(state)
                    ? FIRST_MILLIS
                    : Math.min(2 * before.pause, LONGEST_MILLIS);
            rests.put(pod, new Rest(state, clock.millis() + pause, pause));
        }
    }

    void end(String pod) {
        rests.remove(pod);
    }
}
