package io.cocoonstack.common.testkit.world;

import org.jspecify.annotations.Nullable;

/** Says what goes wrong at which effect of a process. Called for one effect at a time. */
@FunctionalInterface
public interface FaultPlan {

    /**
     * {@return what goes wrong at the next effect; null where nothing does}
     * @param effect the effect, which has not taken place yet; never a read
     */
    @Nullable
    Fault next(Effect effect);

    /** {@return the plan in which nothing goes wrong; always null} */
    static FaultPlan none() {
        return effect -> null;
    }
}
