package io.cocoonstack.common.testsupport;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON as the vectors are read, so that two trees which stand for the same text are equal. */
public final class Json {

    // Big decimals, because a double would lose what a vector says on purpose.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Reads one JSON value.
     *
     * @param json the text
     * @return the tree
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
     * Reads one JSON value, such as a request's body.
     *
     * @param json the bytes, UTF-8
     * @return the tree
     * @throws UncheckedIOException if it is not one JSON value
     */
    public static JsonNode parse(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON", e);
        }
    }

    /**
     * Reads one JSON value so that its numbers keep their spelling: the tree's text is that of the value less its blanks,
     * {@code 1e3} and {@code 1.0} included. Its numbers are good for nothing else.
     *
     * @param json the text
     * @return the tree, to be shown and not to be read
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
            case VALUE_STRING -> {
                return TextNode.valueOf(parser.getText());
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return BooleanNode.valueOf(parser.getBooleanValue());
            }
            default -> {
                return NullNode.getInstance();
            }
        }
    }

    /**
     * The same value as it looks when it was read from text. A tree that was built in memory may hold a {@code long}
     * where a tree that was read holds an {@code int}, and Jackson does not call these equal.
     *
     * @param built any tree
     * @return a tree to compare with what a vector wants
     */
    public static JsonNode asRead(JsonNode built) {
        return parse(built.toString());
    }

    /** The text as a JSON string, on one line whatever is in it. */
    static String quote(String text) {
        return TextNode.valueOf(text).toString();
    }
}
