package io.cocoonstack.common.testkit.contracts.internal;

/** Thrown where an effect fails, or its answer gets lost, as the contract kit wants it. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean applied;

    Refused(String what, boolean applied) {
        super((applied ? "the answer got lost to " : "refused: ") + what);
        this.applied = applied;
    }

    /** Whether the effect has taken place all the same. */
    boolean isApplied() {
        return applied;
    }
}
