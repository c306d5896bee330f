package io.cocoonstack.common.admission;

/** Why a request got no review. Each kind is counted; the log has one line a kind and minute at most. */
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

    /** An object in the body has a name twice, so that two readers could see two things. */
    DUPLICATE_NAME(400, "the body has a name twice in one object"),

    /** The body is nested deeper than {@value ReviewLoop#MAX_DEPTH} levels. */
    TOO_DEEP(400, "the body is nested too deep"),

    /** A number or a name in the body is longer than any that is meant. */
    TOO_LONG(400, "the body has a number or a name that is too long"),

    /** The body is JSON, but no AdmissionReview with a request. */
    NOT_A_REVIEW(400, "the body is not an AdmissionReview with a request");

    private final int status;
    private final String text;

    Refusal(int status, String text) {
        this.status = status;
        this.text = text;
    }

    /**
     * The HTTP status that tells the client.
     *
     * @return 400, 405, 413 or 415
     */
    public int status() {
        return status;
    }

    /**
     * What is wrong.
     *
     * @return an English clause; the body of the answer
     */
    public String text() {
        return text;
    }
}
