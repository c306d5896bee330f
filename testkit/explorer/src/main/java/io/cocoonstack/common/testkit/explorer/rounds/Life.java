package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.LifecycleState;
import org.jspecify.annotations.Nullable;

/** Lifecycle states as small integers. */
final class Life {

    static final int NONE = 0;
    static final int CREATING = 1;
    static final int READY = 2;
    static final int HIBERNATING = 3;
    static final int HIBERNATED = 4;
    static final int FAILED = 5;

    private static final @Nullable LifecycleState[] STATES = {
        null,
        LifecycleState.CREATING,
        LifecycleState.READY,
        LifecycleState.HIBERNATING,
        LifecycleState.HIBERNATED,
        LifecycleState.FAILED
    };

    private Life() {}

    static @Nullable LifecycleState state(int life) {
        return STATES[life];
    }

    static int of(@Nullable String state) {
        for (int i = 1; i < STATES.length; i++) {
            LifecycleState known = STATES[i];
            if (known != null && known.value().equals(state)) {
                return i;
            }
        }
        return NONE;
    }
}
