package io.cocoonstack.api.internal;

import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field with a list of objects of ours. With a single element that is none, the whole list is kept as JSON. */
final class ListField<B extends Extensible, T extends Extensible> extends Field<B> {

    private final ObjectType<T> type;
    private final Function<B, List<T>> getter;
    private final BiConsumer<B, @Nullable List<T>> setter;

    ListField(String name, ObjectType<T> type, Function<B, List<T>> getter, BiConsumer<B, @Nullable List<T>> setter) {
        super(name);
        this.type = type;
        this.getter = getter;
        this.setter = setter;
    }

    @Override
    void read(B bean, @Nullable Object raw) {
        List<T> list = new ArrayList<>();
        for (Object element : raw instanceof List<?> elements ? elements : List.of()) {
            if (!(element instanceof Map<?, ?> object)) {
                list.clear();
                break;
            }
            list.add(type.read(object));
        }
        setter.accept(bean, list);
        if (list.isEmpty()) {
            keep(bean, raw);
        }
    }

    @Override
    @Nullable
    Object written(B bean) {
        List<T> list = getter.apply(bean);
        return list.isEmpty() ? null : list.stream().map(type::written).toList();
    }

    @Override
    boolean isStill(B bean, Object raw) {
        return getter.apply(bean).isEmpty();
    }

    @Override
    void misfits(B bean, String path, List<Misfit> found) {
        List<T> list = getter.apply(bean);
        @Nullable Object raw = raw(bean);
        for (int i = 0; i < list.size(); i++) {
            type.misfits(list.get(i), path + name + "[" + i + "].", found);
        }
        if (list.isEmpty() && raw != null && !raw.equals(List.of())) {
            found.add(new Misfit(path + name, raw, "a list of objects"));
        }
    }
}
