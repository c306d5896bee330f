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
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of a review, as it came. It is known to be well-formed, and decoded only as far as asked, at each time anew.
 * Immutable and safe for use by many threads; it keeps the whole review in memory.
 */
public final class RawObject {

    /** What a review has where there is no object: none of its methods fails. */
    public static final RawObject ABSENT = new RawObject(new byte[0], 0, 0, null);

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
     * A value that comes from elsewhere, such as an object that a client has read.
     *
     * @param value anything that Jackson can write; null for none
     * @return the value as JSON
     * @throws IllegalArgumentException if it cannot be written
     */
    public static RawObject of(@Nullable Object value) {
        if (value == null) {
            return ABSENT;
        }
        try {
            byte[] bytes = WellFormed.of(Json.MAPPER.writeValueAsString(value)).getBytes(StandardCharsets.UTF_8);
            return new RawObject(bytes, 0, bytes.length, null);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot write " + value.getClass().getSimpleName() + " as JSON: " + Json.reason(e), e);
        }
    }

    /**
     * Whether there is a value.
     *
     * @return false where the review has none, or null
     */
    public boolean isPresent() {
        return end > start;
    }

    /**
     * What stands at a place.
     *
     * @param pointer a JSON Pointer such as {@code /spec/replicas} (see {@link JsonPointers}); empty for all of it
     * @return the value; a missing node where there is none, never null. A number keeps its kind: {@code 3} is an integer,
     *     {@code 3.0} and {@code "3"} are not
     * @throws IllegalArgumentException if the pointer is none
     */
    public JsonNode at(String pointer) {
        try (JsonParser parser = open(JsonPointers.names(pointer))) {
            return parser == null ? MissingNode.getInstance() : Json.MAPPER.readTree(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What kind of value stands at a place, without decoding it.
     *
     * @param pointer as for {@link #at}
     * @return {@link JsonNodeType#MISSING} where there is none
     * @throws IllegalArgumentException if the pointer is none
     */
    public JsonNodeType typeAt(String pointer) {
        try (JsonParser parser = open(JsonPointers.names(pointer))) {
            return parser == null ? JsonNodeType.MISSING : typeOf(parser.currentToken());
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
     * The value as an object of a type. Nothing is turned into something else: a text is no number. What the type does not
     * know is ignored, or kept where the type keeps it; cocoon's own types fail on no value, see
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
     * What stands at a place, as an object of a type.
     *
     * @param pointer as for {@link #at}
     * @param type as for {@link #as(Class)}
     * @param <T> the type
     * @return null where there is no value, or null
     * @throws UnreadableObjectException if the value does not fit the type
     * @throws IllegalArgumentException if the pointer is none
     */
    public <T> @Nullable T as(String pointer, Class<T> type) {
        String[] names = JsonPointers.names(pointer);
        try (JsonParser parser = open(names)) {
            return parser == null ? null : Json.MAPPER.readValue(parser, type);
        } catch (JsonProcessingException e) {
            throw unreadable(pointer, type, Json.reason(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // What types do with numbers that are out of all range is theirs, and a reason to say no and not to fail.
            throw unreadable(pointer, type, String.valueOf(e.getMessage()), e);
        }
    }

    private static UnreadableObjectException unreadable(String pointer, Class<?> type, String reason, Exception cause) {
        String what = pointer.isEmpty() ? "the object" : pointer;
        return new UnreadableObjectException(
                "cannot read " + what + " as " + type.getSimpleName() + ": " + reason, cause);
    }

    /**
     * The bytes as they came.
     *
     * @return a copy, UTF-8; empty where there is no value
     */
    public byte[] bytes() {
        return Arrays.copyOfRange(body, start, end);
    }

    /** The text as it came; empty where there is no value. */
    @Override
    public String toString() {
        return new String(body, start, end - start, StandardCharsets.UTF_8);
    }

    /**
     * Opens what stands at a place, for who reads large parts without decoding all of them.
     *
     * @param names the way there, as in a pointer but not escaped; none for all of it
     * @return a parser on the first token of the value, to be closed by the caller; null where there is none. What lies behind
     *     the value is not to be read
     */
    public @Nullable JsonParser open(String... names) {
        if (!isPresent()) {
            return null;
        }
        int known = 0;
        int from = start;
        if (members != null && !members.isFull()) {
            int place = -1;
            while (known < names.length && known < StrictJson.KNOWN_LEVELS) {
                place = members.find(place, names[known]);
                if (place < 0) {
                    // A list has places, too, and they are not noted.
                    if (body[from] != '[') {
                        return null;
                    }
                    break;
                }
                if (members.start(place) == Members.SOMEWHERE) {
                    break;
                }
                from = members.start(place);
                known++;
            }
        }
        try {
            return open(from, known, names);
        } catch (IOException e) {
            // The bytes are well-formed, and in memory.
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable JsonParser open(int from, int known, String... names) throws IOException {
        JsonParser parser = Json.FACTORY.createParser(body, from, end - from);
        parser.nextToken();
        for (int i = known; i < names.length; i++) {
            if (!descend(parser, names[i])) {
                parser.close();
                return null;
            }
        }
        return parser;
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
        } else if (parser.hasToken(JsonToken.START_ARRAY) && isIndex(name)) {
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

    /** Digits without leading zeros, in a number that a list in memory may have. */
    private static boolean isIndex(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return name.equals("0") || (!name.isEmpty() && name.length() < 10 && name.charAt(0) != '0');
    }
}
