package io.cocoonstack.api.internal;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The tokens of Jackson 3. */
final class Tokens3 implements Tokens {

    private final JsonParser parser;

    Tokens3(JsonParser parser) {
        this.parser = parser;
    }

    @Override
    public boolean isObject() {
        return parser.hasToken(JsonToken.START_OBJECT);
    }

    @Override
    public boolean isArray() {
        return parser.hasToken(JsonToken.START_ARRAY);
    }

    @Override
    public boolean isNull() {
        return parser.hasToken(JsonToken.VALUE_NULL);
    }

    @Override
    public @Nullable String nextName() {
        String name = parser.nextName();
        if (name != null) {
            parser.nextToken();
        }
        return name;
    }

    @Override
    public boolean nextElement() {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    @Override
    public @Nullable String text() {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            return parser.getString();
        }
        parser.skipChildren();
        return null;
    }

    @Override
    public @Nullable Object plain() {
        return Jackson3Reader.json(parser);
    }

    @Override
    public void skip() {
        parser.skipChildren();
    }
}
