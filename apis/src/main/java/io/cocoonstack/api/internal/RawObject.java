package io.cocoonstack.api.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose fields are taken one by one. It remembers whether one of them did not fit, so that the caller
 * asks once, at the end.
 */
final class RawObject {

    private final Map<?, ?> map;
    // Six is the most that a type has: conditions.
    private final @Nullable String[] taken = new String[6];
    private int asked;
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

    @Nullable
    String text(String name) {
        return take(name, String.class);
    }

    @Nullable
    Boolean bool(String name) {
        return take(name, Boolean.class);
    }

    @Nullable
    Long int64(String name) {
        @Nullable Number raw = take(name, Number.class);
        @Nullable Long value = raw == null ? null : ValueTypes.integer(raw);
        fits &= raw == null || value != null;
        return value;
    }

    <T> @Nullable T object(String name, Function<RawObject, @Nullable T> type) {
        RawObject object = of(take(name, Map.class));
        if (object == null) {
            return null;
        }
        @Nullable T value = type.apply(object);
        fits &= value != null;
        return value;
    }

    /** An object that is a map; empty where it is absent, or does not fit. */
    <T> Map<String, T> map(String name, Function<Map<?, ?>, @Nullable Map<String, T>> type) {
        @Nullable Map<?, ?> raw = take(name, Map.class);
        @Nullable Map<String, T> value = raw == null ? new LinkedHashMap<>() : type.apply(raw);
        fits &= value != null;
        return value == null ? new LinkedHashMap<>() : value;
    }

    <T> List<T> list(String name, Function<RawObject, @Nullable T> element) {
        @Nullable List<?> raw = take(name, List.class);
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
            if (!Arrays.asList(taken).contains(name)) {
                taker.accept((String) name, value);
            }
        });
    }

    private <T> @Nullable T take(String name, Class<T> type) {
        taken[asked++] = name;
        @Nullable Object value = map.get(name);
        if (value == null) {
            return null;
        }
        found++;
        if (!type.isInstance(value)) {
            fits = false;
            return null;
        }
        return type.cast(value);
    }
}
