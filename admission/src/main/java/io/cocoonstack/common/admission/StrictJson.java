package io.cocoonstack.common.admission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a body, checked to its end: UTF-8, one object, no name twice in an object, no deep nesting. Each value
 * is read without coercion, or skipped. The memory that this takes is bounded by the length of the body.
 */
final class StrictJson implements AutoCloseable {

    private final byte[] body;
    private final JsonParser parser;

    /** Of the object in which the parser stands. */
    private ObjectNames names = ObjectNames.document();

    /**
     * Checks the encoding first, because Jackson takes UTF-16 and UTF-32 for JSON, too, and lets malformed UTF-8
     * pass.
     */
    StrictJson(byte[] body) throws IOException, RefusalException {
        requireUtf8(body);
        this.body = body;
        this.parser = Json.FACTORY.createParser(body);
    }

    private static void requireUtf8(byte[] body) throws RefusalException {
        boolean mark = body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
        boolean wide = false;
        for (int i = 0; i < 4 && i < body.length; i++) {
            wide |= body[i] == 0;
        }
        if (mark || wide || !isUtf8(body)) {
            throw new RefusalException(Refusal.NOT_UTF8, mark ? "it begins with a byte order mark" : "");
        }
    }

    private static boolean isUtf8(byte[] body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer decoded = CharBuffer.allocate(1024);
        CoderResult result;
        do {
            decoded.clear();
            result = decoder.decode(bytes, decoded, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** The refusal that a failure of the parser stands for. */
    RefusalException refusal(IOException failure) {
        if (!(failure instanceof JsonProcessingException problem)) {
            // The bytes are in memory: Jackson found something in them that it cannot read.
            return new RefusalException(Refusal.NOT_JSON, String.valueOf(failure.getMessage()));
        }
        String reason = problem.getOriginalMessage();
        if (!(failure instanceof StreamConstraintsException)) {
            return new RefusalException(Refusal.NOT_JSON, reason);
        }
        boolean tooDeep = parser.getParsingContext().getNestingDepth() > Json.MAX_DEPTH;
        return new RefusalException(tooDeep ? Refusal.TOO_DEEP : Refusal.TOO_LONG, reason);
    }

    void beginDocument() throws IOException, RefusalException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new RefusalException(Refusal.NOT_JSON, "it is no object");
        }
        names = names.inner();
    }

    void endDocument() throws IOException, RefusalException {
        if (parser.nextToken() != null) {
            throw new RefusalException(Refusal.NOT_JSON, "something stands behind the object");
        }
    }

    /**
     * The next name of an object that {@link #beginDocument} or {@link #beginsObject} began, with its value as the
     * current token; null at the end of the object.
     */
    @Nullable
    String nextName() throws IOException, RefusalException {
        String name = parser.nextFieldName();
        if (name == null) {
            names = names.outer();
        } else {
            requireNew(name);
            parser.nextToken();
        }
        return name;
    }

    private void requireNew(String name) throws RefusalException {
        if (!names.add(name)) {
            // The name is a client's, and may be secret.
            throw new RefusalException(Refusal.DUPLICATE_NAME, "");
        }
    }

    /** Whether an object begins, whose members are to be read to their end; false for null. */
    boolean beginsObject(String what) throws RefusalException {
        boolean begins = isToken(JsonToken.START_OBJECT, what, "an object");
        if (begins) {
            names = names.inner();
        }
        return begins;
    }

    @Nullable
    String text(String what) throws IOException, RefusalException {
        if (!isToken(JsonToken.VALUE_STRING, what, "a text")) {
            return null;
        }
        String text = WellFormedText.of(parser.getText());
        return text.isEmpty() ? null : text;
    }

    boolean bool(String what) throws RefusalException {
        return parser.hasToken(JsonToken.VALUE_TRUE)
                || (!parser.hasToken(JsonToken.VALUE_FALSE) && isToken(JsonToken.VALUE_TRUE, what, "true or false"));
    }

    List<String> texts(String what) throws IOException, RefusalException {
        List<String> texts = new ArrayList<>();
        if (isToken(JsonToken.START_ARRAY, what, "a list of texts")) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                @Nullable String text = text(what);
                texts.add(text == null ? "" : text);
            }
        }
        return texts;
    }

    /** False for null; a refusal for any other token. */
    private boolean isToken(JsonToken token, String what, String expected) throws RefusalException {
        if (!parser.hasToken(token) && !parser.hasToken(JsonToken.VALUE_NULL)) {
            throw new RefusalException(Refusal.NOT_A_REVIEW, what + " is not " + expected);
        }
        return parser.hasToken(token);
    }

    /** The current value as it stands in the body. */
    RawObject raw() throws IOException, RefusalException {
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            return RawObject.ABSENT;
        }
        int start = place();
        @Nullable Members members = null;
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            members = new Members();
            remember(members, 1);
        } else {
            skip();
        }
        parser.finishToken();
        return new RawObject(body, start, (int) parser.currentLocation().getByteOffset(), members);
    }

    /** Where the current value begins. */
    private int place() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Skips the current object, and remembers where its members begin, and those of the objects in it. */
    private void remember(Members members, int level) throws IOException, RefusalException {
        names = names.inner();
        for (String name = nextName(); name != null; name = nextName()) {
            members.add(name, level, place());
            if (level == 1 && parser.hasToken(JsonToken.START_OBJECT)) {
                remember(members, 2);
            } else {
                skip();
            }
        }
    }

    /** Skips the current value, and checks it on the way. */
    void skip() throws IOException, RefusalException {
        int open = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            switch (token) {
                case START_OBJECT -> {
                    names = names.inner();
                    open++;
                }
                case START_ARRAY -> open++;
                case FIELD_NAME -> requireNew(parser.currentName());
                case END_OBJECT -> {
                    names = names.outer();
                    open--;
                }
                case END_ARRAY -> open--;
                default -> {}
            }
            if (open == 0) {
                return;
            }
            token = parser.nextToken();
        }
    }
}
