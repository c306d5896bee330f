package io.cocoonstack.common.round;

import org.jspecify.annotations.Nullable;

/** What came of dropping a snapshot (contract 12). Only {@link Gone} is a success. */
public sealed interface DropResult {

    /** The snapshot is gone; that it was absent before is a success too. */
    record Gone() implements DropResult {}

    /**
     * The registry deletes nothing, for anyone: to try again is of no use until somebody configures it. The snapshot
     * stands, so a round that needs it gone cannot go on.
     *
     * @param reason how the registry said so, in one English clause, without credentials
     */
    record Unsupported(String reason) implements DropResult {}

    /**
     * The registry could not be asked, or refused.
     *
     * @param reason what went wrong, in one English clause, without credentials
     * @param cause the exception behind it, or null for none
     */
    record Failed(String reason, @Nullable Throwable cause) implements DropResult {}
}
