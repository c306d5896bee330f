package io.cocoonstack.common.admission;

/** Text that UTF-8 can hold. JSON can escape half a surrogate pair, so reviews and messages may hold one. */
final class WellFormedText {

    private static final char REPLACEMENT = '\ufffd';

    private WellFormedText() {}

    /** The text with each unpaired surrogate as U+FFFD, as Go reads it. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaced(text, i);
            }
        }
        return text;
    }

    private static String replaced(String text, int from) {
        StringBuilder mended = new StringBuilder(text);
        for (int i = from; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    i++;
                } else {
                    mended.setCharAt(i, REPLACEMENT);
                }
            }
        }
        return mended.toString();
    }
}
