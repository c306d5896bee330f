package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * Phase of a CocoonHibernation (contract 5): the durable memory of how far its round is.
 */
public final class HibernationPhase extends Vocabulary {

    /** No round has begun. */
    public static final HibernationPhase PENDING = new HibernationPhase("Pending", true);

    /** The VM is being hibernated. */
    public static final HibernationPhase HIBERNATING = new HibernationPhase("Hibernating", true);

    /** The VM is hibernated. */
    public static final HibernationPhase HIBERNATED = new HibernationPhase("Hibernated", true);

    /** The VM is being woken. */
    public static final HibernationPhase WAKING = new HibernationPhase("Waking", true);

    /** The round is over and the VM runs. */
    public static final HibernationPhase ACTIVE = new HibernationPhase("Active", true);

    /** The round passed its deadline. */
    public static final HibernationPhase FAILED = new HibernationPhase("Failed", true);

    private HibernationPhase(String value, boolean known) {
        super(value, known);
    }

    /**
     * The constant of that text, or a value that keeps a text this version does not know.
     *
     * @param value the word as it stands on the wire, compared exactly
     * @return a constant of this class where there is one
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static HibernationPhase of(String value) {
        return switch (requireText(value, "HibernationPhase")) {
            case "Pending" -> PENDING;
            case "Hibernating" -> HIBERNATING;
            case "Hibernated" -> HIBERNATED;
            case "Waking" -> WAKING;
            case "Active" -> ACTIVE;
            case "Failed" -> FAILED;
            default -> new HibernationPhase(value, false);
        };
    }

    /**
     * The same as {@link #of}, for a text that may be missing.
     *
     * @param value the word as it stands on the wire, or null
     * @return null if the value is null or empty
     */
    public static @Nullable HibernationPhase ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }
}
