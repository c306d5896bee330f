package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * A quantity taken apart, its digits still text: {@code integerFrom..integerTo} before the point without leading
 * zeros, {@code fractionFrom..fractionTo} behind it, and the exponent that the suffix stands for, a power of two for
 * the binary family, else of ten.
 */
record QuantityText(
        String text,
        boolean negative,
        int integerFrom,
        int integerTo,
        int fractionFrom,
        int fractionTo,
        Family family,
        int exponent) {

    enum Family {
        BINARY,
        DECIMAL,
        EXPONENT
    }

    /** The letters before the i, for 1024 and its powers. */
    static final String BINARY_SUFFIXES = "KMGTPE";

    /** From 10^-9 on in steps of 1000; the blank stands for 1, which has no suffix. */
    static final String DECIMAL_SUFFIXES = "num kMGTPE";

    /** The place of the last digit that a quantity can have. */
    static final int NANO = -9;

    /** The most digits before Ki, Mi, Gi and Ti with which Kubernetes still keeps a quantity as typed. */
    private static final int[] KEPT_BINARY_DIGITS = {11, 8, 5, 2, 0, 0};

    private static final int KEPT_DIGITS = 18;

    /** Null where the text is no quantity. */
    static @Nullable QuantityText parse(String text) {
        int length = text.length();
        int at = 0;
        boolean negative = false;
        if (length > 0 && (text.charAt(0) == '+' || text.charAt(0) == '-')) {
            negative = text.charAt(0) == '-';
            at = 1;
        }
        int integerFrom = at;
        at = afterDigits(text, at);
        int integerTo = at;
        int fractionFrom = at;
        if (at < length && text.charAt(at) == '.') {
            fractionFrom = at + 1;
            at = afterDigits(text, fractionFrom);
        }
        int fractionTo = at;
        if (integerFrom == integerTo && fractionFrom == fractionTo) {
            return null;
        }
        while (integerFrom < integerTo && text.charAt(integerFrom) == '0') {
            integerFrom++;
        }
        Suffix suffix = suffix(text, at);
        if (suffix == null) {
            return null;
        }
        return new QuantityText(
                text, negative, integerFrom, integerTo, fractionFrom, fractionTo, suffix.family, suffix.exponent);
    }

    private record Suffix(Family family, int exponent) {}

    private static @Nullable Suffix suffix(String text, int from) {
        int length = text.length() - from;
        if (length == 0) {
            return new Suffix(Family.DECIMAL, 0);
        }
        char first = text.charAt(from);
        if (length == 1) {
            int power = first == ' ' ? -1 : DECIMAL_SUFFIXES.indexOf(first);
            return power < 0 ? null : new Suffix(Family.DECIMAL, 3 * power + NANO);
        }
        if (length == 2 && text.charAt(from + 1) == 'i') {
            int power = BINARY_SUFFIXES.indexOf(first);
            return power < 0 ? null : new Suffix(Family.BINARY, 10 * (power + 1));
        }
        if (first != 'e' && first != 'E') {
            return null;
        }
        String digits = text.substring(from + 1);
        if (!Integers.isInteger(digits)) {
            return null;
        }
        long exponent = Integers.parseLong(digits, 0);
        return exponent == (int) exponent ? new Suffix(Family.EXPONENT, (int) exponent) : null;
    }

    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    int integerDigits() {
        return integerTo - integerFrom;
    }

    int fractionDigits() {
        return fractionTo - fractionFrom;
    }

    /** Where Kubernetes writes a quantity as it was typed, sign, leading zeros and all (contract 9 rule 1). */
    boolean isKeptAsTyped() {
        return family == Family.BINARY ? isBinaryKept() : isDecimalKept();
    }

    private boolean isBinaryKept() {
        if (fractionDigits() > 0 || integerDigits() > KEPT_BINARY_DIGITS[exponent / 10 - 1]) {
            return false;
        }
        return Integers.parseLong(text.substring(integerFrom, integerTo), 0) % 8 != 0;
    }

    private boolean isDecimalKept() {
        int digits = integerDigits() + fractionDigits();
        if (integerDigits() == 0 || digits > KEPT_DIGITS) {
            return false;
        }
        long lastPlace = (long) exponent - fractionDigits();
        if (lastPlace % 3 != 0 || lastPlace < NANO) {
            return false;
        }
        String significant = text.substring(integerFrom, integerTo) + text.substring(fractionFrom, fractionTo);
        return !significant.endsWith("000");
    }
}
