package io.cocoonstack.common.testkit.explorer.rounds;

/** What properties ask of the step before, and no state holds. */
final class StepMark {

    /** The step before booted a fresh VM, or restored one. */
    static final int BOOTED = 1, RESTORED = 2;

    /** The step before was the report of a VM that runs, and a wake is pending still. */
    static final int UNACKNOWLEDGED = 3;

    /** The step before was a request of the operator that does not ask for all that was decided. */
    static final int UNASKED = 4;

    /** The step before was the report of a VM that runs, and does not count the VM's wakes right. */
    static final int MISCOUNTED = 5;

    private StepMark() {}
}
