package io.cocoonstack.common.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** The least that a reader of JSON does: Jackson's tokens, and nothing of what they hold. */
final class Tokens {

    private Tokens() {}

    static int scan(JsonFactory factory, byte[] json) throws IOException {
        int tokens = 0;
        try (JsonParser parser = factory.createParser(json)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }
}
