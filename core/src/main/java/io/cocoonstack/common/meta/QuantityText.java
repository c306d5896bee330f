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

    private static final long MALFORMED = Long.MIN_VALUE;

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
        Family family =
                length - at < 2 ? Family.DECIMAL : text.charAt(length - 1) == 'i' ? Family.BINARY : Family.EXPONENT;
        long exponent = exponent(text, at, family);
        if (exponent != (int) exponent) {
            return null;
        }
        return new QuantityText(
                text, negative, integerFrom, integerTo, fractionFrom, fractionTo, family, (int) exponent);
    }

    /** Beyond 32 bits where the suffix is malformed, too. */
    private static long exponent(String text, int from, Family family) {
        int length = text.length() - from;
        if (length == 0) {
            return 0;
        }
        char first = text.charAt(from);
        if (family == Family.EXPONENT) {
            boolean marked = first == 'e' || first == 'E';
            return marked ? Integers.parseLong(text.substring(from + 1), MALFORMED) : MALFORMED;
        }
        if (family == Family.BINARY) {
            int power = length == 2 ? BINARY_SUFFIXES.indexOf(first) : -1;
            return power < 0 ? MALFORMED : 10L * (power + 1);
        }
        int power = first == ' ' ? -1 : DECIMAL_SUFFIXES.indexOf(first);
        return power < 0 ? MALFORMED : 3L * power + NANO;
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
        // 8 divides 1000.
        return lastDigits() % 8 != 0;
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
        return digits < 3 || lastDigits() != 0;
    }

    /** The number that the last three digits make, on whichever side of the point they stand. */
    private int lastDigits() {
        int value = 0;
        int place = 1;
        for (int at = fractionTo - 1; at >= fractionFrom && place < 1000; at--, place *= 10) {
            value += place * (text.charAt(at) - '0');
        }
        for (int at = integerTo - 1; at >= integerFrom && place < 1000; at--, place *= 10) {
            value += place * (text.charAt(at) - '0');
        }
        return value;
    }

    /** The amount of a binary quantity where it is whole and below 2^63; else -1. The sign is left out. */
    long wholeAmount() {
        if (integerDigits() + fractionDigits() > KEPT_DIGITS) {
            return -1;
        }
        long digits = 0;
        for (int at = integerFrom; at < integerTo; at++) {
            digits = digits * 10 + text.charAt(at) - '0';
        }
        long parts = 1;
        for (int at = fractionFrom; at < fractionTo; at++) {
            digits = digits * 10 + text.charAt(at) - '0';
            parts *= 10;
        }
        long shifted = digits << exponent;
        return shifted >> exponent != digits || shifted % parts != 0 ? -1 : shifted / parts;
    }
}
