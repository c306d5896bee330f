package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * Any JSON object in plain Java, read and written without loss by whichever Jackson the client brings.
 *
 * @param members its members; a value is a {@code Map}, {@code List}, {@code String}, {@code Boolean}, {@code Number}
 *     or null
 */
@JsonDeserialize(using = PlainObject.Reader2.class)
@JsonSerialize(using = PlainObject.Writer2.class)
@tools.jackson.databind.annotation.JsonDeserialize(using = PlainObject.Reader3.class)
@tools.jackson.databind.annotation.JsonSerialize(using = PlainObject.Writer3.class)
public record PlainObject(Map<String, @Nullable Object> members) {

    /** Reads it with Jackson 2. */
    public static final class Reader2 extends JsonDeserializer<PlainObject> {

        @Override
        @SuppressWarnings("unchecked")
        public PlainObject deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Jackson2Reader.json(parser) instanceof Map<?, ?> members
                    ? new PlainObject((Map<String, @Nullable Object>) members)
                    : (PlainObject) context.handleUnexpectedToken(PlainObject.class, parser);
        }
    }

    /** Writes it with Jackson 2. */
    public static final class Writer2 extends JsonSerializer<PlainObject> {

        @Override
        public void serialize(PlainObject object, JsonGenerator generator, SerializerProvider serializers)
                throws IOException {
            Jackson2Writer.json(object.members, generator, serializers);
        }
    }

    /** Reads it with Jackson 3. */
    public static final class Reader3 extends ValueDeserializer<PlainObject> {

        @Override
        @SuppressWarnings("unchecked")
        public PlainObject deserialize(
                tools.jackson.core.JsonParser parser, tools.jackson.databind.DeserializationContext context) {
            return Jackson3Reader.json(parser) instanceof Map<?, ?> members
                    ? new PlainObject((Map<String, @Nullable Object>) members)
                    : (PlainObject) context.handleUnexpectedToken(PlainObject.class, parser);
        }
    }

    /** Writes it with Jackson 3. */
    public static final class Writer3 extends ValueSerializer<PlainObject> {

        @Override
        public void serialize(
                PlainObject object, tools.jackson.core.JsonGenerator generator, SerializationContext serializers) {
            Jackson3Writer.json(object.members, generator, serializers);
        }
    }
}
