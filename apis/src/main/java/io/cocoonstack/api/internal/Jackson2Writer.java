package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.cocoonstack.api.Extensible;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects of one type with Jackson 2.
 *
 * @param <B> the type
 */
public abstract class Jackson2Writer<B extends Extensible> extends StdSerializer<B> {

    private final transient ObjectType<B> type;

    /**
     * @param type the fields of the type
     */
    protected Jackson2Writer(ObjectType<B> type) {
        super(type.handledType());
        this.type = type;
    }

    @Override
    public void serialize(B bean, JsonGenerator generator, SerializerProvider serializers) throws IOException {
        json(type.written(bean), generator, serializers);
    }

    /** Writes maps and lists itself, whatever the mapper does with nulls and with the order of names. */
    static void json(@Nullable Object value, JsonGenerator generator, SerializerProvider serializers)
            throws IOException {
        if (value instanceof Map<?, ?> object) {
            generator.writeStartObject(value);
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                generator.writeFieldName(String.valueOf(entry.getKey()));
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
            serializers.defaultSerializeValue(value, generator);
        }
    }
}
