package io.cocoonstack.api.internal;

import io.cocoonstack.api.Extensible;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads objects of one type with Jackson 3. Only what is no object at all is an error.
 *
 * @param <B> the type
 */
public abstract class Jackson3Reader<B extends Extensible> extends StdDeserializer<B> {

    private final transient ObjectType<B> type;

    /**
     * @param type the fields of the type
     */
    protected Jackson3Reader(ObjectType<B> type) {
        super(type.handledType());
        this.type = type;
    }

    @Override
    public B deserialize(JsonParser parser, DeserializationContext context) {
        return deserialize(parser, context, type.create());
    }

    @Override
    @SuppressWarnings("unchecked")
    public B deserialize(JsonParser parser, DeserializationContext context, B bean) {
        if (!parser.isExpectedStartObjectToken() && !parser.hasToken(JsonToken.PROPERTY_NAME)) {
            return (B) context.handleUnexpectedToken(handledType(), parser);
        }
        Tokens json = new Tokens3(parser);
        for (String name = parser.hasToken(JsonToken.PROPERTY_NAME) ? parser.currentName() : parser.nextName();
                name != null;
                name = parser.nextName()) {
            parser.nextToken();
            @Nullable Field<B> field = type.field(name);
            if (field instanceof ForeignField<B, ?> foreign) {
                foreign.read(bean, foreign(foreign, parser, context));
            } else {
                type.read(bean, name, field, json);
            }
        }
        return bean;
    }

    private static @Nullable Object foreign(
            ForeignField<?, ?> field, JsonParser parser, DeserializationContext context) {
        boolean absent = parser.hasToken(JsonToken.VALUE_NULL);
        ValueDeserializer<?> deserializer = deserializer(field, context);
        if (!field.isList) {
            return absent ? null : field.type.cast(deserializer.deserialize(parser, context));
        }
        // Strict: an answer whose items are no objects must not pass for one without items, as if all were gone.
        List<Object> list = new ArrayList<>();
        if (!absent) {
            if (!parser.hasToken(JsonToken.START_ARRAY)) {
                context.handleUnexpectedToken(List.class, parser);
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(field.type.cast(deserializer.deserialize(parser, context)));
            }
        }
        return list;
    }

    // Kept for the rest of the call: in a list, finding it costs more than using it.
    private static ValueDeserializer<?> deserializer(ForeignField<?, ?> field, DeserializationContext context) {
        if (context.getAttribute(field) instanceof ValueDeserializer<?> known) {
            return known;
        }
        ValueDeserializer<?> found = context.findContextualValueDeserializer(context.constructType(field.type), null);
        context.setAttribute(field, found);
        return found;
    }

    /** The value at which the parser stands, in plain Java: fractions keep their digits, whatever the mapper does. */
    static @Nullable Object json(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> fraction(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_EMBEDDED_OBJECT -> parser.getEmbeddedObject();
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            default -> throw new IllegalStateException("no value at " + parser.currentToken());
        };
    }

    private static Object fraction(JsonParser parser) {
        if (parser.isNaN()) {
            return parser.getDoubleValue();
        }
        String text = parser.getString();
        try {
            BigDecimal decimal = parser.getDecimalValue();
            return decimal.toString().equals(text) ? decimal : new SpelledNumber(text);
        } catch (NumberFormatException e) {
            // An exponent of more than 31 bits: JSON, but nothing that Java can count with.
            return new SpelledNumber(text);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            object.put(name, json(parser));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser) {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(json(parser));
        }
        return array;
    }
}
