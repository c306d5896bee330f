package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/** What a suspended set does with its pods (contract 5, since 0.3). */
public final class HibernatePolicy extends Vocabulary {

    /** The pods stay, the default. */
    public static final HibernatePolicy RETAIN = new HibernatePolicy("retain", true);

    /** The pods are deleted, and with them their scheduling seats. */
    public static final HibernatePolicy RELEASE = new HibernatePolicy("release", true);

    private static final HibernatePolicy[] WORDS = {RETAIN, RELEASE};

    private HibernatePolicy(String value, boolean known) {
        super(value, known);
    }

    /**
     * {@return the constant of that word, or a value that keeps a word which this version does not know}
     * @param value the word as it stands on the wire, compared exactly
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static HibernatePolicy of(String value) {
        HibernatePolicy known = find(WORDS, requireText(value, "HibernatePolicy"));
        return known == null ? new HibernatePolicy(value, false) : known;
    }

    /**
     * {@return the same as {@link #of}, but null for a word that is missing}
     * @param value the word as it stands on the wire; null or empty for none
     */
    public static @Nullable HibernatePolicy ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * {@return {@link #RETAIN} for null, the default of contract 5; else the value as it is, known or not}
     * @param policy what a spec says, or null
     */
    public static HibernatePolicy orDefault(@Nullable HibernatePolicy policy) {
        return policy == null ? RETAIN : policy;
    }
}
