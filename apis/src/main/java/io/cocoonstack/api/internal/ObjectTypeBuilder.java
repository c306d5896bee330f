package io.cocoonstack.api.internal;

import io.cocoonstack.api.Extensible;
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
     * {@return a builder without fields}
     *
     * @param <B> the type
     * @param type the type
     * @param constructor makes an empty object
     */
    public static <B extends Extensible> ObjectTypeBuilder<B> of(Class<B> type, Supplier<B> constructor) {
        return new ObjectTypeBuilder<>(type, constructor);
    }

    /**
     * {@return this, with a plain value or a core type of Kubernetes}
     *
     * @param <T> the Java type of the value
     * @param name its name in JSON
     * @param valueType one of {@link ValueTypes}
     * @param getter reads it
     * @param setter sets it
     */
    public <T> ObjectTypeBuilder<B> value(
            String name, ValueType<T> valueType, Function<B, @Nullable T> getter, BiConsumer<B, @Nullable T> setter) {
        return add(new ValueField<>(name, valueType, getter, setter));
    }

    /**
     * {@return this, with a count; always written}
     *
     * @param name its name in JSON
     * @param getter reads it
     * @param setter sets it
     */
    public ObjectTypeBuilder<B> count(String name, Function<B, Integer> getter, ObjIntConsumer<B> setter) {
        return value(
                name,
                ValueTypes.REQUIRED_INT32,
                getter,
                (bean, value) -> setter.accept(bean, value == null ? 0 : value));
    }

    /**
     * {@return this, with an object of ours}
     *
     * @param <T> the type of the object
     * @param name its name in JSON
     * @param objectType the type of the object
     * @param getter reads it
     * @param setter sets it
     */
    public <T extends Extensible> ObjectTypeBuilder<B> object(
            String name, ObjectType<T> objectType, Function<B, @Nullable T> getter, BiConsumer<B, @Nullable T> setter) {
        return add(new ObjectField<>(name, objectType, false, getter, setter));
    }

    /**
     * {@return this, with an object of ours; always written}
     *
     * @param <T> the type of the object
     * @param name its name in JSON
     * @param objectType the type of the object
     * @param getter reads it
     * @param setter sets it
     */
    public <T extends Extensible> ObjectTypeBuilder<B> alwaysObject(
            String name, ObjectType<T> objectType, Function<B, @Nullable T> getter, BiConsumer<B, @Nullable T> setter) {
        return add(new ObjectField<>(name, objectType, true, getter, setter));
    }

    /**
     * {@return this, with a list of objects of ours}
     *
     * @param <T> the type of its elements
     * @param name its name in JSON
     * @param objectType the type of the elements
     * @param getter reads it
     * @param setter sets it
     */
    public <T extends Extensible> ObjectTypeBuilder<B> list(
            String name,
            ObjectType<T> objectType,
            Function<B, List<T>> getter,
            BiConsumer<B, @Nullable List<T>> setter) {
        return add(new ListField<>(name, objectType, getter, setter));
    }

    /**
     * {@return this, with the items of a list type}
     *
     * @param <T> the type of the items
     * @param name its name in JSON
     * @param itemType the type of the items
     * @param getter reads it
     * @param setter sets it
     */
    public <T extends Extensible> ObjectTypeBuilder<B> items(
            String name,
            Class<T> itemType,
            Function<B, @Nullable List<T>> getter,
            BiConsumer<B, @Nullable List<T>> setter) {
        return add(new ForeignField<>(name, itemType, true, getter, setter));
    }

    /**
     * {@return this, with a value that the mapper reads and writes}
     *
     * @param <T> its type
     * @param name its name in JSON
     * @param foreignType its type
     * @param getter reads it
     * @param setter sets it
     */
    public <T> ObjectTypeBuilder<B> foreign(
            String name, Class<T> foreignType, Function<B, @Nullable T> getter, BiConsumer<B, @Nullable T> setter) {
        return add(new ForeignField<>(name, foreignType, false, getter, setter));
    }

    /**
     * {@return this, with a text that the type itself gives}
     *
     * @param name its name in JSON
     * @param getter reads it
     */
    public ObjectTypeBuilder<B> constant(String name, Function<B, String> getter) {
        return add(new ConstantField<>(name, getter));
    }

    /** {@return the type} */
    public ObjectType<B> build() {
        return new ObjectType<>(type, constructor, fields);
    }

    private ObjectTypeBuilder<B> add(Field<B> field) {
        fields.add(field);
        return this;
    }
}
