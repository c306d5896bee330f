package io.cocoonstack.common.testkit.contracts.internal;

import org.jspecify.annotations.Nullable;

/** At most one fault, at the n-th effect of an implementation, its restarts included. */
public final class FaultPlan {

    private final int at;
    private final @Nullable Fault fault;
    private int seen;
    private boolean struck;

    private FaultPlan(int at, @Nullable Fault fault) {
        this.at = at;
        this.fault = fault;
    }

    /** {@return a plan without a fault} */
    public static FaultPlan none() {
        return new FaultPlan(-1, null);
    }

    /**
     * A plan with one fault.
     *
     * @param at at which effect, from 0
     * @param fault what goes wrong
     * @return a new plan
     */
    public static FaultPlan at(int at, Fault fault) {
        return new FaultPlan(at, fault);
    }

    /** What goes wrong at the next effect; null for nothing. */
    @Nullable
    Fault next() {
        if (seen++ != at) {
            return null;
        }
        struck = true;
        return fault;
    }

    /** {@return how many effects there were} */
    public int seen() {
        return seen;
    }

    /** {@return whether the fault has struck} */
    public boolean hasStruck() {
        return struck;
    }

    /** {@return one line for the story} */
    @Override
    public String toString() {
        return fault == null ? "no fault" : fault + " at effect " + (at + 1);
    }
}
