package io.cocoonstack.common.env;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Durations in Go's syntax (contract 7 rule environment): {@code 300ms}, {@code 1.5h}, {@code 2h45m}, {@code -1s},
 * {@code 0}. One sign may stand in front of all; units are {@code ns}, {@code us} or {@code µs}, {@code ms}, {@code s},
 * {@code m} and {@code h}; {@code .5s} and {@code 1.s} are fine. What is smaller than a nanosecond is cut off in each
 * of the parts, and nothing is rounded on the way. Nanoseconds are signed and have 64 bits, so that about 292 years is
 * the end.
 *
 * <p>Only ASCII digits count, nothing is trimmed, and the time it takes grows with the length of the text alone.
 */
public final class GoDuration {

    // What a message shows of a text that may be of any length.
    private static final int SHOWN = 64;

    private GoDuration() {}

    /**
     * {@return the duration, exactly what the text says, to the nanosecond}
     * @param text the duration
     * @throws IllegalArgumentException if the text is null, malformed or beyond 64 bits; the message shows it
     */
    public static Duration parse(@Nullable String text) {
        Duration duration = parseOrNull(text);
        if (duration == null) {
            throw new IllegalArgumentException("duration is " + shown(text)
                    + ", expected Go syntax such as 300ms, 1.5h or -2h45m (units ns us µs ms s m h), at most 2562047h");
        }
        return duration;
    }

    /**
     * {@return the duration; null if the text is null, malformed or beyond 64 bits}
     * @param text the duration, or null
     */
    public static @Nullable Duration parseOrNull(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        boolean negative = text.charAt(0) == '-';
        int start = negative || text.charAt(0) == '+' ? 1 : 0;
        if (start == text.length()) {
            return null;
        }
        // The one duration that needs no unit; "00" needs one.
        if (text.length() == start + 1 && text.charAt(start) == '0') {
            return Duration.ZERO;
        }
        try {
            long minus = minusNanos(text, start);
            return minus > 0 ? null : Duration.ofNanos(negative ? minus : Math.negateExact(minus));
        } catch (ArithmeticException beyond64Bits) {
            return null;
        }
    }

    /**
     * Minus the sum of all parts, or 1 for malformed. Everything is counted down from zero, because the range reaches
     * one further there.
     */
    private static long minusNanos(String text, int start) {
        long sum = 0;
        int at = start;
        while (at < text.length()) {
            int point = skipDigits(text, at);
            boolean hasPoint = point < text.length() && text.charAt(point) == '.';
            int end = hasPoint ? skipDigits(text, point + 1) : point;
            int digits = end - at - (hasPoint ? 1 : 0);
            int next = skipUnit(text, end);
            long unit = nanosOf(text, end, next);
            if (digits == 0 || unit == 0) {
                return 1;
            }
            sum = Math.addExact(sum, Math.multiplyExact(minusInteger(text, at, point), unit));
            sum = Math.subtractExact(sum, fraction(text, point + 1, end, unit));
            at = next;
        }
        return sum;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipUnit(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '.' && !isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The length of a unit, or 0 where there is none of that name. */
    private static long nanosOf(String text, int from, int to) {
        return switch (text.substring(from, to)) {
            case "ns" -> 1L;
            // The micro sign and the Greek letter.
            case "us", "\u00b5s", "\u03bcs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 0L;
        };
    }

    private static long minusInteger(String text, int from, int to) {
        long value = 0;
        for (int at = from; at < to; at++) {
            value = Math.subtractExact(Math.multiplyExact(value, 10), text.charAt(at) - '0');
        }
        return value;
    }

    /**
     * The whole nanoseconds in a fraction of a unit, exactly. From the last digit to the first, because what is carried
     * then stays below the unit, however many digits there are.
     */
    private static long fraction(String text, int from, int to, long unit) {
        long carry = 0;
        for (int at = to - 1; at >= from; at--) {
            carry = (unit * (text.charAt(at) - '0') + carry) / 10;
        }
        return carry;
    }

    private static String shown(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        return text.length() <= SHOWN
                ? '"' + text + '"'
                : '"' + text.substring(0, SHOWN) + "\"… (" + text.length() + " characters)";
    }
}
