package io.cocoonstack.api.internal;

import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.internal.ValueField.Presence;
import io.cocoonstack.common.meta.Vocabulary;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lists the fields of a type, in the order in which they are written. Each method adds one: by its name in JSON, its
 * getter and its setter.
 *
 * @param <B> the type
 */
public final class ObjectTypeBuilder<B extends Extensible> {

    private final Class<B> type;
    private final Supplier<B> constructor;
    private final List<Field<B>> fields = new ArrayList<>();

    private ObjectTypeBuilder(Class<B> type, Supplier<B> constructor) {
        this.type = type;
        this.constructor = constructor;
    }

    /**
     * Starts the table of a type.
     *
     * @param <B> the type
     * @param type the type
     * @param constructor makes an empty object
     * @return a builder without fields
     */
    public static <B extends Extensible> ObjectTypeBuilder<B> of(Class<B> type, Supplier<B> constructor) {
        return new ObjectTypeBuilder<>(type, constructor);
    }

    /**
     * A text.
     * @param name its name in JSON
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public ObjectTypeBuilder<B> text(
            String name, Function<B, @Nullable String> getter, BiConsumer<B, @Nullable String> setter) {
        return value(name, ValueTypes.TEXT, Presence.UNLESS_EMPTY, getter, setter);
    }

    /**
     * A word of the vocabulary.
     * @param <T> the kind of word
     * @param name its name in JSON
     * @param of the word of a text
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public <T extends Vocabulary> ObjectTypeBuilder<B> word(
            String name,
            Function<@Nullable String, @Nullable T> of,
            Function<B, @Nullable T> getter,
            BiConsumer<B, @Nullable T> setter) {
        return value(name, new ValueTypes.Word<>(of), Presence.UNLESS_EMPTY, getter, setter);
    }

    /**
     * A boolean; false is not written.
     * @param name its name in JSON
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public ObjectTypeBuilder<B> bool(
            String name, Function<B, @Nullable Boolean> getter, BiConsumer<B, @Nullable Boolean> setter) {
        return value(name, ValueTypes.BOOL, Presence.UNLESS_EMPTY, getter, setter);
    }

    /**
     * An integer; 0 is not written.
     * @param name its name in JSON
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public ObjectTypeBuilder<B> int32(
            String name, Function<B, @Nullable Integer> getter, BiConsumer<B, @Nullable Integer> setter) {
        return value(name, ValueTypes.INT32, Presence.UNLESS_EMPTY, getter, setter);
    }

    /**
     * An integer; 0 is written.
     * @param name its name in JSON
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public ObjectTypeBuilder<B> requiredInt32(
            String name, Function<B, @Nullable Integer> getter, BiConsumer<B, @Nullable Integer> setter) {
        return value(name, ValueTypes.INT32, Presence.UNLESS_NULL, getter, setter);
    }

    /**
     * An integer of 64 bits; 0 is not written.
     * @param name its name in JSON
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public ObjectTypeBuilder<B> int64(
            String name, Function<B, @Nullable Long> getter, BiConsumer<B, @Nullable Long> setter) {
        return value(name, ValueTypes.INT64, Presence.UNLESS_EMPTY, getter, setter);
    }

    /**
     * A count; always written.
     * @param name its name in JSON
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public ObjectTypeBuilder<B> count(String name, Function<B, Integer> getter, ObjIntConsumer<B> setter) {
        return value(
                name,
                ValueTypes.INT32,
                Presence.UNLESS_NULL,
                getter,
                (bean, value) -> setter.accept(bean, value == null ? 0 : value));
    }

    /**
     * A quantity.
     * @param name its name in JSON
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public ObjectTypeBuilder<B> quantity(
            String name, Function<B, @Nullable Quantity> getter, BiConsumer<B, @Nullable Quantity> setter) {
        return value(name, ValueTypes.QUANTITY, Presence.UNLESS_EMPTY, getter, setter);
    }

    /**
     * Compute resources; always written.
     * @param name its name in JSON
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public ObjectTypeBuilder<B> resources(
            String name,
            Function<B, @Nullable ResourceRequirements> getter,
            BiConsumer<B, @Nullable ResourceRequirements> setter) {
        return value(name, CoreTypes.RESOURCES, Presence.ALWAYS, getter, setter);
    }

    /**
     * Sources of environment variables.
     * @param name its name in JSON
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public ObjectTypeBuilder<B> envFrom(
            String name, Function<B, List<EnvFromSource>> getter, BiConsumer<B, @Nullable List<EnvFromSource>> setter) {
        return value(name, CoreTypes.ENV_FROM, Presence.UNLESS_EMPTY, getter, setter);
    }

    /**
     * Conditions.
     * @param name its name in JSON
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public ObjectTypeBuilder<B> conditions(
            String name, Function<B, List<Condition>> getter, BiConsumer<B, @Nullable List<Condition>> setter) {
        return value(name, CoreTypes.CONDITIONS, Presence.UNLESS_EMPTY, getter, setter);
    }

    /**
     * An object of ours.
     * @param <T> the type of the object
     * @param name its name in JSON
     * @param objectType the type of the object
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public <T extends Extensible> ObjectTypeBuilder<B> object(
            String name, ObjectType<T> objectType, Function<B, @Nullable T> getter, BiConsumer<B, @Nullable T> setter) {
        return add(new ObjectField<>(name, objectType, false, getter, setter));
    }

    /**
     * An object of ours; always written.
     * @param <T> the type of the object
     * @param name its name in JSON
     * @param objectType the type of the object
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public <T extends Extensible> ObjectTypeBuilder<B> alwaysObject(
            String name, ObjectType<T> objectType, Function<B, @Nullable T> getter, BiConsumer<B, @Nullable T> setter) {
        return add(new ObjectField<>(name, objectType, true, getter, setter));
    }

    /**
     * A list of objects of ours.
     * @param <T> the type of its elements
     * @param name its name in JSON
     * @param objectType the type of the object
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public <T extends Extensible> ObjectTypeBuilder<B> list(
            String name,
            ObjectType<T> objectType,
            Function<B, List<T>> getter,
            BiConsumer<B, @Nullable List<T>> setter) {
        return add(new ListField<>(name, objectType, getter, setter));
    }

    /**
     * The items of a list type.
     * @param <T> the type of the items
     * @param name its name in JSON
     * @param objectType the type of the object
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public <T extends Extensible> ObjectTypeBuilder<B> items(
            String name,
            ObjectType<T> objectType,
            Function<B, @Nullable List<T>> getter,
            BiConsumer<B, List<T>> setter) {
        return add(new ItemsField<>(name, objectType, getter, setter));
    }

    /**
     * Something that the mapper reads and writes.
     * @param <T> its type
     * @param name its name in JSON
     * @param foreignType its type
     * @param getter reads it
     * @param setter sets it
     * @return this
     */
    public <T> ObjectTypeBuilder<B> foreign(
            String name, Class<T> foreignType, Function<B, @Nullable T> getter, BiConsumer<B, @Nullable T> setter) {
        return add(new ForeignField<>(name, foreignType, getter, setter));
    }

    /**
     * A text that the type itself gives.
     * @param name its name in JSON
     * @param getter reads it
     * @return this
     */
    public ObjectTypeBuilder<B> constant(String name, Function<B, String> getter) {
        return add(new ConstantField<>(name, getter));
    }

    /**
     * Ends the table.
     *
     * @return the type
     */
    public ObjectType<B> build() {
        return new ObjectType<>(type, constructor, fields);
    }

    private <T> ObjectTypeBuilder<B> value(
            String name,
            ValueType<T> valueType,
            Presence presence,
            Function<B, @Nullable T> getter,
            BiConsumer<B, @Nullable T> setter) {
        return add(new ValueField<>(name, valueType, presence, getter, setter));
    }

    private ObjectTypeBuilder<B> add(Field<B> field) {
        fields.add(field);
        return this;
    }
}
