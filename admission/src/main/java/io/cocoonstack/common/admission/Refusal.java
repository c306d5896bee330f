package io.cocoonstack.common.admission;

/** The reason why a request got no review. Each is counted, and logged once a minute at most. */
public enum Refusal {
    /** The method is not POST. */
    METHOD(405, "the method must be POST"),

    /** The content type is not {@code application/json}. */
    CONTENT_TYPE(415, "the content type must be application/json"),

    /** The body is compressed, or encoded in another way. */
    CONTENT_ENCODING(415, "the content encoding must be identity"),

    /** The body is longer than the limit. */
    TOO_LARGE(413, "the body is longer than the limit"),

    /** The body is not UTF-8, or begins with a byte order mark. */
    NOT_UTF8(400, "the body is not UTF-8"),

    /** The body is not one JSON object, with nothing but blanks around it. */
    NOT_JSON(400, "the body is not a JSON object"),

    /** An object in the body has a name twice, so two readers could see two values. */
    DUPLICATE_NAME(400, "the body has a name twice in one object"),

    /** The body is nested deeper than 1,000 levels. */
    TOO_DEEP(400, "the body is nested too deep"),

    /** A number in the body has more than 1,000 digits, or a name more than 50,000 bytes. */
    TOO_LONG(400, "the body has a number or a name that is too long"),

    /** The body is JSON, but no AdmissionReview with a request. */
    NOT_A_REVIEW(400, "the body is not an AdmissionReview with a request");

    private final int status;
    private final String text;

    Refusal(int status, String text) {
        this.status = status;
        this.text = text;
    }

    /** {@return the HTTP status that tells the client; 400, 405, 413 or 415} */
    public int status() {
        return status;
    }

    /** {@return the reason in words; an English clause; the body of the answer} */
    public String text() {
        return text;
    }
}
