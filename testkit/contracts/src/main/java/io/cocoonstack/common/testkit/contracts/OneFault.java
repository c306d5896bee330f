package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.testkit.world.Effect;
import io.cocoonstack.common.testkit.world.Fault;
import io.cocoonstack.common.testkit.world.FaultPlan;
import org.jspecify.annotations.Nullable;

/** At most one fault, at the n-th effect of an implementation, its restarts included. */
final class OneFault implements FaultPlan {

    private final int at;
    private final @Nullable Fault fault;
    private int seen;

    private OneFault(int at, @Nullable Fault fault) {
        this.at = at;
        this.fault = fault;
    }

    static OneFault none() {
        return new OneFault(-1, null);
    }

    /** A plan with one fault, at an effect that is counted from 0. */
    static OneFault at(int at, Fault fault) {
        return new OneFault(at, fault);
    }

    @Override
    public @Nullable Fault next(Effect effect) {
        return seen++ == at ? fault : null;
    }

    /** How many effects there were. */
    int seen() {
        return seen;
    }

    /** One line for the story. */
    @Override
    public String toString() {
        return fault == null ? "no fault" : fault + " at effect " + (at + 1);
    }
}
