package io.cocoonstack.common.admission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body's JSON, of which each value is read or passed over once and checked either way: no name comes twice, nothing is
 * coerced. Whatever the body holds, the memory that this takes is bounded by its length.
 */
final class StrictJson implements AutoCloseable {

    /** How many levels of an object's members are noted on the way. */
    static final int KNOWN_LEVELS = 2;

    private final byte[] body;
    private final JsonParser parser;
    private final FieldNames names = new FieldNames();

    StrictJson(byte[] body) throws IOException {
        this.body = body;
        this.parser = Json.FACTORY.createParser(body);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Whether it is the nesting at which the parser gave up. */
    boolean isTooDeep() {
        return parser.getParsingContext().getNestingDepth() > ReviewLoop.MAX_DEPTH;
    }

    void beginDocument() throws IOException, RefusedException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new RefusedException(Refusal.NOT_JSON, "it is no object");
        }
        names.open();
    }

    void endDocument() throws IOException, RefusedException {
        names.close();
        if (parser.nextToken() != null) {
            throw new RefusedException(Refusal.NOT_JSON, "something stands behind the object");
        }
    }

    /** After {@link #nextName} said that there is no other. */
    void endObject() {
        names.close();
    }

    /** The next name of an object, with its value as the current token; null at the object's end. */
    @Nullable
    String nextName() throws IOException, RefusedException {
        String name = parser.nextFieldName();
        if (name != null) {
            noteName(name);
            parser.nextToken();
        }
        return name;
    }

    private void noteName(String name) throws RefusedException {
        if (!names.add(name)) {
            throw new RefusedException(Refusal.DUPLICATE_NAME, "");
        }
    }

    /** Whether an object begins, for which names are noted from here on; false for null. */
    boolean beginsObject(String what) throws RefusedException {
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            names.open();
            return true;
        }
        if (!parser.hasToken(JsonToken.VALUE_NULL)) {
            throw wrongType(what, "an object");
        }
        return false;
    }

    @Nullable
    String text(String what) throws IOException, RefusedException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            String text = WellFormed.of(parser.getText());
            return text.isEmpty() ? null : text;
        }
        if (!parser.hasToken(JsonToken.VALUE_NULL)) {
            throw wrongType(what, "a text");
        }
        return null;
    }

    boolean bool(String what) throws RefusedException {
        boolean isTrue = parser.hasToken(JsonToken.VALUE_TRUE);
        if (!isTrue && !parser.hasToken(JsonToken.VALUE_FALSE) && !parser.hasToken(JsonToken.VALUE_NULL)) {
            throw wrongType(what, "true or false");
        }
        return isTrue;
    }

    List<String> texts(String what) throws IOException, RefusedException {
        List<String> texts = new ArrayList<>();
        if (parser.hasToken(JsonToken.START_ARRAY)) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                @Nullable String text = text(what);
                texts.add(text == null ? "" : text);
            }
        } else if (!parser.hasToken(JsonToken.VALUE_NULL)) {
            throw wrongType(what, "a list of texts");
        }
        return texts;
    }

    private static RefusedException wrongType(String what, String expected) {
        return new RefusedException(Refusal.NOT_A_REVIEW, what + " is not " + expected);
    }

    /** The current value as it stands in the body; passes over it. */
    RawObject raw() throws IOException, RefusedException {
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            return RawObject.ABSENT;
        }
        int start = offset();
        @Nullable Members members = null;
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            members = new Members();
            members(members, -1, KNOWN_LEVELS);
        } else {
            skip();
            parser.finishToken();
        }
        return new RawObject(body, start, (int) parser.currentLocation().getByteOffset(), members);
    }

    private void members(Members members, int parent, int levels) throws IOException, RefusedException {
        names.open();
        for (String name = nextName(); name != null; name = nextName()) {
            // Where a plain value stands is not worth asking for; it is soon found in what it belongs to.
            boolean plain = !parser.currentToken().isStructStart();
            int place = members.add(parent, name, plain ? Members.SOMEWHERE : offset());
            if (levels > 1 && place >= 0 && parser.hasToken(JsonToken.START_OBJECT)) {
                members(members, place, levels - 1);
            } else if (!plain) {
                skip();
            }
        }
        names.close();
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Passes over the current value, and checks it on the way. */
    void skip() throws IOException, RefusedException {
        int open = 0;
        int token = parser.currentTokenId();
        while (true) {
            switch (token) {
                case JsonTokenId.ID_START_OBJECT -> {
                    names.open();
                    open++;
                }
                case JsonTokenId.ID_START_ARRAY -> open++;
                case JsonTokenId.ID_END_OBJECT -> {
                    names.close();
                    open--;
                }
                case JsonTokenId.ID_END_ARRAY -> open--;
                case JsonTokenId.ID_FIELD_NAME -> noteName(parser.currentName());
                default -> {
                    // A plain value, which the parser checks.
                }
            }
            if (open == 0) {
                return;
            }
            token = parser.nextToken().id();
        }
    }
}
