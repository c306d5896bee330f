package io.cocoonstack.api.internal;

import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field with a plain value or a core type of Kubernetes. */
final class ValueField<B extends Extensible, T> extends Field<B> {

    private final ValueType<T> type;
    private final Function<B, @Nullable T> getter;
    private final BiConsumer<B, @Nullable T> setter;

    ValueField(String name, ValueType<T> type, Function<B, @Nullable T> getter, BiConsumer<B, @Nullable T> setter) {
        super(name);
        this.type = type;
        this.getter = getter;
        this.setter = setter;
    }

    @Override
    void read(B bean, @Nullable Object raw) {
        @Nullable T value = raw == null ? null : type.decode(raw);
        setter.accept(bean, value);
        if (raw != null && (value == null || !type.writesBack(value, raw))) {
            keep(bean, raw);
        }
    }

    @Override
    @Nullable
    Object written(B bean) {
        @Nullable T value = getter.apply(bean);
        return value != null && type.isWritten(value) ? type.written(value) : type.absent();
    }

    @Override
    boolean isStill(B bean, Object raw) {
        @Nullable T value = getter.apply(bean);
        @Nullable T read = type.decode(raw);
        if (read == null || value == null) {
            return read == null && (value == null || type.isEmpty(value));
        }
        return type.same(value, read);
    }

    @Override
    void misfits(B bean, String path, List<Misfit> found) {
        @Nullable Object raw = raw(bean);
        if (raw != null && !type.fits(raw) && isStill(bean, raw)) {
            found.add(new Misfit(path + name, raw, type.expected()));
        }
    }
}
