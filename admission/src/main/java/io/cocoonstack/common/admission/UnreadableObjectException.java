package io.cocoonstack.common.admission;

/** An object in a review cannot be read as what a handler asks for. The message says what stands where. */
public final class UnreadableObjectException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableObjectException(String message, Throwable cause) {
        super(message, cause);
    }
}
