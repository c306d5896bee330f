package io.cocoonstack.common.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads the JSON of registries and token servers member by member, and passes over the members that nobody asks for.
 */
final class Json {

    // Names come from the network: they are neither interned nor kept for the next document.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private Json() {}

    /** Takes the value that the parser stands on, or leaves it, to be passed over. */
    @FunctionalInterface
    interface Member {
        void take(String name, JsonParser value) throws IOException;
    }

    /** Reads a document that is one object, with nothing behind it; anything else is an {@link IOException}. */
    static void readObject(byte[] document, Member member) throws IOException {
        try (JsonParser parser = FACTORY.createParser(document)) {
            parser.nextToken();
            readObject(parser, member);
            if (parser.nextToken() != null) {
                throw new IOException("more than one JSON value");
            }
        }
    }

    /** Reads the object that the parser stands on, up to its end. */
    static void readObject(JsonParser parser, Member member) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            throw new IOException("not a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            member.take(name, parser);
            // Where the callback has read an object or array, the parser stands on its end, and there is nothing to
            // skip.
            parser.skipChildren();
        }
    }
}
