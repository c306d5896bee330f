package io.cocoonstack.api.internal;

import io.cocoonstack.common.meta.Quantities;
import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Quantities that fabric8's type can hold. That type takes any text, and throws when it is compared or hashed later, or
 * computes for very long; so only what is safe there becomes a {@link Quantity}.
 */
public final class CoreQuantities {

    /** Long enough for every amount that means something, and short enough to compute with. */
    private static final int LONGEST = 64;

    private static final int LONGEST_EXPONENT = 3;

    private CoreQuantities() {}

    /**
     * The canonical form of a JSON text or number, also of one that fabric8's type does not take.
     *
     * @param raw JSON in plain Java, or null
     * @return null for what is no quantity
     */
    public static @Nullable String canonical(@Nullable Object raw) {
        // A number counts as it was spelled.
        if (!(raw instanceof String) && !(raw instanceof Number)) {
            return null;
        }
        try {
            return Quantities.canonicalField(raw.toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * The quantity that a JSON text or integer stands for.
     *
     * @return null for anything else, and for what fabric8's type cannot write back as it was
     */
    static @Nullable Quantity decode(Object raw) {
        if (!(raw instanceof String) && ValueTypes.integer(raw) == null) {
            return null;
        }
        String text = raw.toString();
        int amount = text.length() > LONGEST ? 0 : amount(text);
        return amount > 0 && isSuffix(text, amount)
                ? new Quantity(text.substring(0, amount), text.substring(amount))
                : null;
    }

    /** Length of the sign, digits, point and digits at the start; 0 where there is no digit. */
    private static int amount(String text) {
        int at = digits(text, sign(text, 0));
        int digits = at - sign(text, 0);
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digits(text, at + 1);
            digits += end - at - 1;
            at = end;
        }
        return digits == 0 ? 0 : at;
    }

    private static boolean isSuffix(String text, int at) {
        int length = text.length() - at;
        if (length == 0) {
            return true;
        }
        char first = text.charAt(at);
        if (length == 1) {
            return "numkMGTPE".indexOf(first) >= 0;
        }
        if (text.charAt(at + 1) == 'i') {
            return length == 2 && "KMGTPE".indexOf(first) >= 0;
        }
        int start = sign(text, at + 1);
        int end = digits(text, start);
        return (first == 'e' || first == 'E') && end == text.length() && end > start && end - start <= LONGEST_EXPONENT;
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
