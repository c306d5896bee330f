package io.cocoonstack.common.admission;

import java.nio.charset.StandardCharsets;

/**
 * The answer to an HTTP request: status, content type and body. Immutable but for the body, which is not copied. No
 * method returns null.
 */
public final class ReviewAnswer {

    static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final int status;
    private final String contentType;
    private final byte[] body;

    private ReviewAnswer(int status, String contentType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    static ReviewAnswer json(byte[] body) {
        return new ReviewAnswer(200, JSON, body);
    }

    static ReviewAnswer text(int status, String text) {
        return new ReviewAnswer(status, TEXT, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@return the HTTP status; 200 with a review, else 400, 405 (to which a server adds {@code Allow: POST}), 413, 415
     * or 500}
     */
    public int status() {
        return status;
    }

    /** {@return the content type; {@code application/json} with a review, else {@code text/plain; charset=utf-8}} */
    public String contentType() {
        return contentType;
    }

    /** {@return the body; the bytes themselves, not to be changed; never empty} */
    public byte[] body() {
        return body;
    }

    /** The status and the size. */
    @Override
    public String toString() {
        return "ReviewAnswer[" + status + ", " + body.length + " bytes]";
    }
}
