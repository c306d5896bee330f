package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/** Phase of a CocoonHibernation (contract 5): the durable memory of how far its round is. */
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

    private static final HibernationPhase[] WORDS = {PENDING, HIBERNATING, HIBERNATED, WAKING, ACTIVE, FAILED};

    private HibernationPhase(String value, boolean known) {
        super(value, known);
    }

    /**
     * {@return the constant of that word, or a value that keeps a word which this version does not know}
     * @param value the word as it stands on the wire, compared exactly
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static HibernationPhase of(String value) {
        HibernationPhase known = find(WORDS, requireText(value, "HibernationPhase"));
        return known == null ? new HibernationPhase(value, false) : known;
    }

    /**
     * {@return the same as {@link #of}, but null for a word that is missing}
     * @param value the word as it stands on the wire; null or empty for none
     */
    public static @Nullable HibernationPhase ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }
}
