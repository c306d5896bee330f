package io.cocoonstack.common.env;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables with defaults (contract 7 rule environment).
 *
 * <p>A value that is malformed reads as the default, as on the Go side; nothing is trimmed. {@link #text(String)} gives
 * the value itself to a caller who would rather complain.
 *
 * <p>Safe for use by many threads as far as the look-up behind it is.
 */
public final class Env {

    private static final Env SYSTEM = new Env(System::getenv);

    private final Function<String, @Nullable String> lookup;

    private Env(Function<String, @Nullable String> lookup) {
        this.lookup = lookup;
    }

    /** {@return the environment of this process; reads {@link System#getenv(String)}} */
    public static Env system() {
        return SYSTEM;
    }

    /**
     * {@return an environment that is a map, for tests and for values that come from elsewhere}
     * @param variables the variables; read at each call, not copied
     */
    public static Env of(Map<String, String> variables) {
        return new Env(Objects.requireNonNull(variables, "variables")::get);
    }

    /**
     * {@return an environment that is a function; asks it at each call}
     * @param lookup gives a variable's value, or null when it is not set
     */
    public static Env of(Function<String, @Nullable String> lookup) {
        return new Env(Objects.requireNonNull(lookup, "lookup"));
    }

    /**
     * {@return a variable's text; null when it is unset or empty}
     * @param name the variable
     */
    public @Nullable String text(String name) {
        String value = lookup.apply(Objects.requireNonNull(name, "name"));
        return value == null || value.isEmpty() ? null : value;
    }

    /**
     * {@return a variable's text; the default when it is unset or empty}
     * @param name the variable
     * @param fallback the default
     */
    public String text(String name, String fallback) {
        Objects.requireNonNull(fallback, "fallback");
        String value = text(name);
        return value == null ? fallback : value;
    }

    /**
     * {@return a variable's boolean; the default when it is unset, empty or anything else than {@code 1}, {@code t},
     * {@code T}, {@code TRUE}, {@code true} or {@code True}, and {@code 0}, {@code f}, {@code F}, {@code FALSE}, {@code
     * false} or {@code False}}
     * @param name the variable
     * @param fallback the default
     */
    public boolean bool(String name, boolean fallback) {
        String value = text(name);
        if (value == null) {
            return fallback;
        }
        return switch (value) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            case "0", "f", "F", "FALSE", "false", "False" -> false;
            default -> fallback;
        };
    }

    /**
     * {@return a variable's duration ({@link GoDuration}); the default when it is unset, empty or no duration}
     * @param name the variable
     * @param fallback the default
     * @see GoDuration
     */
    public Duration duration(String name, Duration fallback) {
        Objects.requireNonNull(fallback, "fallback");
        Duration value = GoDuration.parseOrNull(text(name));
        return value == null ? fallback : value;
    }
}
