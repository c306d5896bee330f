package io.cocoonstack.common.admission;

/** Ends the reading of a body. It has no stack, because clients can cause it at will. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    RefusedException(Refusal refusal, String detail) {
        super(detail, null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
