package io.cocoonstack.common.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user on whose behalf a registry, or the token server that it names, is asked. Neither {@link #toString()} nor
 * the errors of the factories show a name, a password or a token. Immutable and safe for use by many threads.
 */
public final class RegistryCredentials {

    private static final RegistryCredentials ANONYMOUS = new RegistryCredentials(null, null);
    // By this user name the credential helpers of Docker mark an identity token.
    private static final String TOKEN_USER = "<token>";

    private final @Nullable String basicHeader;
    private final @Nullable String identityToken;

    private RegistryCredentials(@Nullable String basicHeader, @Nullable String identityToken) {
        this.basicHeader = basicHeader;
        this.identityToken = identityToken;
    }

    /** {@return nobody: for registries that answer to anyone, or whose token server gives tokens to anyone} */
    public static RegistryCredentials anonymous() {
        return ANONYMOUS;
    }

    /**
     * A user name and a password, or an access token in a password's place. The user name {@code <token>} marks an
     * identity token, as the credential helpers of Docker have it: see {@link #identityToken}.
     *
     * @param username not empty, without a colon and without control characters
     * @param password without control characters; may be empty, but not as an identity token
     * @return what proves the user
     * @throws IllegalArgumentException if one of them is not as it should be; the message does not hold it
     * @throws NullPointerException if one of them is null
     */
    public static RegistryCredentials basic(String username, String password) {
        Objects.requireNonNull(username, "username");
        if (username.equals(TOKEN_USER)) {
            return identityToken(password);
        }
        if (username.isEmpty() || username.indexOf(':') >= 0 || hasControls(username)) {
            throw new IllegalArgumentException("username (" + username.length()
                    + " characters, not shown) is not usable, expected a text without colon and control characters");
        }
        requireNoControls("password", password);
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new RegistryCredentials("Basic " + Base64.getEncoder().encodeToString(pair), null);
    }

    /**
     * An identity token, as {@code docker login} stores it for registries such as Azure's: an OAuth 2 refresh token
     * that the token server takes, by POST, for tokens of the registry. A registry that asks for a password refuses
     * it.
     *
     * @param token not empty, without control characters
     * @return what proves the user
     * @throws IllegalArgumentException if it is empty or holds a control character; the message does not hold it
     * @throws NullPointerException if it is null
     */
    public static RegistryCredentials identityToken(String token) {
        requireNoControls("identity token", token);
        if (token.isEmpty()) {
            throw new IllegalArgumentException("identity token is empty, expected a refresh token");
        }
        return new RegistryCredentials(null, token);
    }

    /** The value of an Authorization header; null for nobody and for an identity token. */
    @Nullable
    String basicHeader() {
        return basicHeader;
    }

    /** The refresh token; null where there is none. */
    @Nullable
    String identityToken() {
        return identityToken;
    }

    /** {@return that these are credentials, and nothing of them} */
    @Override
    public String toString() {
        return this == ANONYMOUS ? "RegistryCredentials[anonymous]" : "RegistryCredentials[not shown]";
    }

    private static void requireNoControls(String field, String secret) {
        Objects.requireNonNull(secret, field);
        if (hasControls(secret)) {
            // Most often the line end of a file.
            throw new IllegalArgumentException(field + " (" + secret.length()
                    + " characters, not shown) holds a control character, expected none, not even a line end");
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
