package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The tokens of Jackson 2, whose failures it wraps. */
final class Tokens2 implements Tokens {

    private final JsonParser parser;

    Tokens2(JsonParser parser) {
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
        try {
            String name = parser.nextFieldName();
            if (name != null) {
                parser.nextToken();
            }
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean nextElement() {
        try {
            return parser.nextToken() != JsonToken.END_ARRAY;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable String text() {
        try {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                return parser.getText();
            }
            parser.skipChildren();
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable Object plain() {
        try {
            return Jackson2Reader.json(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void skip() {
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
