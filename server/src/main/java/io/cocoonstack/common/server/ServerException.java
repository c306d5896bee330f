package io.cocoonstack.common.server;

import org.jspecify.annotations.Nullable;

/**
 * A server could not start, died, or could not stop without cutting requests. A {@link ServerGroup} throws one for all
 * its servers: the first failure is its cause, and the others are {@linkplain #getSuppressed() suppressed}.
 */
public final class ServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * One for whoever operates the server.
     *
     * @param message which server, and what happened
     * @param cause what was caught, or null
     */
    public ServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
