package io.cocoonstack.common.admission.internal;

import org.jspecify.annotations.Nullable;

/** Texts of clients as log lines and messages hold them: short, and on one line. */
public final class ShortText {

    private static final int LONGEST = 200;

    private ShortText() {}

    /**
     * A text that can stand in a line.
     *
     * @param text any text
     * @return its first 200 characters, with a blank for each line break and each other control character
     */
    public static String of(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return text.length() > LONGEST ? line.append('…').toString() : line.toString();
    }

    /**
     * A text in quotes, for a message.
     *
     * @param text any text; null is shown as an empty one
     * @return as {@link #of}, between quotation marks
     */
    public static String quoted(@Nullable String text) {
        return "\"" + of(text == null ? "" : text) + "\"";
    }

    /**
     * A text in brackets, for the end of a log line.
     *
     * @param text any text
     * @return begins with a blank; empty for null and for an empty text
     */
    public static String detail(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : " (" + of(text) + ")";
    }
}
