package io.cocoonstack.common.testsupport;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON as the vectors are read, so that two trees which stand for the same text are equal. */
public final class Json {

    // Big decimals, because a double would lose what a vector says on purpose.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectReader SCALARS = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /**
     * {@return the tree of one JSON value}
     * @param json the text
     * @throws IllegalArgumentException if it is not one JSON value
     */
    public static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    /**
     * {@return the tree of one JSON value, such as a request's body}
     * @param json the bytes, UTF-8
     * @throws IllegalArgumentException if it is not one JSON value
     */
    public static JsonNode parse(byte[] json) {
        return parse(new String(json, StandardCharsets.UTF_8));
    }

    /**
     * {@return a tree to be shown and not to be read, whose numbers keep their spelling: its text is that of the value
     * less its blanks, {@code 1e3} and {@code 1.0} included}
     * @param json the text
     * @throws IllegalArgumentException if it is not one JSON value
     */
    static JsonNode spelled(String json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            parser.nextToken();
            return spelled(parser);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    private static JsonNode spelled(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.set(name, spelled(parser));
                }
                return object;
            }
            case START_ARRAY -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(spelled(parser));
                }
                return array;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return JsonNodeFactory.instance.rawValueNode(new RawValue(parser.getText()));
            }
            default -> {
                return SCALARS.readTree(parser);
            }
        }
    }

    /**
     * {@return the same value as it looks when it was read from text. A tree that was built in memory may hold a {@code
     * long} where a tree that was read holds an {@code int}, and Jackson does not call these equal}
     * @param built any tree
     */
    public static JsonNode asRead(JsonNode built) {
        return parse(built.toString());
    }

    /** The text as a JSON string, on one line whatever is in it. */
    static String quote(String text) {
        return TextNode.valueOf(text).toString();
    }
}
