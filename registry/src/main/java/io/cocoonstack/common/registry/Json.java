package io.cocoonstack.common.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** How the JSON of registries and token servers is read: member by member, whatever stands beside. */
final class Json {

    // Names come from the network: they are neither interned nor kept for the next document.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private Json() {}

    /** Takes the value that the parser stands on. What it does not take is passed over. */
    @FunctionalInterface
    interface Member {
        void take(String name, JsonParser value) throws IOException;
    }

    /** Reads a document that is one object; anything else is an {@link IOException}. */
    static void readObject(byte[] document, Member member) throws IOException {
        try (JsonParser parser = FACTORY.createParser(document)) {
            parser.nextToken();
            readObject(parser, member);
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
            // A member that took its value whole stands on its end, where this does nothing.
            parser.skipChildren();
        }
    }
}
