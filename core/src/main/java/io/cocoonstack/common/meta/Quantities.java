package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * Quantities as Kubernetes writes them after reading them, to the byte (contract 9). Two sides that differ here see
 * drift, and replace each other's pods.
 *
 * <p>Time and memory grow with the length of the text alone, whatever its digits or exponent say: storage is a user's
 * text. No method takes null. Pure functions, safe for use by many threads.
 */
public final class Quantities {

    private static final int SHOWN = 60;

    /** Long enough for every amount that means something, and short enough to compute with. */
    private static final int LONGEST_COMPUTABLE = 64;

    private static final int LARGEST_COMPUTABLE_EXPONENT = 999;

    private Quantities() {}

    /**
     * {@return the canonical form of a quantity: the text itself where Kubernetes keeps it as typed, else the quantity
     * recomputed; the canonical form of a canonical form is itself}
     * @param text sign, digits, point, digits and suffix, without blanks
     * @throws IllegalArgumentException if the text is no quantity; the message shows the text and what was expected
     */
    public static String canonical(String text) {
        QuantityText quantity = parse(text);
        return quantity.isKeptAsTyped() ? text : RecomputedQuantity.of(quantity);
    }

    /**
     * {@return the canonical form of a quantity that stood in a JSON field. Spaces around it are trimmed, and so is
     * Unicode white space from U+0085 on. Tabs and line breaks are not: JSON can hold them as escapes only, and no side
     * takes those}
     * @param text the text of a JSON string, or a JSON number as it was spelled
     * @throws IllegalArgumentException as {@link #canonical}
     */
    public static String canonicalField(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isTrimmed(text.charAt(from))) {
            from++;
        }
        while (from < to && isTrimmed(text.charAt(to - 1))) {
            to--;
        }
        return canonical(text.substring(from, to));
    }

    /**
     * {@return the one spelling that all quantities of the same amount share, for comparing them: {@code 1Gi}, {@code
     * 1024Mi} and {@code 1073741824} give the same text, digits with an exponent where it is not 0. It is nothing that
     * Kubernetes writes}
     * @param text as for {@link #canonical}
     * @throws IllegalArgumentException as {@link #canonical}
     */
    public static String amount(String text) {
        return RecomputedQuantity.amount(parse(text));
    }

    /**
     * {@return whether a text is a quantity that libraries of any kind can compute with: it has at most 64 characters,
     * and its exponent is from -999 to 999}
     * @param text any text
     */
    public static boolean isComputable(String text) {
        @Nullable QuantityText quantity = text.length() > LONGEST_COMPUTABLE ? null : QuantityText.parse(text);
        return quantity != null && Math.abs((long) quantity.exponent()) <= LARGEST_COMPUTABLE_EXPONENT;
    }

    private static QuantityText parse(String text) {
        @Nullable QuantityText quantity = QuantityText.parse(text);
        if (quantity == null) {
            throw new IllegalArgumentException("quantity is \"" + shorten(text)
                    + "\", expected digits with an optional sign, point and suffix, such as 100Gi, 1.5 or 1e9");
        }
        return quantity;
    }

    /** White_Space of Unicode but for the control characters below U+0020; {@code String.strip} leaves some of it. */
    private static boolean isTrimmed(char c) {
        return c == '\u0085' || Character.isSpaceChar(c);
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026 (" + text.length() + " characters)";
    }
}
