package io.cocoonstack.common.testkit.contracts.internal;

/** Thrown from within an implementation whose process is to be dead: from then on every call of it throws. */
public final class ProcessDied extends RuntimeException {

    private static final long serialVersionUID = 1;

    ProcessDied() {
        super("this process is dead, as the contract kit wants it");
    }
}
