package io.cocoonstack.common.env;

import org.jspecify.annotations.Nullable;

/** A host without an address to announce; the message lists the addresses that were seen. */
public final class NoNodeIpException extends RuntimeException {

    NoNodeIpException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
