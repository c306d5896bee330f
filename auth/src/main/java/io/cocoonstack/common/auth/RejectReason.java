package io.cocoonstack.common.auth;

/**
 * Why a cookie was refused. For logs and counters only: whoever sent it gets the same answer every time, because a
 * different one would tell a forger how far they came (contract 10).
 */
public enum RejectReason {
    /** There is no cookie, or an empty one. */
    ABSENT("there is no cookie"),

    /** There is no dot between a payload and a signature. */
    NO_SIGNATURE("the cookie has no signature"),

    /** Every key is empty, so that nothing can be verified: most likely a setting is missing. */
    NO_KEY("every key is empty"),

    /** No key made this signature: forged, cut off, or of a key that was retired. */
    WRONG_SIGNATURE("no key made the signature"),

    /** Signed, but the payload is no base64url without padding. */
    NOT_BASE64URL("the payload is signed and no base64url without padding"),

    /** Signed, but the payload's bytes are not UTF-8. */
    NOT_UTF8("the payload is signed and not UTF-8"),

    /** Signed, but the payload is not one JSON object with the claims as the contract has them. */
    NOT_A_SESSION("the payload is signed and holds no session"),

    /** Signed and well-formed, but over. */
    EXPIRED("the session is over");

    private final String why;

    RejectReason(String why) {
        this.why = why;
    }

    /** {@return the reason as an English clause, without anything of the cookie or of a key} */
    public String why() {
        return why;
    }
}
