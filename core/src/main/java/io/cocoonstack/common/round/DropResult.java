package io.cocoonstack.common.round;

import org.jspecify.annotations.Nullable;

/** What came of dropping a snapshot (contract 12). */
public sealed interface DropResult {

    /** The snapshot is gone; that it was absent before is a success too. */
    record Gone() implements DropResult {}

    /**
     * The registry could not be asked, or refused.
     *
     * @param reason what went wrong, in one English clause, without credentials
     * @param cause the exception behind it, or null for none
     */
    record Failed(String reason, @Nullable Throwable cause) implements DropResult {}
}
