package io.cocoonstack.common.auth;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that carries a session: its name and attributes, the values of {@code Set-Cookie} that set and clear it,
 * and the reader of {@code Cookie} (RFC 6265; the session within is contract 10).
 *
 * <pre>{@code
 * SessionCookie cookie = SessionCookie.named("__Host-session");
 * response = response.withAddedHeader("Set-Cookie", cookie.issue(session, keys, clock));
 * response = response.withAddedHeader("Set-Cookie", state.clear());
 * Session session = cookie.read(request.header("Cookie"), keys, clock).sessionOrNull();
 * }</pre>
 *
 * <p>Every cookie is {@code HttpOnly}. Unless told otherwise it is {@code Secure} and {@code SameSite=Lax}, its path is
 * {@code /} and it goes to the very host that set it. What could end the value or the header early, and what browsers
 * would drop without a word, is refused when it is set.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class SessionCookie {

    // Browsers drop a cookie whose name and value are longer together.
    private static final int LONGEST = 4096;

    private final String name;
    private final String path;
    private final @Nullable String domain;
    private final boolean secure;
    private final SameSite sameSite;

    private SessionCookie(String name, String path, @Nullable String domain, boolean secure, SameSite sameSite) {
        this.name = CookieText.requireName(name);
        this.path = CookieText.requirePath(path);
        this.domain = domain == null ? null : CookieText.requireDomain(domain);
        this.secure = secure;
        this.sameSite = Objects.requireNonNull(sameSite, "sameSite");
        requireSense();
    }

    /**
     * {@return a cookie of this name, with the attributes that suit a session}
     *
     * @param name a token of RFC 6265, such as {@code session}; best with the prefix {@code __Host-}, which has
     *     browsers enforce the default attributes
     * @throws IllegalArgumentException if name is empty or holds anything but a token's characters
     */
    public static SessionCookie named(String name) {
        return new SessionCookie(name, "/", null, true, SameSite.LAX);
    }

    /**
     * {@return the same cookie under a path}
     *
     * @param path begins with {@code /}; printable ASCII without blank and {@code ;}
     * @throws IllegalArgumentException if path is anything else, or the name's prefix forbids it
     */
    public SessionCookie path(String path) {
        return new SessionCookie(name, path, domain, secure, sameSite);
    }

    /**
     * {@return the same cookie for a domain and all hosts below it}
     *
     * @param domain a host name in ASCII, without a leading dot; null for the host that sets it
     * @throws IllegalArgumentException if domain is anything else, or the name's prefix forbids it
     */
    public SessionCookie domain(@Nullable String domain) {
        return new SessionCookie(name, path, domain, secure, sameSite);
    }

    /**
     * {@return the same cookie, over TLS only or not}
     *
     * @param secure false lets it travel in the clear: for a trial without TLS, never for production
     * @throws IllegalArgumentException if it is false and the name's prefix or {@code SameSite=None} forbids that
     */
    public SessionCookie secure(boolean secure) {
        return new SessionCookie(name, path, domain, secure, sameSite);
    }

    /**
     * {@return the same cookie under another rule for requests from other sites}
     *
     * @param sameSite the rule
     * @throws IllegalArgumentException if it is {@link SameSite#NONE} and the cookie is not secure
     */
    public SessionCookie sameSite(SameSite sameSite) {
        return new SessionCookie(name, path, domain, secure, sameSite);
    }

    /** {@return the cookie's name, as it was given} */
    public String name() {
        return name;
    }

    /**
     * The value of {@code Set-Cookie} that signs a user in. It is a secret until it expires: keep it out of logs.
     *
     * <p>{@code Max-Age} is what is left of the session, and 0 for one that is over, so that the browser forgets it at
     * once. A session that never expires has none: the browser keeps it until it is closed, which is the shorter of the
     * two choices.
     *
     * @param session the session
     * @param keys the first one signs
     * @param nowSeconds the present, in Unix seconds
     * @return such as {@code session=…; Path=/; Max-Age=3600; HttpOnly; Secure; SameSite=Lax}, in ASCII
     * @throws IllegalStateException if the first key is empty
     * @throws IllegalArgumentException if name and value are longer than 4096 bytes together, which browsers drop
     */
    public String issue(Session session, KeyRing keys, long nowSeconds) {
        String value = keys.sign(session);
        int length = name.length() + value.length();
        if (length > LONGEST) {
            throw new IllegalArgumentException("cookie " + name + " has " + length
                    + " bytes of name and value, expected at most " + LONGEST + ": the user or the email is too long");
        }
        if (session.expiresAt() == Session.NEVER) {
            return header(value, "");
        }
        long left = session.isExpired(nowSeconds) ? 0 : session.expiresAt() - nowSeconds;
        // Overflows under a broken clock, which must not turn a long session into an old one.
        return header(value, "; Max-Age=" + (left < 0 ? Long.MAX_VALUE : left));
    }

    /**
     * The value of {@code Set-Cookie} that signs a user in, by a clock.
     *
     * @param session the session
     * @param keys the first one signs
     * @param clock tells the present, read once; {@code InstantSource.system()} outside tests
     * @return as {@link #issue(Session, KeyRing, long)}
     */
    public String issue(Session session, KeyRing keys, InstantSource clock) {
        return issue(session, keys, clock.instant().getEpochSecond());
    }

    /**
     * The value of {@code Set-Cookie} that signs a user out: the browser forgets the cookie. It does not make the
     * cookie invalid for anyone who kept a copy.
     *
     * @return such as {@code session=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax}
     */
    public String clear() {
        return header("", "; Max-Age=0");
    }

    /**
     * The session of a request. Never throws, whatever the header holds.
     *
     * <p>A browser sends several cookies of one name when several paths or domains set it, and another host of the same
     * domain may have set one of them. So each is verified, and the first good one counts.
     *
     * @param header the value of {@code Cookie}, as the client sent it; several such headers joined by {@code "; "};
     *     null for none
     * @param keys verifies
     * @param nowSeconds the present, in Unix seconds
     * @return the session of the first good cookie of this name; else why the first of them was refused, which is
     *     {@link RejectReason#ABSENT} where there is none
     */
    public Verification read(@Nullable String header, KeyRing keys, long nowSeconds) {
        Verification first = null;
        for (String value : values(header)) {
            Verification verification = keys.verify(value, nowSeconds);
            if (verification.sessionOrNull() != null) {
                return verification;
            }
            first = first == null ? verification : first;
        }
        return first == null ? new Verification.Rejected(RejectReason.ABSENT) : first;
    }

    /**
     * The session of a request, by a clock.
     *
     * @param header as for {@link #read(String, KeyRing, long)}
     * @param keys verifies
     * @param clock tells the present, read once; {@code InstantSource.system()} outside tests
     * @return as {@link #read(String, KeyRing, long)}
     */
    public Verification read(@Nullable String header, KeyRing keys, InstantSource clock) {
        return read(header, keys, clock.instant().getEpochSecond());
    }

    /**
     * The values of all cookies of this name in a request, for cookies that carry something other than a session, such
     * as a {@linkplain RandomState random state}. Never throws, whatever the header holds.
     *
     * @param header the value of {@code Cookie}, as the client sent it; null for none
     * @return the values in the order of the header, each without blanks and one pair of quotation marks around it;
     *     empty when no cookie has this name, whose case counts; unmodifiable
     */
    public List<String> values(@Nullable String header) {
        return header == null ? List.of() : CookieText.values(header, name);
    }

    /** {@return name and attributes, without any value; for logs} */
    @Override
    public String toString() {
        return "SessionCookie[" + header("…", "") + "]";
    }

    private String header(String value, String maxAge) {
        return name + "=" + value + "; Path=" + path + (domain == null ? "" : "; Domain=" + domain) + maxAge
                + "; HttpOnly" + (secure ? "; Secure" : "") + "; SameSite=" + sameSite.value();
    }

    private void requireSense() {
        if (sameSite == SameSite.NONE && !secure) {
            throw new IllegalArgumentException("SameSite is None and the cookie is not secure, expected it to be");
        }
        // Browsers compare the prefixes without regard to case.
        String prefixed = name.toLowerCase(Locale.ROOT);
        boolean host = prefixed.startsWith("__host-");
        if ((host || prefixed.startsWith("__secure-")) && !secure) {
            throw new IllegalArgumentException("cookie " + name + " is not secure, expected it to be by its prefix");
        }
        if (host && (domain != null || !path.equals("/"))) {
            throw new IllegalArgumentException(
                    "cookie " + name + " has a domain or a path, expected no domain and the path / by its prefix");
        }
    }
}
