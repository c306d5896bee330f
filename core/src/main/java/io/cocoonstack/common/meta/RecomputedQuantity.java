package io.cocoonstack.common.meta;

import io.cocoonstack.common.meta.QuantityText.Family;
import java.math.BigInteger;

/**
 * A quantity written anew (contract 9 rule 2): rounded away from zero to a whole {@code n}, with the largest suffix of
 * its family that keeps the number whole.
 *
 * <p>Decimal digits stay text, since a number of a million digits costs quadratic time to convert. Binary ones are
 * converted only as far as they can matter.
 */
final class RecomputedQuantity {

    private static final int LARGEST_DECIMAL = 18;

    private static final BigInteger TEN_TO_NINE = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger LARGEST_BINARY = BigInteger.valueOf(Long.MAX_VALUE);

    /**
     * More fraction digits of a binary quantity than can decide a rounding. A digit behind them matters only by being
     * there: {@code 2^60 * 10^9} holds the factors of 10 less than 70 times.
     */
    private static final int BINARY_FRACTION_DIGITS = 70;

    private RecomputedQuantity() {}

    static String of(QuantityText quantity) {
        return quantity.family() == Family.BINARY ? binary(quantity) : decimal(quantity, quantity.family());
    }

    /** Written in the exponent family, in which each amount has one spelling. */
    static String amount(QuantityText quantity) {
        return quantity.family() == Family.BINARY
                ? written(quantity.negative(), nanosOfBinary(quantity).toString(), QuantityText.NANO, Family.EXPONENT)
                : decimal(quantity, Family.EXPONENT);
    }

    private static String decimal(QuantityText quantity, Family family) {
        String text = quantity.text();
        String digits = text.substring(quantity.integerFrom(), quantity.integerTo())
                + text.substring(quantity.fractionFrom(), quantity.fractionTo());
        long lastPlace = (long) quantity.exponent() - quantity.fractionDigits();
        if (lastPlace < QuantityText.NANO) {
            long cut = QuantityText.NANO - lastPlace;
            int kept = cut >= digits.length() ? 0 : digits.length() - (int) cut;
            String whole = digits.substring(0, kept);
            digits = isAllZeros(digits, kept) ? whole : increment(whole);
            lastPlace = QuantityText.NANO;
        }
        return written(quantity.negative(), digits, lastPlace, family);
    }

    private static String binary(QuantityText quantity) {
        long whole = quantity.wholeAmount();
        if (whole < 0) {
            BigInteger nanos = nanosOfBinary(quantity);
            BigInteger[] parts = nanos.divideAndRemainder(TEN_TO_NINE);
            if (parts[1].signum() != 0) {
                return written(quantity.negative(), nanos.toString(), QuantityText.NANO, Family.DECIMAL);
            }
            whole = parts[0].longValueExact();
        }
        if (whole < 1024) {
            return written(quantity.negative(), Long.toString(whole), 0, Family.DECIMAL);
        }
        int power = Math.min(Long.numberOfTrailingZeros(whole) / 10, QuantityText.BINARY_SUFFIXES.length());
        String suffix = power == 0 ? "" : QuantityText.BINARY_SUFFIXES.charAt(power - 1) + "i";
        return (quantity.negative() ? "-" : "") + (whole >> (10 * power)) + suffix;
    }

    /** The size in {@code n}, rounded up and capped; the sign is left out. */
    private static BigInteger nanosOfBinary(QuantityText quantity) {
        BigInteger cap = LARGEST_BINARY.multiply(TEN_TO_NINE);
        // 20 digits and more are beyond the cap before the suffix is even looked at.
        if (quantity.integerDigits() > 19) {
            return cap;
        }
        String text = quantity.text();
        int fractionKept = Math.min(quantity.fractionDigits(), BINARY_FRACTION_DIGITS);
        int fractionEnd = quantity.fractionFrom() + fractionKept;
        String digits = text.substring(quantity.integerFrom(), quantity.integerTo())
                + text.substring(quantity.fractionFrom(), fractionEnd);
        BigInteger number = digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
        BigInteger[] nanos = number.shiftLeft(quantity.exponent())
                .multiply(TEN_TO_NINE)
                .divideAndRemainder(BigInteger.TEN.pow(fractionKept));
        boolean exact = nanos[1].signum() == 0 && isAllZeros(text.substring(fractionEnd, quantity.fractionTo()), 0);
        return (exact ? nanos[0] : nanos[0].add(BigInteger.ONE)).min(cap);
    }

    /** The digits, whose last one stands at {@code 10^lastPlace}, with the largest suffix that keeps them whole. */
    private static String written(boolean negative, String digits, long lastPlace, Family family) {
        int from = 0;
        int to = digits.length();
        while (from < to && digits.charAt(from) == '0') {
            from++;
        }
        if (from == to) {
            return "0";
        }
        while (digits.charAt(to - 1) == '0') {
            to--;
        }
        long place = lastPlace + (digits.length() - to);
        long suffix = Math.floorDiv(place, 3L) * 3;
        if (family == Family.DECIMAL) {
            suffix = Math.min(suffix, LARGEST_DECIMAL);
        }
        StringBuilder written = new StringBuilder();
        if (negative) {
            written.append('-');
        }
        written.append(digits, from, to).append("0".repeat((int) (place - suffix)));
        if (suffix != 0 && family == Family.DECIMAL) {
            written.append(QuantityText.DECIMAL_SUFFIXES.charAt((int) (suffix - QuantityText.NANO) / 3));
        } else if (suffix != 0) {
            written.append('e').append(suffix);
        }
        return written.toString();
    }

    private static boolean isAllZeros(String digits, int from) {
        return digits.chars().skip(from).allMatch(digit -> digit == '0');
    }

    private static String increment(String digits) {
        char[] chars = digits.toCharArray();
        for (int i = chars.length - 1; i >= 0; i--) {
            if (chars[i] != '9') {
                chars[i]++;
                return new String(chars);
            }
            chars[i] = '0';
        }
        return "1" + new String(chars);
    }
}
