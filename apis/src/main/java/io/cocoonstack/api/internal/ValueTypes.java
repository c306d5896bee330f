package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.cocoonstack.common.meta.Vocabulary;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.math.BigInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The plain values. */
final class ValueTypes {

    static final ValueType<String> TEXT = new Text();
    static final ValueType<Boolean> BOOL = new Bool();
    static final ValueType<Integer> INT32 = new Int32();
    static final ValueType<Long> INT64 = new Int64();
    static final ValueType<Quantity> QUANTITY = new QuantityText();

    private ValueTypes() {}

    private static final class Text extends ValueType<String> {

        @Override
        @Nullable
        String decode(Object raw) {
            return raw instanceof String text && !text.isEmpty() ? text : null;
        }

        @Override
        boolean fits(Object raw) {
            return raw instanceof String;
        }

        @Override
        String expected() {
            return "a text";
        }

        @Override
        void write(String value, JsonGenerator generator, SerializerProvider serializers) throws IOException {
            generator.writeString(value);
        }

        @Override
        boolean isEmpty(String value) {
            return value.isEmpty();
        }
    }

    private static final class Bool extends ValueType<Boolean> {

        @Override
        @Nullable
        Boolean decode(Object raw) {
            return raw instanceof Boolean bool ? bool : null;
        }

        @Override
        String expected() {
            return "true or false";
        }

        @Override
        void write(Boolean value, JsonGenerator generator, SerializerProvider serializers) throws IOException {
            generator.writeBoolean(value);
        }

        @Override
        boolean isEmpty(Boolean value) {
            return !value;
        }
    }

    private static final class Int32 extends ValueType<Integer> {

        @Override
        @Nullable
        Integer decode(Object raw) {
            @Nullable Long value = integer(raw);
            return value == null || value != value.intValue() ? null : Integer.valueOf(value.intValue());
        }

        @Override
        String expected() {
            return "an integer of 32 bits";
        }

        @Override
        void write(Integer value, JsonGenerator generator, SerializerProvider serializers) throws IOException {
            generator.writeNumber(value);
        }

        @Override
        boolean isEmpty(Integer value) {
            return value == 0;
        }
    }

    private static final class Int64 extends ValueType<Long> {

        @Override
        @Nullable
        Long decode(Object raw) {
            return integer(raw);
        }

        @Override
        String expected() {
            return "an integer of 64 bits";
        }

        @Override
        void write(Long value, JsonGenerator generator, SerializerProvider serializers) throws IOException {
            generator.writeNumber(value);
        }

        @Override
        boolean isEmpty(Long value) {
            return value == 0;
        }
    }

    /** Compared by text: numerically, two spellings of one quantity would be the same. */
    private static final class QuantityText extends ValueType<Quantity> {

        @Override
        @Nullable
        Quantity decode(Object raw) {
            return CoreQuantities.decode(raw);
        }

        @Override
        boolean fits(Object raw) {
            return CoreQuantities.canonical(raw) != null;
        }

        @Override
        String expected() {
            return "a quantity such as 100Gi";
        }

        @Override
        void write(Quantity value, JsonGenerator generator, SerializerProvider serializers) throws IOException {
            generator.writeString(value.toString());
        }

        @Override
        boolean writesBack(Quantity value, Object raw) {
            return raw instanceof String;
        }

        @Override
        boolean same(Quantity value, Quantity other) {
            return value.toString().equals(other.toString());
        }

        @Override
        Object asRead(Quantity value) {
            return value.toString();
        }
    }

    /** A word of the contract's vocabulary, known or not. */
    static final class Word<T extends Vocabulary> extends ValueType<T> {

        private final Function<String, @Nullable T> of;

        Word(Function<String, @Nullable T> of) {
            this.of = of;
        }

        @Override
        @Nullable
        T decode(Object raw) {
            return raw instanceof String text ? of.apply(text) : null;
        }

        @Override
        boolean fits(Object raw) {
            return raw instanceof String;
        }

        @Override
        String expected() {
            return "a text";
        }

        @Override
        void write(T value, JsonGenerator generator, SerializerProvider serializers) throws IOException {
            generator.writeString(value.value());
        }

        @Override
        Object asRead(T value) {
            return value.value();
        }
    }

    /** An integer of 64 bits, in whichever class the parser chose for it. */
    static @Nullable Long integer(Object raw) {
        if (raw instanceof Integer || raw instanceof Long || raw instanceof Short || raw instanceof Byte) {
            return ((Number) raw).longValue();
        }
        return raw instanceof BigInteger big && big.bitLength() < Long.SIZE ? Long.valueOf(big.longValue()) : null;
    }
}
