package io.cocoonstack.common.auth;

/** The requests from other sites that a browser sends a cookie along with (RFC 6265bis, {@code SameSite}). */
public enum SameSite {
    /** Only on top-level navigation that reads, such as a link or the way back from a sign-on. */
    LAX("Lax"),

    /** On none: a link from elsewhere arrives signed out, the way back from a sign-on too. */
    STRICT("Strict"),

    /** On all. Browsers take it only together with {@code Secure}. */
    NONE("None");

    private final String value;

    SameSite(String value) {
        this.value = value;
    }

    /** {@return the attribute's value; {@code Lax}, {@code Strict} or {@code None}} */
    public String value() {
        return value;
    }
}
