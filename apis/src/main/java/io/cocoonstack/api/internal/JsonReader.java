package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.cocoonstack.api.Extensible;
import java.io.IOException;

/**
 * Reads objects of one type. Only what is no object at all is an error.
 *
 * @param <B> the type
 */
public abstract class JsonReader<B extends Extensible> extends StdDeserializer<B> {

    private final transient ObjectType<B> type;

    /**
     * Takes the table of the type.
     *
     * @param type the type
     */
    protected JsonReader(ObjectType<B> type) {
        super(type.handledType());
        this.type = type;
    }

    @Override
    public B deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return deserialize(parser, context, type.create());
    }

    @Override
    public B deserialize(JsonParser parser, DeserializationContext context, B bean) throws IOException {
        if (!parser.isExpectedStartObjectToken() && !parser.hasToken(JsonToken.FIELD_NAME)) {
            @SuppressWarnings("unchecked")
            B handled = (B) context.handleUnexpectedToken(handledType(), parser);
            return handled;
        }
        type.read(bean, parser, context);
        return bean;
    }
}
