package io.cocoonstack.common.auth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a payload, strictly (contract 10 rule verify): one object in UTF-8, exact names, nothing coerced,
 * and of a repeated field the last value that is not null.
 *
 * <p>Only what carries a good signature gets here, so it is the key's holders who must be kept from mistakes. Nesting
 * that is ignored costs heap and no stack, and a number that is ignored is never computed.
 */
final class PayloadReader {

    // As deep as the Go side goes. Of the other limits of Jackson the Go side has none.
    private static final int DEEPEST = 10_000;

    // A sign and 19 digits: all that fits in 64 bits.
    private static final int LONGEST_INTEGER = 20;

    // Without buffers kept for the next call: those cost more than they save here, and the usual way to keep them is
    // one set a thread. Names are not interned, because that would keep whatever a payload has for good.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private PayloadReader() {}

    /** The text that UTF-8 stands for, or null when it is not UTF-8. */
    static @Nullable String decode(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        // The constructor puts U+FFFD in place of what is malformed: without one there was nothing of the kind.
        if (text.indexOf('\ufffd') < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The session that a text holds, or null when it is anything else. */
    static @Nullable Session read(String json) {
        // Characters, because from bytes Jackson would guess the encoding, and take UTF-16 and a byte order mark.
        char[] chars = json.toCharArray();
        try (JsonParser parser = JSON.createParser(chars, 0, chars.length)) {
            // UTF-8 has no half of a surrogate pair, so only an escape can stand for one.
            return parser.nextToken() == JsonToken.START_OBJECT ? readObject(parser, json.indexOf('\\') >= 0) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable Session readObject(JsonParser parser, boolean hasEscapes) throws IOException {
        String user = "";
        String email = "";
        long expiresAt = Session.NEVER;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            boolean isClaim = true;
            switch (name) {
                case "u" -> {
                    isClaim = token == JsonToken.VALUE_STRING;
                    user = isClaim ? text(parser, hasEscapes) : user;
                }
                case "e" -> {
                    isClaim = token == JsonToken.VALUE_STRING;
                    email = isClaim ? text(parser, hasEscapes) : email;
                }
                case "x" -> {
                    isClaim = token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= LONGEST_INTEGER;
                    expiresAt = isClaim ? parser.getLongValue() : expiresAt;
                }
                default -> parser.skipChildren();
            }
            // A null keeps the value before it, and anything else is no claim.
            if (!isClaim && token != JsonToken.VALUE_NULL) {
                return null;
            }
        }
        return parser.nextToken() == null ? new Session(user, email, expiresAt) : null;
    }

    /** An escape may stand for half a surrogate pair, which is no text: it reads as U+FFFD, as on the Go side. */
    private static String text(JsonParser parser, boolean hasEscapes) throws IOException {
        String text = parser.getText();
        if (!hasEscapes) {
            return text;
        }
        StringBuilder repaired = new StringBuilder();
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '\ufffd' : c)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }
}
