package io.cocoonstack.api.internal;

import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field that the type itself gives: apiVersion and kind. Another value that was read is kept. */
final class ConstantField<B extends Extensible> extends Field<B> {

    private final Function<B, String> getter;

    ConstantField(String name, Function<B, String> getter) {
        super(name);
        this.getter = getter;
    }

    @Override
    void read(B bean, @Nullable Object raw) {
        if (!written(bean).equals(raw)) {
            keep(bean, raw);
        }
    }

    @Override
    Object written(B bean) {
        return getter.apply(bean);
    }

    @Override
    boolean isStill(B bean, Object raw) {
        return true;
    }

    @Override
    void misfits(B bean, String path, List<Misfit> found) {
        @Nullable Object raw = raw(bean);
        if (raw != null) {
            found.add(new Misfit(path + name, raw, getter.apply(bean)));
        }
    }
}
