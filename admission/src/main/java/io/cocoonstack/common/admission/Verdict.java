package io.cocoonstack.common.admission;

/** The outcome of a review that a handler was asked about. */
public enum Verdict {
    /** The handler allowed it. */
    ALLOWED,

    /** The handler denied it. */
    DENIED,

    /** The handler failed, and the caller's failure policy decides. */
    FAILED
}
