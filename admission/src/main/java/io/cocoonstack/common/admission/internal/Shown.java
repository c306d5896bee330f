package io.cocoonstack.common.admission.internal;

import org.jspecify.annotations.Nullable;

/** Texts of clients in log lines and messages: short, on one line. */
public final class Shown {

    private static final int MOST = 200;

    private Shown() {}

    /**
     * A text to stand in a line.
     *
     * @param text any text
     * @return at most 200 characters of it, without line breaks and other controls
     */
    public static String text(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < MOST; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return text.length() > MOST ? shown.append('…').toString() : shown.toString();
    }

    /**
     * A text to stand behind something else.
     *
     * @param text any text
     * @return begins with a blank; empty for no text
     */
    public static String detail(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : " (" + text(text) + ")";
    }
}
