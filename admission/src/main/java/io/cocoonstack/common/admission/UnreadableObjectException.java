package io.cocoonstack.common.admission;

/** An object in a review does not fit the type that a handler asks for. The message names the place and the type. */
public final class UnreadableObjectException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableObjectException(String message, Throwable cause) {
        super(message, cause);
    }
}
