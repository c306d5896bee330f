package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/** What a CocoonHibernation asks for (contract 5). */
public final class HibernationDesire extends Vocabulary {

    /** The VM is to be hibernated. */
    public static final HibernationDesire HIBERNATE = new HibernationDesire("Hibernate", true);

    /** The VM is to run. */
    public static final HibernationDesire WAKE = new HibernationDesire("Wake", true);

    private static final HibernationDesire[] WORDS = {HIBERNATE, WAKE};

    private HibernationDesire(String value, boolean known) {
        super(value, known);
    }

    /**
     * {@return the constant of that word, or a value that keeps a word which this version does not know}
     * @param value the word as it stands on the wire, compared exactly
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static HibernationDesire of(String value) {
        HibernationDesire known = find(WORDS, requireText(value, "HibernationDesire"));
        return known == null ? new HibernationDesire(value, false) : known;
    }

    /**
     * {@return the same as {@link #of}, but null for a word that is missing}
     * @param value the word as it stands on the wire; null or empty for none
     */
    public static @Nullable HibernationDesire ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }
}
