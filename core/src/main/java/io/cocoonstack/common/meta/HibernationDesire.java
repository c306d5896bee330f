package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * What a CocoonHibernation asks for (contract 5).
 */
public final class HibernationDesire extends Vocabulary {

    /** The VM is to be hibernated. */
    public static final HibernationDesire HIBERNATE = new HibernationDesire("Hibernate", true);

    /** The VM is to run. */
    public static final HibernationDesire WAKE = new HibernationDesire("Wake", true);

    private HibernationDesire(String value, boolean known) {
        super(value, known);
    }

    /**
     * The constant of that text, or a value that keeps a text this version does not know.
     *
     * @param value the word as it stands on the wire, compared exactly
     * @return a constant of this class where there is one
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static HibernationDesire of(String value) {
        return switch (requireText(value, "HibernationDesire")) {
            case "Hibernate" -> HIBERNATE;
            case "Wake" -> WAKE;
            default -> new HibernationDesire(value, false);
        };
    }

    /**
     * The same as {@link #of}, for a text that may be missing.
     *
     * @param value the word as it stands on the wire, or null
     * @return null if the value is null or empty
     */
    public static @Nullable HibernationDesire ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }
}
