package io.cocoonstack.common.meta;

/**
 * Quantities as Kubernetes writes them after reading them, to the byte (contract 9). Two sides that differ here see
 * drift, and replace each other's pods.
 *
 * <p>Time and memory grow with the length of the text alone, whatever its digits or exponent say: storage is a user's
 * text.
 */
public final class Quantities {

    private static final int SHOWN = 60;

    private Quantities() {}

    /**
     * The canonical form of a quantity. It is a fixed point: the canonical form of a canonical form is itself.
     *
     * @param text sign, digits, point, digits and suffix, without blanks
     * @return the text itself where Kubernetes keeps it as typed, else the quantity recomputed
     * @throws IllegalArgumentException if the text is no quantity; the message shows the text and what was expected
     */
    public static String canonical(String text) {
        QuantityText quantity = QuantityText.parse(text);
        if (quantity == null) {
            throw new IllegalArgumentException("quantity is \"" + shorten(text)
                    + "\", expected digits with an optional sign, point and suffix, such as 100Gi, 1.5 or 1e9");
        }
        return quantity.isKeptAsTyped() ? text : RecomputedQuantity.of(quantity);
    }

    /**
     * The canonical form of a quantity that stood in a JSON field: blanks around it are trimmed first.
     *
     * @param text the text of a JSON string, or a JSON number as it was spelled
     * @return as {@link #canonical}
     * @throws IllegalArgumentException as {@link #canonical}
     */
    public static String canonicalField(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return canonical(text.substring(from, to));
    }

    /** Unicode's White_Space, which is what the Go side trims; {@code String.strip} leaves some of it. */
    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == '\u0085' || Character.isSpaceChar(c);
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026 (" + text.length() + " characters)";
    }
}
