package io.cocoonstack.common.admission;

import org.jspecify.annotations.Nullable;

/** Texts of clients in log lines and messages: short, on one line. */
final class Shown {

    private static final int MOST = 200;

    private Shown() {}

    static String text(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < MOST; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return text.length() > MOST ? shown.append('…').toString() : shown.toString();
    }

    /** To stand behind something else; empty for no detail. */
    static String detail(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : " (" + text(text) + ")";
    }
}
