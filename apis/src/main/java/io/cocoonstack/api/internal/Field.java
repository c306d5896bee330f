package io.cocoonstack.api.internal;

import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One field of a type. */
abstract class Field<B extends Extensible> {

    final String name;

    Field(String name) {
        this.name = name;
    }

    /** Sets the typed value from JSON in plain Java, and keeps JSON that the typed value would not write back. */
    abstract void read(B bean, @Nullable Object raw);

    /** The same from the current value of some tokens. */
    void read(B bean, Tokens json) {
        read(bean, json.plain());
    }

    /** {@return the typed value in plain Java, or as an object that Jackson writes; null where nothing is written} */
    abstract @Nullable Object written(B bean);

    /** Whether the typed value is still what the JSON, which stands in the bean under this name, was read as. */
    abstract boolean isStill(B bean, Object raw);

    /** Adds what does not fit: this field's JSON, or something in its value. */
    abstract void misfits(B bean, String path, List<Misfit> found);

    /** Whether the JSON that stands in the bean under this name is to be written. */
    final boolean writesRaw(B bean) {
        @Nullable Object raw = raw(bean);
        return raw != null && isStill(bean, raw);
    }

    final @Nullable Object raw(B bean) {
        Map<String, Object> additional = bean.getAdditionalProperties();
        return additional.isEmpty() ? null : additional.get(name);
    }

    final void keep(B bean, @Nullable Object raw) {
        if (raw != null) {
            bean.setAdditionalProperty(name, raw);
        }
    }
}
