package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.testkit.world.Effect;
import io.cocoonstack.common.testkit.world.Fault;
import io.cocoonstack.common.testkit.world.FaultPlan;
import org.jspecify.annotations.Nullable;

/** At most one fault, at an effect of an implementation that is counted from 0, its restarts included. */
final class OneFault implements FaultPlan {

    private final int at;
    private final @Nullable Fault fault;
    private int seen;

    OneFault(int at, @Nullable Fault fault) {
        this.at = at;
        this.fault = fault;
    }

    static OneFault none() {
        return new OneFault(-1, null);
    }

    @Override
    public @Nullable Fault next(Effect effect) {
        return seen++ == at ? fault : null;
    }

    int seen() {
        return seen;
    }

    /** One line for the story. */
    @Override
    public String toString() {
        return fault == null ? "no fault" : fault + " at effect " + (at + 1);
    }
}
