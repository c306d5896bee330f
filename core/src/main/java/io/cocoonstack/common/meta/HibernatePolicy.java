package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * What a suspended set does with its pods (contract 5, since 0.3).
 */
public final class HibernatePolicy extends Vocabulary {

    /** The pods stay, the default. */
    public static final HibernatePolicy RETAIN = new HibernatePolicy("retain", true);

    /** The pods are deleted, and with them their scheduling seats. */
    public static final HibernatePolicy RELEASE = new HibernatePolicy("release", true);

    private HibernatePolicy(String value, boolean known) {
        super(value, known);
    }

    /**
     * The constant of that text, or a value that keeps a text this version does not know.
     *
     * @param value the word as it stands on the wire, compared exactly
     * @return a constant of this class where there is one
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static HibernatePolicy of(String value) {
        return switch (requireText(value, "HibernatePolicy")) {
            case "retain" -> RETAIN;
            case "release" -> RELEASE;
            default -> new HibernatePolicy(value, false);
        };
    }

    /**
     * The same as {@link #of}, for a text that may be missing.
     *
     * @param value the word as it stands on the wire, or null
     * @return null if the value is null or empty
     */
    public static @Nullable HibernatePolicy ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * Fills in the default of contract 5.
     *
     * @param policy what a spec says, or null
     * @return {@link #RETAIN} for null, else the value as it is, known or not
     */
    public static HibernatePolicy orDefault(@Nullable HibernatePolicy policy) {
        return policy == null ? RETAIN : policy;
    }
}
