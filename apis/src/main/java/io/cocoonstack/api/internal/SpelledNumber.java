package io.cocoonstack.api.internal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A JSON number that a BigDecimal would spell in another way, such as {@code 1e3}: a quantity is read as its text
 * (contract 9 rule json), and what was read is written back. Jackson writes a number of a class that it does not know
 * by its text. As a number it is as near as a double comes.
 */
final class SpelledNumber extends Number {

    private final String text;

    SpelledNumber(String text) {
        this.text = text;
    }

    /** {@return what equal numbers of all classes and spellings have in common} */
    static Object value(Number number) {
        try {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        } catch (NumberFormatException e) {
            return number;
        }
    }

    @Override
    public int intValue() {
        return (int) doubleValue();
    }

    @Override
    public long longValue() {
        return (long) doubleValue();
    }

    @Override
    public float floatValue() {
        return Float.parseFloat(text);
    }

    @Override
    public double doubleValue() {
        return Double.parseDouble(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SpelledNumber that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
