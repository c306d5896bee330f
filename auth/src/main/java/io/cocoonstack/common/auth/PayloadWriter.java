package io.cocoonstack.common.auth;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes a session as the JSON that is signed, equal to the Go side's to the byte (contract 10 rules cookie and
 * escapes).
 */
final class PayloadWriter {

    private static final int FRAME = 48;

    private PayloadWriter() {}

    static byte[] write(Session session) {
        StringBuilder json = new StringBuilder(
                FRAME + session.user().length() + session.email().length());
        json.append("{\"u\":\"");
        appendEscaped(json, session.user());
        json.append("\",\"e\":\"");
        appendEscaped(json, session.email());
        json.append("\",\"x\":").append(session.expiresAt()).append('}');
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void appendEscaped(StringBuilder json, String text) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        // Nearly every name and address ends here, copied as a whole.
        if (plain == text.length()) {
            json.append(text);
            return;
        }
        json.append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                json.append(c);
            } else if (!Character.isSurrogate(c)) {
                appendEscape(json, c);
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                json.append(c).append(text.charAt(++i));
            } else {
                json.append("\\ufffd");
            }
        }
    }

    private static boolean isPlain(char c) {
        return switch (c) {
            case '"', '\\', '<', '>', '&', '\u2028', '\u2029' -> false;
            default -> c >= ' ' && !Character.isSurrogate(c);
        };
    }

    private static void appendEscape(StringBuilder json, char c) {
        switch (c) {
            case '"', '\\' -> json.append('\\').append(c);
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> json.append("\\u").append(HexFormat.of().toHexDigits(c));
        }
    }
}
