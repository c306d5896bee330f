package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.LifecycleState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lifecycle states as small integers. */
final class Life {

    static final int NONE = 0;
    static final int CREATING = 1;
    static final int READY = 2;
    static final int HIBERNATING = 3;
    static final int HIBERNATED = 4;
    static final int FAILED = 5;

    private static final @Nullable String[] TEXTS = {
        null,
        LifecycleState.CREATING.value(),
        LifecycleState.READY.value(),
        LifecycleState.HIBERNATING.value(),
        LifecycleState.HIBERNATED.value(),
        LifecycleState.FAILED.value()
    };

    private Life() {}

    static @Nullable String text(int life) {
        return TEXTS[life];
    }

    static int of(@Nullable String state) {
        return Arrays.asList(TEXTS).indexOf(state);
    }
}
