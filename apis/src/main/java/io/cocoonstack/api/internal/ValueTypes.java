package io.cocoonstack.api.internal;

import io.cocoonstack.common.meta.Vocabulary;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types of values. Those that mean the same as absence are not written, if nothing else is said. */
public final class ValueTypes {

    /** A text. */
    public static final ValueType<String> TEXT = new Text();

    /** A boolean. */
    public static final ValueType<Boolean> BOOL = new Bool();

    /** An integer of 32 bits. */
    public static final ValueType<Integer> INT32 = new Int32();

    /** An integer of 32 bits; 0 is written. */
    public static final ValueType<Integer> REQUIRED_INT32 = new Int32() {
        @Override
        boolean isWritten(Integer value) {
            return true;
        }
    };

    /** An integer of 64 bits. */
    public static final ValueType<Long> INT64 = new Int64();

    /** A quantity. */
    public static final ValueType<Quantity> QUANTITY = new QuantityText();

    /** Compute resources; always written. */
    public static final ValueType<ResourceRequirements> RESOURCES = new CoreTypes.Resources();

    /** Sources of environment variables. */
    public static final ValueType<List<EnvFromSource>> ENV_FROM =
            new CoreTypes.CoreList<>(CoreTypes::envFrom, CoreTypes::written);

    /** Conditions. */
    public static final ValueType<List<Condition>> CONDITIONS =
            new CoreTypes.CoreList<>(CoreTypes::condition, CoreTypes::written);

    private ValueTypes() {}

    /**
     * A word of the contract's vocabulary, known or not.
     *
     * @param <T> the kind of word
     * @param of the word of a text
     * @return the type of such words
     */
    public static <T extends Vocabulary> ValueType<T> word(Function<@Nullable String, @Nullable T> of) {
        return new Word<>(of);
    }

    /** An integer of 64 bits, in whichever class the parser chose for it. */
    static @Nullable Long integer(Object raw) {
        if (raw instanceof Integer || raw instanceof Long || raw instanceof Short || raw instanceof Byte) {
            return ((Number) raw).longValue();
        }
        return raw instanceof BigInteger big && big.bitLength() < Long.SIZE ? Long.valueOf(big.longValue()) : null;
    }

    private static final class Text extends ValueType<String> {

        Text() {
            super("a text");
        }

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
        boolean isEmpty(String value) {
            return value.isEmpty();
        }
    }

    private static final class Word<T extends Vocabulary> extends ValueType<T> {

        private final Function<@Nullable String, @Nullable T> of;

        Word(Function<@Nullable String, @Nullable T> of) {
            super("a text");
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
        Object written(T value) {
            return value.value();
        }
    }

    private static final class Bool extends ValueType<Boolean> {

        Bool() {
            super("true or false");
        }

        @Override
        @Nullable
        Boolean decode(Object raw) {
            return raw instanceof Boolean bool ? bool : null;
        }

        @Override
        boolean isEmpty(Boolean value) {
            return !value;
        }
    }

    private static class Int32 extends ValueType<Integer> {

        Int32() {
            super("an integer of 32 bits");
        }

        @Override
        @Nullable
        Integer decode(Object raw) {
            if (raw instanceof Integer same) {
                return same;
            }
            @Nullable Long value = integer(raw);
            return value == null || value != value.intValue() ? null : Integer.valueOf(value.intValue());
        }

        @Override
        boolean isEmpty(Integer value) {
            return value == 0;
        }
    }

    private static final class Int64 extends ValueType<Long> {

        Int64() {
            super("an integer of 64 bits");
        }

        @Override
        @Nullable
        Long decode(Object raw) {
            return integer(raw);
        }

        @Override
        boolean isEmpty(Long value) {
            return value == 0;
        }
    }

    /** Compared by text: numerically, two spellings of one quantity would be the same. */
    private static final class QuantityText extends ValueType<Quantity> {

        QuantityText() {
            super("a quantity such as 100Gi");
        }

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
        boolean writesBack(Quantity value, Object raw) {
            return raw instanceof String;
        }

        @Override
        boolean same(Quantity value, Quantity other) {
            return value.toString().equals(other.toString());
        }

        @Override
        Object written(Quantity value) {
            return value.toString();
        }
    }
}
