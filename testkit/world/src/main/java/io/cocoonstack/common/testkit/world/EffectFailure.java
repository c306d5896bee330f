package io.cocoonstack.common.testkit.world;

import java.util.Locale;

/** Thrown where an effect is refused or lost, or its answer is, as the plan of faults wants it. */
final class EffectFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean refused;

    EffectFailure(Fault fault, String what) {
        super(fault.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + what);
        this.refused = fault == Fault.REFUSED;
    }

    /** Whether an answer says that the effect did not take place; otherwise there is no answer. */
    boolean isRefused() {
        return refused;
    }
}
