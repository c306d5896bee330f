package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * Operating system of a guest (contract 2, the {@code os} annotation).
 */
public final class OsType extends Vocabulary {

    /** Linux, the default. */
    public static final OsType LINUX = new OsType("linux", true);

    /** Windows. */
    public static final OsType WINDOWS = new OsType("windows", true);

    /** Android. */
    public static final OsType ANDROID = new OsType("android", true);

    /** macOS, since 0.3. */
    public static final OsType MACOS = new OsType("macos", true);

    private OsType(String value, boolean known) {
        super(value, known);
    }

    /**
     * The constant of that text, or a value that keeps a text this version does not know.
     *
     * @param value the word as it stands on the wire, compared exactly
     * @return a constant of this class where there is one
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static OsType of(String value) {
        return switch (requireText(value, "OsType")) {
            case "linux" -> LINUX;
            case "windows" -> WINDOWS;
            case "android" -> ANDROID;
            case "macos" -> MACOS;
            default -> new OsType(value, false);
        };
    }

    /**
     * The same as {@link #of}, for a text that may be missing.
     *
     * @param value the word as it stands on the wire, or null
     * @return null if the value is null or empty
     */
    public static @Nullable OsType ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * Fills in the default of contract 4.
     *
     * @param os what a spec says, or null
     * @return {@link #LINUX} for null, else the value as it is, known or not
     */
    public static OsType orDefault(@Nullable OsType os) {
        return os == null ? LINUX : os;
    }
}
