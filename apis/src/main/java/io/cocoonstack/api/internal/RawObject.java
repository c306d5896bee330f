package io.cocoonstack.api.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose fields are taken one by one. It remembers whether one of them did not fit, so that the caller
 * asks once, at the end.
 */
final class RawObject {

    private final Map<?, ?> map;
    private final List<Object> taken = new ArrayList<>(6);
    private int found;
    private boolean fits = true;

    private RawObject(Map<?, ?> map) {
        this.map = map;
    }

    static @Nullable RawObject of(@Nullable Object raw) {
        return raw instanceof Map<?, ?> map ? new RawObject(map) : null;
    }

    /** A list of objects; null where it is none, or an element does not fit. */
    static <T> @Nullable List<T> list(Object raw, Function<RawObject, @Nullable T> element) {
        if (!(raw instanceof List<?> list)) {
            return null;
        }
        List<T> result = new ArrayList<>(list.size());
        for (Object value : list) {
            RawObject object = of(value);
            @Nullable T read = object == null ? null : element.apply(object);
            if (read == null) {
                return null;
            }
            result.add(read);
        }
        return result;
    }

    boolean fits() {
        return fits;
    }

    int size() {
        return map.size();
    }

    @Nullable
    String text(String name) {
        return take(name, String.class::isInstance) instanceof String text ? text : null;
    }

    @Nullable
    Boolean bool(String name) {
        return take(name, Boolean.class::isInstance) instanceof Boolean bool ? bool : null;
    }

    @Nullable
    Long int64(String name) {
        @Nullable Object value = take(name, raw -> ValueTypes.integer(raw) != null);
        return value == null ? null : ValueTypes.integer(value);
    }

    <T> @Nullable T object(String name, Function<RawObject, @Nullable T> type, @Nullable T absent) {
        @Nullable Object raw = take(name, Map.class::isInstance);
        RawObject object = of(raw);
        if (object == null) {
            return absent;
        }
        @Nullable T value = type.apply(object);
        fits &= value != null;
        return value;
    }

    <T> List<T> list(String name, Function<RawObject, @Nullable T> element) {
        @Nullable Object raw = take(name, List.class::isInstance);
        if (raw == null) {
            return new ArrayList<>();
        }
        @Nullable List<T> value = list(raw, element);
        fits &= value != null;
        return value == null ? new ArrayList<>() : value;
    }

    /** Hands over the fields that were not taken. */
    void unknown(BiConsumer<String, @Nullable Object> taker) {
        if (found == map.size()) {
            return;
        }
        map.forEach((name, value) -> {
            if (!taken.contains(name)) {
                taker.accept((String) name, value);
            }
        });
    }

    private @Nullable Object take(String name, Predicate<Object> test) {
        taken.add(name);
        @Nullable Object value = map.get(name);
        if (value == null) {
            return null;
        }
        found++;
        if (!test.test(value)) {
            fits = false;
            return null;
        }
        return value;
    }
}
