package io.cocoonstack.common.testkit.explorer;

/**
 * Where an exploration stops although there are more states. Immutable.
 *
 * @param states the most states, 1 to {@link #MOST_STATES}; the steps of one more state may be added to them
 * @param bytes the most memory for the table of states in bytes, 1 or more; the steps of some dozens of states may be
 *     added to it
 */
public record Limits(long states, long bytes) {

    /** The most states that can be numbered: {@value}. */
    public static final long MOST_STATES = 700_000_000;

    /** No limits but the number of states that can be numbered; memory may run out. */
    public static final Limits NONE = new Limits(MOST_STATES, Long.MAX_VALUE);

    /**
     * Limits of both kinds.
     *
     * @param states the most states
     * @param bytes the most memory
     * @throws IllegalArgumentException if either is out of its range
     */
    public Limits {
        if (states < 1 || states > MOST_STATES) {
            throw new IllegalArgumentException("states is " + states + ", expected 1 to " + MOST_STATES);
        }
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes is " + bytes + ", expected 1 or more");
        }
    }
}
