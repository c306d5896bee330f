package io.cocoonstack.common.registry;

/** Quotes texts of others for a reason, so that a registry cannot forge lines of a log. */
final class QuotedText {

    private static final int MAX_LENGTH = 120;

    private QuotedText() {}

    /** The text in quotes, cut when it is long, with a question mark for each character beside printable ASCII. */
    static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), MAX_LENGTH); i++) {
            char c = text.charAt(i);
            quoted.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return quoted.append(text.length() > MAX_LENGTH ? "\"…" : "\"").toString();
    }
}
