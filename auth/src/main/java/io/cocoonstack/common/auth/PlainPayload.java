package io.cocoonstack.common.auth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a payload in the one form that {@link PayloadWriter} and the Go side write: the three claims in their order,
 * texts of ASCII without an escape, an expiry of at most 18 digits, and no blank.
 *
 * <p>Any other payload, good or bad, is left to {@link PayloadReader}, which gives the same session for this form and
 * takes three times as long. Like there, only what carries a good signature gets here.
 */
final class PlainPayload {

    private static final byte[] USER = ascii("{\"u\":\"");
    private static final byte[] EMAIL = ascii("\",\"e\":\"");
    private static final byte[] EXPIRY = ascii("\",\"x\":");

    // As many nines still fit in 64 bits.
    private static final int MOST_DIGITS = 18;

    private PlainPayload() {}

    /** The session, or null for a payload in another form. */
    static @Nullable Session read(byte[] json) {
        int user = behind(USER, json, 0);
        int userEnd = endOfText(json, user);
        int email = behind(EMAIL, json, userEnd);
        int emailEnd = endOfText(json, email);
        int expiry = behind(EXPIRY, json, emailEnd);
        int expiryEnd = json.length - 1;
        int digits = expiryEnd - expiry;
        if (expiry < 0 || digits < 1 || digits > MOST_DIGITS || json[expiryEnd] != '}') {
            return null;
        }
        if (json[expiry] == '0' && digits > 1) {
            return null;
        }
        long expiresAt = 0;
        for (int i = expiry; i < expiryEnd; i++) {
            int digit = json[i] - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            expiresAt = expiresAt * 10 + digit;
        }
        return new Session(text(json, user, userEnd), text(json, email, emailEnd), expiresAt);
    }

    /** The index behind a frame that stands at an index, or -1 when it does not, or the index is -1 itself. */
    private static int behind(byte[] frame, byte[] json, int at) {
        int end = at + frame.length;
        return at >= 0 && end <= json.length && Arrays.equals(json, at, end, frame, 0, frame.length) ? end : -1;
    }

    /** The index of the first byte that is no plain character of a text: a quote, a backslash, or beyond ASCII. */
    private static int endOfText(byte[] json, int from) {
        if (from < 0) {
            return -1;
        }
        int end = from;
        // Bytes beyond ASCII are negative.
        while (end < json.length && json[end] >= ' ' && json[end] != '"' && json[end] != '\\') {
            end++;
        }
        return end;
    }

    private static String text(byte[] json, int from, int to) {
        return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
