package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/** Operating system of a guest (contract 2, the {@code os} annotation). */
public final class OsType extends Vocabulary {

    /** Linux, the default. */
    public static final OsType LINUX = new OsType("linux", true);

    /** Windows. */
    public static final OsType WINDOWS = new OsType("windows", true);

    /** Android. */
    public static final OsType ANDROID = new OsType("android", true);

    /** macOS, since 0.3. */
    public static final OsType MACOS = new OsType("macos", true);

    private static final OsType[] WORDS = {LINUX, WINDOWS, ANDROID, MACOS};

    private OsType(String value, boolean known) {
        super(value, known);
    }

    /**
     * {@return the constant of that word, or a value that keeps a word which this version does not know}
     * @param value the word as it stands on the wire, compared exactly
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static OsType of(String value) {
        OsType known = find(WORDS, requireText(value, "OsType"));
        return known == null ? new OsType(value, false) : known;
    }

    /**
     * {@return the same as {@link #of}, but null for a word that is missing}
     * @param value the word as it stands on the wire; null or empty for none
     */
    public static @Nullable OsType ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * {@return {@link #LINUX} for null, the default of contract 4; else the value as it is, known or not}
     * @param os what a spec says, or null
     */
    public static OsType orDefault(@Nullable OsType os) {
        return os == null ? LINUX : os;
    }
}
