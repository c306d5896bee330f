package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as plain Java, without loss: fractions keep their digits, whatever the mapper does with them. */
final class RawJson {

    private RawJson() {}

    /** Reads the value at which the parser stands, and leaves it at the value's last token. */
    static @Nullable Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
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

    private static Object fraction(JsonParser parser) throws IOException {
        if (parser.isNaN()) {
            return parser.getDoubleValue();
        }
        String text = parser.getText();
        try {
            BigDecimal decimal = parser.getDecimalValue();
            return decimal.toString().equals(text) ? decimal : new SpelledNumber(text);
        } catch (NumberFormatException e) {
            // An exponent of more than 31 bits: JSON, but nothing that Java can count with.
            return new SpelledNumber(text);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.put(name, read(parser));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(parser));
        }
        return array;
    }
}
