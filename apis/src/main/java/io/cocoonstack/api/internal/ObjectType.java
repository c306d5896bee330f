package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a type, and how an object of it is read and written.
 *
 * @param <B> the type
 */
public final class ObjectType<B extends Extensible> {

    private final Class<B> handledType;
    private final Supplier<B> constructor;
    private final List<Field<B>> fields;
    private final Map<String, Field<B>> byName;

    ObjectType(Class<B> handledType, Supplier<B> constructor, List<Field<B>> fields) {
        this.handledType = handledType;
        this.constructor = constructor;
        this.fields = List.copyOf(fields);
        this.byName = new HashMap<>();
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

    Class<B> handledType() {
        return handledType;
    }

    B create() {
        return constructor.get();
    }

    /** Reads from a parser that stands at the object's start, or at a name in it, up to the object's end. */
    void read(B bean, JsonParser parser, DeserializationContext context) throws IOException {
        for (String name = parser.hasTokenId(JsonTokenId.ID_FIELD_NAME) ? parser.currentName() : parser.nextFieldName();
                name != null;
                name = parser.nextFieldName()) {
            parser.nextToken();
            Field<B> field = byName.get(name);
            if (field == null) {
                bean.setAdditionalProperty(name, RawJson.read(parser));
            } else {
                field.read(bean, parser, context);
            }
        }
    }

    void write(B bean, JsonGenerator generator, SerializerProvider serializers) throws IOException {
        generator.writeStartObject(bean);
        for (Field<B> field : fields) {
            field.write(bean, generator, serializers);
        }
        Map<String, Object> additional = bean.getAdditionalProperties();
        if (!additional.isEmpty()) {
            for (Map.Entry<String, Object> entry : additional.entrySet()) {
                Field<B> field = byName.get(entry.getKey());
                if (field == null || field.writesRaw(bean)) {
                    generator.writeFieldName(entry.getKey());
                    serializers.defaultSerializeValue(entry.getValue(), generator);
                }
            }
        }
        generator.writeEndObject();
    }

    /** The object as JSON in plain Java, without what is written for absent fields. */
    Map<String, @Nullable Object> asRead(B bean) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Field<B> field : fields) {
            @Nullable Object value = field.asRead(bean);
            if (value != null) {
                map.put(field.name, value);
            }
        }
        map.putAll(bean.getAdditionalProperties());
        return map;
    }
}
