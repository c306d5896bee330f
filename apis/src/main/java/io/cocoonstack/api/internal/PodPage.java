package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cocoonstack.common.round.PodFactsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ValueDeserializer;

/**
 * A list of pods, or an event of a watch, of which nothing but the facts was built.
 *
 * @param type the type of the event; null for a list
 * @param pods the pods of the list, or the object of the event
 * @param resourceVersion of the list; null for none
 * @param continueToken of the list; null on its last page
 */
@JsonDeserialize(using = PodPage.Reader2.class)
@tools.jackson.databind.annotation.JsonDeserialize(using = PodPage.Reader3.class)
public record PodPage(
        @Nullable String type,
        List<Entry> pods,
        @Nullable String resourceVersion,
        @Nullable String continueToken) {

    /**
     * A pod.
     *
     * @param facts its facts, but for the nodes that its affinity requires
     * @param affinity its affinity in plain Java; null for none
     */
    public record Entry(PodFactsBuilder facts, @Nullable Map<?, ?> affinity) {}

    /** Reads it with Jackson 2. */
    public static final class Reader2 extends JsonDeserializer<PodPage> {

        @Override
        public PodPage deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.START_OBJECT)) {
                return (PodPage) context.handleUnexpectedToken(PodPage.class, parser);
            }
            try {
                return new PodPageReader(new Tokens2(parser)).read();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    /** Reads it with Jackson 3. */
    public static final class Reader3 extends ValueDeserializer<PodPage> {

        @Override
        public PodPage deserialize(
                tools.jackson.core.JsonParser parser, tools.jackson.databind.DeserializationContext context) {
            return parser.hasToken(tools.jackson.core.JsonToken.START_OBJECT)
                    ? new PodPageReader(new Tokens3(parser)).read()
                    : (PodPage) context.handleUnexpectedToken(PodPage.class, parser);
        }
    }
}
