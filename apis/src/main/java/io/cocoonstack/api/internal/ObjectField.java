package io.cocoonstack.api.internal;

import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field with an object of ours. */
final class ObjectField<B extends Extensible, T extends Extensible> extends Field<B> {

    private final ObjectType<T> type;
    private final boolean always;
    private final Function<B, @Nullable T> getter;
    private final BiConsumer<B, @Nullable T> setter;

    /**
     * @param always whether an absent one is written as an empty one
     */
    ObjectField(
            String name,
            ObjectType<T> type,
            boolean always,
            Function<B, @Nullable T> getter,
            BiConsumer<B, @Nullable T> setter) {
        super(name);
        this.type = type;
        this.always = always;
        this.getter = getter;
        this.setter = setter;
    }

    @Override
    void read(B bean, @Nullable Object raw) {
        if (raw instanceof Map<?, ?> object) {
            setter.accept(bean, type.read(object));
        } else {
            setter.accept(bean, null);
            keep(bean, raw);
        }
    }

    @Override
    void read(B bean, Tokens json) {
        if (json.isObject()) {
            setter.accept(bean, type.read(json));
        } else {
            super.read(bean, json);
        }
    }

    @Override
    @Nullable
    Object written(B bean) {
        @Nullable T value = getter.apply(bean);
        return value == null && !always ? null : type.written(value == null ? type.create() : value);
    }

    @Override
    boolean isStill(B bean, Object raw) {
        return getter.apply(bean) == null;
    }

    @Override
    void misfits(B bean, String path, List<Misfit> found) {
        @Nullable T value = getter.apply(bean);
        @Nullable Object raw = raw(bean);
        if (value != null) {
            type.misfits(value, path + name + ".", found);
        } else if (raw != null) {
            found.add(new Misfit(path + name, raw, "an object"));
        }
    }
}
