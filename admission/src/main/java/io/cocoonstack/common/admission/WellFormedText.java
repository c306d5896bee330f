package io.cocoonstack.common.admission;

import java.util.regex.Pattern;

/** Text that UTF-8 can hold. JSON can escape half a surrogate pair, so reviews and messages may hold one. */
final class WellFormedText {

    /** A pattern sees a pair as one character, so that this finds unpaired halves alone. */
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    private WellFormedText() {}

    /** The text with each unpaired surrogate as U+FFFD, as Go reads it. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return HALF_PAIR.matcher(text).replaceAll("\ufffd");
            }
        }
        return text;
    }
}
