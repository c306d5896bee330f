package io.cocoonstack.common.admission;

/** Ends the reading of a body that is refused. It has no stack trace, because clients can cause it at will. */
final class RefusalException extends Exception {

    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    RefusalException(Refusal refusal, String detail) {
        super(detail, null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
