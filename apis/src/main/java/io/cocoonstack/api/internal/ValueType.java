package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a field's value can be, and how JSON says it. */
abstract class ValueType<T> {

    /**
     * The value that a piece of JSON stands for. Nothing is coerced: the text {@code "3"} is no integer.
     *
     * @return null for JSON that does not fit
     */
    abstract @Nullable T decode(Object raw);

    /** Whether a piece of JSON is a value of this type, or says that there is none. */
    boolean fits(Object raw) {
        return decode(raw) != null;
    }

    /** What JSON of this type is, for messages. */
    abstract String expected();

    abstract void write(T value, JsonGenerator generator, SerializerProvider serializers) throws IOException;

    /** Whether the value means the same as absence, so that it is not written. */
    boolean isEmpty(T value) {
        return false;
    }

    /** Whether writing the value that was read from some JSON gives that JSON again. */
    boolean writesBack(T value, Object raw) {
        return true;
    }

    boolean same(T value, T other) {
        return value.equals(other);
    }

    /** The value as plain Java, or as something that Jackson writes just so. */
    Object asRead(T value) {
        return value;
    }
}
