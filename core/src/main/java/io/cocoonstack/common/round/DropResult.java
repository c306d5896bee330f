package io.cocoonstack.common.round;

import org.jspecify.annotations.Nullable;

/** What came of dropping a snapshot (contract 12 rule probe). Only {@link Gone} is a success. */
public sealed interface DropResult {

    /** The snapshot is gone, and its tag does not name it; that it was absent before is a success too. */
    record Gone() implements DropResult {}

    /**
     * The registry does not drop: deletion is switched off or denied, or the registry answers a success and keeps the
     * snapshot. To try again is of no use until somebody configures it, so it is tried again with long pauses. The
     * snapshot stands, and a round that needs it gone cannot go on.
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
