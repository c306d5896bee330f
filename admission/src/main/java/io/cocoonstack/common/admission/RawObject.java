package io.cocoonstack.common.admission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of a review, as it came (contract 8). It is well-formed. Each call decodes the value at one place, and
 * keeps nothing of it. A number keeps its kind: {@code 3} is an integer, {@code 3.0} and {@code "3"} are not.
 *
 * <p>Immutable and safe for use by many threads. It keeps the whole review in memory.
 */
public final class RawObject {

    /** The value of a review that has none. No method fails on it. */
    public static final RawObject ABSENT = new RawObject(new byte[0], 0, 0, null);

    /** An index that a list in memory can have. */
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final byte[] body;
    private final int start;
    private final int end;
    private final @Nullable Members members;

    RawObject(byte[] body, int start, int end, @Nullable Members members) {
        this.body = body;
        this.start = start;
        this.end = end;
        this.members = members;
    }

    /**
     * {@return a value that comes from elsewhere, such as an object that a client has read}
     *
     * @param value anything that Jackson can write; null for none
     * @throws IllegalArgumentException if it cannot be written
     */
    public static RawObject of(@Nullable Object value) {
        if (value == null) {
            return ABSENT;
        }
        try {
            byte[] bytes =
                    WellFormedText.of(Json.MAPPER.writeValueAsString(value)).getBytes(StandardCharsets.UTF_8);
            return new RawObject(bytes, 0, bytes.length, null);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot write " + value.getClass().getSimpleName() + " as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** {@return whether there is a value; false where the review has none, or null} */
    public boolean isPresent() {
        return end > start;
    }

    /**
     * {@return the value at a place; a missing node where there is none}
     *
     * @param pointer a JSON Pointer such as {@code /spec/replicas} (see {@link JsonPointers}); empty for all of it
     * @throws IllegalArgumentException if the text is no JSON Pointer
     */
    public JsonNode at(String pointer) {
        try (JsonParser parser = parser(pointer)) {
            return parser == null ? MissingNode.getInstance() : Json.MAPPER.readTree(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the kind of the value at a place, which is not decoded; {@link JsonNodeType#MISSING} where there is
     * none}
     *
     * @param pointer as for {@link #at}
     * @throws IllegalArgumentException if the text is no JSON Pointer
     */
    public JsonNodeType typeAt(String pointer) {
        try (JsonParser parser = parser(pointer)) {
            return parser == null ? JsonNodeType.MISSING : typeOf(parser.currentToken());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return a parser on the first token of the value at a place, for a handler that needs little of a large value;
     * null where there is none} The caller closes it, and asks for no token behind the value: other parts of the review
     * may stand there.
     *
     * @param pointer as for {@link #at}
     * @throws IllegalArgumentException if the text is no JSON Pointer
     */
    public @Nullable JsonParser parser(String pointer) {
        try {
            return open(JsonPointers.names(pointer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNodeType typeOf(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> JsonNodeType.OBJECT;
            case START_ARRAY -> JsonNodeType.ARRAY;
            case VALUE_STRING -> JsonNodeType.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonNodeType.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> JsonNodeType.BOOLEAN;
            default -> JsonNodeType.NULL;
        };
    }

    /**
     * The value as an object of a type. Nothing is coerced: a text is no number. Fields that the type does not know are
     * ignored, or kept where the type keeps them. Cocoon's own types fail on no value, see
     * {@link io.cocoonstack.api.v1.Misfits}.
     *
     * @param type a type that Jackson can read
     * @param <T> the type
     * @return null where there is no value
     * @throws UnreadableObjectException if the value does not fit the type
     */
    public <T> @Nullable T as(Class<T> type) {
        return as("", type);
    }

    /**
     * The value at a place, as an object of a type.
     *
     * @param pointer as for {@link #at}
     * @param type as for {@link #as(Class)}
     * @param <T> the type
     * @return null where there is no value, or null
     * @throws UnreadableObjectException if the value does not fit the type
     * @throws IllegalArgumentException if the text is no JSON Pointer
     */
    public <T> @Nullable T as(String pointer, Class<T> type) {
        String[] names = JsonPointers.names(pointer);
        try (JsonParser parser = open(names)) {
            return parser == null ? null : Json.MAPPER.readValue(parser, type);
        } catch (IOException | RuntimeException e) {
            // A type may throw on a number that it cannot hold: then the value does not fit it.
            String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            String what = (pointer.isEmpty() ? "the object" : pointer) + " as " + type.getSimpleName();
            throw new UnreadableObjectException("cannot read " + what + ": " + reason, e);
        }
    }

    /** {@return the bytes as they came; a copy, UTF-8; empty where there is no value} */
    public byte[] bytes() {
        return Arrays.copyOfRange(body, start, end);
    }

    /** The text as it came; empty where there is no value. */
    @Override
    public String toString() {
        return new String(body, start, end - start, StandardCharsets.UTF_8);
    }

    /** A parser on the first token of the value at a place; null where there is none. */
    private @Nullable JsonParser open(String... names) throws IOException {
        if (!isPresent()) {
            return null;
        }
        int place = start;
        int found = 0;
        int number = -1;
        while (members != null && found < Math.min(names.length, 2) && body[place] == '{') {
            number = members.find(names[found], found + 1, number + 1);
            if (number == Members.NONE) {
                return null;
            }
            if (number == Members.UNKNOWN || isNumber(body[members.place(number)])) {
                break;
            }
            place = members.place(number);
            found++;
        }
        JsonParser parser = Json.FACTORY.createParser(body, place, end - place);
        parser.nextToken();
        for (; found < names.length; found++) {
            if (!descend(parser, names[found])) {
                parser.close();
                return null;
            }
        }
        return parser;
    }

    /** Jackson reads a number within its object alone: behind one that stands for itself it wants white space. */
    private static boolean isNumber(byte first) {
        return first == '-' || (first >= '0' && first <= '9');
    }

    private static boolean descend(JsonParser parser, String name) throws IOException {
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                if (field.equals(name)) {
                    return true;
                }
                parser.skipChildren();
            }
        } else if (parser.hasToken(JsonToken.START_ARRAY) && INDEX.matcher(name).matches()) {
            int left = Integer.parseInt(name);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (left-- == 0) {
                    return true;
                }
                parser.skipChildren();
            }
        }
        return false;
    }
}
