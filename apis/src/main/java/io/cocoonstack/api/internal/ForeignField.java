package io.cocoonstack.api.internal;

import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field that Jackson reads and writes: metadata, and the items of a list. What does not fit there is an error. */
final class ForeignField<B extends Extensible, T> extends Field<B> {

    final Class<?> type;
    final boolean isList;
    private final Function<B, @Nullable T> getter;
    private final BiConsumer<B, @Nullable T> setter;

    /**
     * @param type the class of the value, or of the elements of a list
     * @param isList whether it is a list: always written, and empty rather than null
     */
    ForeignField(
            String name,
            Class<?> type,
            boolean isList,
            Function<B, @Nullable T> getter,
            BiConsumer<B, @Nullable T> setter) {
        super(name);
        this.type = type;
        this.isList = isList;
        this.getter = getter;
        this.setter = setter;
    }

    /** Takes what Jackson has read as this field's type. */
    @Override
    @SuppressWarnings("unchecked")
    void read(B bean, @Nullable Object value) {
        setter.accept(bean, (T) value);
    }

    @Override
    @Nullable
    Object written(B bean) {
        @Nullable T value = getter.apply(bean);
        return value == null && isList ? List.of() : value;
    }

    @Override
    boolean isStill(B bean, Object raw) {
        return false;
    }

    @Override
    void misfits(B bean, String path, List<Misfit> found) {
        // What does not fit is refused, and what items hold is asked item by item.
    }
}
