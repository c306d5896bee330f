package io.cocoonstack.api.internal;

import org.jspecify.annotations.Nullable;

/**
 * The values of a field, and how JSON says them.
 *
 * @param <T> the Java type of the values
 */
public abstract class ValueType<T> {

    private final String expected;

    /**
     * @param expected what JSON of this type is, for messages
     */
    ValueType(String expected) {
        this.expected = expected;
    }

    /**
     * The value that a piece of JSON stands for. Nothing is coerced: the text {@code "3"} is no integer.
     *
     * @return null for JSON that does not fit
     */
    abstract @Nullable T decode(Object raw);

    final String expected() {
        return expected;
    }

    /** Whether a piece of JSON is a value of this type, or says that there is none. */
    boolean fits(Object raw) {
        return decode(raw) != null;
    }

    /** Whether the value means the same as absence. */
    boolean isEmpty(T value) {
        return false;
    }

    boolean isWritten(T value) {
        return !isEmpty(value);
    }

    /** Whether the value that was read from some JSON is written, as that JSON again. */
    boolean writesBack(T value, Object raw) {
        return isWritten(value);
    }

    boolean same(T value, T other) {
        return value.equals(other);
    }

    /** The value in plain Java, or as an object that Jackson writes. */
    Object written(T value) {
        return value;
    }

    /** {@return JSON that stands for an absent value; null where nothing is written} */
    @Nullable
    Object absent() {
        return null;
    }
}
