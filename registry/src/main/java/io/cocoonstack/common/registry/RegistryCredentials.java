package io.cocoonstack.common.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asks a registry, or the token server that it names. Prints nothing of itself, in {@link #toString()} and in the
 * errors of its factories alike. Immutable and safe for use by many threads.
 */
public final class RegistryCredentials {

    private static final RegistryCredentials ANONYMOUS = new RegistryCredentials(null);

    private final @Nullable String basicHeader;

    private RegistryCredentials(@Nullable String basicHeader) {
        this.basicHeader = basicHeader;
    }

    /**
     * Nobody: for registries that answer to anyone, or whose token server gives tokens to anyone.
     *
     * @return never null
     */
    public static RegistryCredentials anonymous() {
        return ANONYMOUS;
    }

    /**
     * A user name and a password, or an access token in a password's place.
     *
     * @param username not empty, without a colon and without control characters
     * @param password without control characters; may be empty
     * @return never null
     * @throws IllegalArgumentException if one of them is not as it should be; the message does not hold it
     */
    public static RegistryCredentials basic(String username, String password) {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        if (username.isEmpty() || username.indexOf(':') >= 0 || hasControls(username)) {
            throw new IllegalArgumentException("username (" + username.length()
                    + " characters, not shown) is not usable, expected a text without colon and control characters");
        }
        if (hasControls(password)) {
            // Most often the line end of a file.
            throw new IllegalArgumentException("password (" + password.length()
                    + " characters, not shown) holds a control character, expected none, not even a line end");
        }
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new RegistryCredentials("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** The value of an Authorization header; null for nobody. */
    @Nullable
    String basicHeader() {
        return basicHeader;
    }

    /**
     * Says that these are credentials, and nothing of them.
     *
     * @return the same text for all but {@link #anonymous()}
     */
    @Override
    public String toString() {
        return basicHeader == null ? "RegistryCredentials[anonymous]" : "RegistryCredentials[not shown]";
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
