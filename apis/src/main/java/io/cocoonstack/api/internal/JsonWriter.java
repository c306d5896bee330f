package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.cocoonstack.api.Extensible;
import java.io.IOException;

/**
 * Writes objects of one type.
 *
 * @param <B> the type
 */
public abstract class JsonWriter<B extends Extensible> extends StdSerializer<B> {

    private final transient ObjectType<B> type;

    /**
     * Takes the table of the type.
     *
     * @param type the type
     */
    protected JsonWriter(ObjectType<B> type) {
        super(type.handledType());
        this.type = type;
    }

    @Override
    public void serialize(B bean, JsonGenerator generator, SerializerProvider serializers) throws IOException {
        type.write(bean, generator, serializers);
    }
}
