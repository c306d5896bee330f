package io.cocoonstack.common.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
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
