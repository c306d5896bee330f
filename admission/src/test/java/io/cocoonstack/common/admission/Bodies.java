package io.cocoonstack.common.admission;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Request bodies for tests. */
final class Bodies {

    static final String GOOD =
            "{\"kind\":\"AdmissionReview\",\"apiVersion\":\"admission.k8s.io/v1\",\"request\":{\"uid\":\"u\"}}";

    private Bodies() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A good review with the given members of its request. */
    static byte[] request(String members) {
        return utf8(
                "{\"kind\":\"AdmissionReview\",\"apiVersion\":\"admission.k8s.io/v1\",\"request\":{" + members + "}}");
    }

    /** A good review with a field beside the request. */
    static byte[] beside(String value) {
        return utf8("{\"kind\":\"AdmissionReview\",\"extra\":" + value + ",\"request\":{\"uid\":\"u\"}}");
    }

    /** Text with raw bytes in it. */
    static byte[] bytes(String before, byte[] raw, String behind) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8(before));
        bytes.writeBytes(raw);
        bytes.writeBytes(utf8(behind));
        return bytes.toByteArray();
    }

    static ReviewAnswer answer(byte[] body) {
        return answer(ReviewLoop.of(request -> AdmissionResponse.allow()), body);
    }

    static ReviewAnswer answer(ReviewLoop loop, byte[] body) {
        return loop.answer("POST", "application/json", null, body);
    }

    static String text(ReviewAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
