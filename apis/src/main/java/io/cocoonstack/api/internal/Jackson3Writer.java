package io.cocoonstack.api.internal;

import io.cocoonstack.api.Extensible;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes objects of one type with Jackson 3.
 *
 * @param <B> the type
 */
public abstract class Jackson3Writer<B extends Extensible> extends StdSerializer<B> {

    private final transient ObjectType<B> type;

    /**
     * @param type the fields of the type
     */
    protected Jackson3Writer(ObjectType<B> type) {
        super(type.handledType());
        this.type = type;
    }

    @Override
    public void serialize(B bean, JsonGenerator generator, SerializationContext serializers) {
        json(type.written(bean), generator, serializers);
    }

    /** Writes maps and lists itself, whatever the mapper does with nulls and with the order of names. */
    static void json(@Nullable Object value, JsonGenerator generator, SerializationContext serializers) {
        if (value instanceof Map<?, ?> object) {
            generator.writeStartObject(value);
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                generator.writeName(String.valueOf(entry.getKey()));
                json(entry.getValue(), generator, serializers);
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> array) {
            generator.writeStartArray(value, array.size());
            for (Object element : array) {
                json(element, generator, serializers);
            }
            generator.writeEndArray();
        } else {
            serializers.writeValue(generator, value);
        }
    }
}
