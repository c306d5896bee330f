package io.cocoonstack.common.admission;

/** What became of a review. */
public enum Verdict {
    /** The handler allowed it. */
    ALLOWED,

    /** The handler denied it. */
    DENIED,

    /** The handler failed, and the caller's failure policy decides. */
    FAILED
}
