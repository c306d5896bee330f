package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * "Parse integer" as the head of the contract defines it. {@code Long.parseLong} alone is wrong: it takes the digits
 * of every script.
 */
final class Integers {

    private Integers() {}

    /** The integer, or the fallback for a text that is null, malformed or beyond 64 bits. */
    static long parseLong(@Nullable String text, long fallback) {
        if (text == null) {
            return fallback;
        }
        int length = text.length();
        int at = 0;
        boolean negative = false;
        if (length > 0 && (text.charAt(0) == '+' || text.charAt(0) == '-')) {
            negative = text.charAt(0) == '-';
            at = 1;
        }
        if (at == length) {
            return fallback;
        }
        // The value is built as a negative number: the negative range holds one number more than the positive one.
        long value = 0;
        for (; at < length; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
                return fallback;
            }
            value = value * 10 - digit;
        }
        if (negative) {
            return value;
        }
        return value == Long.MIN_VALUE ? fallback : -value;
    }
}
