package io.cocoonstack.common.auth;

import java.util.Objects;

/**
 * Who is signed in, and until when (contract 10). Immutable.
 *
 * <p>The texts may hold anything, line breaks too: they are as trustworthy as whoever filled them in before signing.
 * An unpaired surrogate is signed as U+FFFD, so a session that holds one comes back changed.
 *
 * @param user name of the user; may be empty, never null
 * @param email e-mail address of the user; may be empty, never null
 * @param expiresAt the second from which the session no longer counts, in Unix seconds; {@link #NEVER} for none. A
 *     negative one is long past
 */
public record Session(String user, String email, long expiresAt) {

    /** The {@link #expiresAt} of a session that never expires. */
    public static final long NEVER = 0;

    /**
     * A session of these claims, which are not checked.
     *
     * @param user name of the user, not null
     * @param email e-mail address of the user, not null
     * @param expiresAt in Unix seconds, or {@link #NEVER}
     * @throws NullPointerException if a text is null
     */
    public Session {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(email, "email");
    }

    /**
     * {@return whether the session is over: from the second {@link #expiresAt} on, and never for {@link #NEVER}}
     *
     * @param nowSeconds the present, in Unix seconds
     */
    public boolean isExpired(long nowSeconds) {
        return expiresAt != NEVER && expiresAt <= nowSeconds;
    }
}
