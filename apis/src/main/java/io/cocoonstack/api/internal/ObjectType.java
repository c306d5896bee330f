package io.cocoonstack.api.internal;

import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a type, and how an object of it is read from and written to JSON in plain Java.
 *
 * @param <B> the type
 */
public final class ObjectType<B extends Extensible> {

    private final Class<B> handledType;
    private final Supplier<B> constructor;
    private final List<Field<B>> fields;
    private final Map<String, Field<B>> byName = new HashMap<>();

    ObjectType(Class<B> handledType, Supplier<B> constructor, List<Field<B>> fields) {
        this.handledType = handledType;
        this.constructor = constructor;
        this.fields = List.copyOf(fields);
        fields.forEach(field -> byName.put(field.name, field));
    }

    /**
     * Leaves out of additional properties what typed properties have overtaken: a builder copies both.
     *
     * @param bean the object whose typed properties count
     * @param additional the additional properties, or null for none
     * @return a copy
     */
    public Map<String, Object> current(B bean, @Nullable Map<String, Object> additional) {
        Map<String, Object> current = new LinkedHashMap<>();
        if (additional != null) {
            additional.forEach((name, value) -> {
                Field<B> field = byName.get(name);
                if (field == null || (value != null && field.isStill(bean, value))) {
                    current.put(name, value);
                }
            });
        }
        return current;
    }

    /**
     * Finds what was read and does not fit its type, here and in everything below.
     *
     * @param bean the object
     * @param path what to put before the fields' names
     * @param found takes what is found
     */
    public void misfits(B bean, String path, List<Misfit> found) {
        fields.forEach(field -> field.misfits(bean, path, found));
    }

    /**
     * Whether two objects are written as the same JSON, whatever the spelling of numbers and the order of names.
     *
     * @param bean an object
     * @param other another one
     * @return true where they are
     */
    public boolean same(B bean, B other) {
        return Objects.equals(counted(written(bean)), counted(written(other)));
    }

    /**
     * {@return a hash code that fits {@link #same}}
     *
     * @param bean the object
     */
    public int hash(B bean) {
        return Objects.hashCode(counted(written(bean)));
    }

    /**
     * {@return the type's name and what is written of the object, for logs}
     *
     * @param bean the object
     */
    public String text(B bean) {
        return handledType.getSimpleName() + written(bean);
    }

    private static @Nullable Object counted(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> counted = new HashMap<>();
            map.forEach((name, each) -> counted.put(name, counted(each)));
            return counted;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ObjectType::counted).toList();
        }
        return value instanceof Number number ? SpelledNumber.value(number) : value;
    }

    Class<B> handledType() {
        return handledType;
    }

    B create() {
        return constructor.get();
    }

    B read(Map<?, ?> object) {
        B bean = create();
        for (Map.Entry<?, ?> member : object.entrySet()) {
            @Nullable Field<B> field = byName.get(member.getKey());
            if (field == null) {
                bean.setAdditionalProperty((String) member.getKey(), member.getValue());
            } else {
                field.read(bean, member.getValue());
            }
        }
        return bean;
    }

    /** Reads the members of the current object. */
    B read(Tokens json) {
        B bean = create();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            read(bean, name, byName.get(name), json);
        }
        return bean;
    }

    /** Takes the current value as that of a field; null for an unknown one. */
    void read(B bean, String name, @Nullable Field<B> field, Tokens json) {
        if (field == null) {
            bean.setAdditionalProperty(name, json.plain());
        } else {
            field.read(bean, json);
        }
    }

    /** {@return the field of a name; null for none} */
    @Nullable
    Field<B> field(String name) {
        return byName.get(name);
    }

    /** {@return the object in plain Java, with objects that Jackson writes in it} */
    Map<String, @Nullable Object> written(B bean) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Field<B> field : fields) {
            @Nullable Object value = field.writesRaw(bean) ? null : field.written(bean);
            if (value != null) {
                object.put(field.name, value);
            }
        }
        bean.getAdditionalProperties().forEach((name, value) -> {
            Field<B> field = byName.get(name);
            if (field == null || field.writesRaw(bean)) {
                object.put(name, value);
            }
        });
        return object;
    }
}
