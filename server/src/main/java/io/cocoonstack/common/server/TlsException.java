package io.cocoonstack.common.server;

import org.jspecify.annotations.Nullable;

/**
 * TLS material that cannot be served (contract 7 rule tls): unreadable, mismatched, expired where nothing may stand in
 * for it, or half of a pair. The message names the files; it never holds anything of a private key.
 */
public final class TlsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message for an operator.
     *
     * @param message which file, what is wrong with it, and what was expected
     * @param cause what was caught, or null; null also where the cause could quote a private key
     */
    public TlsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
