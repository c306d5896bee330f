package io.cocoonstack.common.registry;

import org.jspecify.annotations.Nullable;

/** Why an operation cannot be answered; on its way to the one place that makes a result of it. */
final class RegistryFailure extends Exception {

    private static final long serialVersionUID = 1;

    /** The reason is one English clause without credentials. */
    RegistryFailure(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    RegistryFailure(String reason) {
        this(reason, null);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
