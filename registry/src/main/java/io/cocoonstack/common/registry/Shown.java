package io.cocoonstack.common.registry;

/** Texts of others, as they may stand in a reason: a registry must not forge lines of a log. */
final class Shown {

    private static final int MAX_LENGTH = 120;

    private Shown() {}

    /** The text in quotes, cut when it is long, with a question mark for what is not printable ASCII. */
    static String text(String text) {
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), MAX_LENGTH); i++) {
            char c = text.charAt(i);
            shown.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return shown.append(text.length() > MAX_LENGTH ? "\"…" : "\"").toString();
    }
}
