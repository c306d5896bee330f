package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.common.testsupport.Property;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The scanner takes and refuses the same bodies as Jackson with its own checks, and finds the same values in them. */
class StrictJsonJacksonTest {

    private static final JsonFactory JACKSON = Json.FACTORY
            .rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String REVIEW = "{\"kind\":\"AdmissionReview\",\"request\":{\"object\":";

    @Test
    void theSameBodiesAreTakenAndRefusedAndTheSameValuesAreFound() {
        Map<String, Integer> seen = new TreeMap<>();
        Property.forAll(20_000, random -> {
            byte[] body = Bodies.utf8(RandomBodies.object(random, 3));
            for (int i = random.nextInt(3); i > 0; i--) {
                body = RandomBodies.mutated(random, body);
            }
            seen.merge(String.valueOf(requireSame(body)), 1, Integer::sum);
        });
        if (seen.values().stream().mapToInt(Integer::intValue).sum() > 1) {
            // No kind is rare, so that none passes vacuously.
            for (String kind : List.of("null", "NOT_JSON", "NOT_UTF8", "DUPLICATE_NAME")) {
                assertThat(seen.get(kind)).as(kind).isGreaterThan(500);
            }
        }
    }

    @Test
    void everyOddValueIsSeenAsJacksonSeesItWhereverItStands() {
        for (String odd : RandomBodies.ODD) {
            for (String around : List.of("{\"x\":%s}", "{\"x\":[%s]}", "{\"x\":[[],%s,{}]}", "%s", "{}%s", "%s{}")) {
                requireSame(Bodies.utf8(around.replace("%s", odd)));
            }
        }
    }

    @Test
    void everyByteIsSeenAsJacksonSeesItWhereverItStands() {
        String good = " {\"a\" : [1.5e3,\"\\u00e9\\n\",true ,{}], \"é\":-2}\n";
        byte[] bytes = Bodies.utf8(good);
        for (int at = 0; at <= bytes.length; at++) {
            for (int value = 0; value < 256; value++) {
                requireSame(RandomBodies.spliced(bytes, at, at, (byte) value));
                if (at < bytes.length) {
                    requireSame(RandomBodies.spliced(bytes, at, at + 1, (byte) value));
                }
            }
            if (at < bytes.length) {
                requireSame(RandomBodies.spliced(bytes, at, at + 1));
                requireSame(RandomBodies.spliced(bytes, at, bytes.length));
            }
        }
    }

    @Test
    void namesAndNumbersMayBeAsLongAsJacksonReadsThem() {
        for (int length = Json.MAX_NAME - 1; length <= Json.MAX_NAME + 1; length++) {
            for (String spelled : List.of("n", "\\u0061", "\\\"", "\\u0001")) {
                requireSame(Bodies.utf8("{\"" + spelled.repeat(length) + "\":1}"));
            }
            for (String spelled : List.of("é", "\\u00e9")) {
                requireSame(Bodies.utf8("{\"" + spelled.repeat(length - Json.MAX_NAME / 2) + "\":1}"));
            }
        }
        for (int length = Json.MAX_NUMBER - 4; length <= Json.MAX_NUMBER + 1; length++) {
            for (String before : List.of("", "-", "1.", "-1.", "0.", "1e", "1E+", "-1.5e-")) {
                requireSame(Bodies.utf8("{\"x\":" + before + "1".repeat(length) + "}"));
            }
        }
    }

    @Test
    void namesThatLookAlikeAreToldApartHoweverManyThereAre() {
        Property.forAll(300, random -> {
            StringBuilder members = new StringBuilder("\"first\":0");
            for (int i = random.nextInt(100); i > 0; i--) {
                // Of one length, and the same at both ends and in the middle: their marks are equal.
                String name = "n" + (random.nextInt(900) + 100) + "n" + (random.nextInt(900) + 100) + "n";
                members.append(",\"")
                        .append(RandomBodies.spelled(random, name, 3))
                        .append("\":{\"a\":1,\"b\":2}");
            }
            requireSame(Bodies.utf8("{\"x\":{" + members + "},\"x2\":{" + members + "}}"));
        });
    }

    /** The refusal of a body, by both readings; null where both take it. */
    private static @Nullable Refusal requireSame(byte[] body) {
        @Nullable Refusal want = byJackson(body);
        @Nullable Refusal is = ours(body);
        if (is != want) {
            throw new AssertionError(
                    is + " in place of " + want + ": " + HexFormat.of().formatHex(body));
        }
        if (is == null) {
            requireSameValues(body);
        }
        return is;
    }

    private static void requireSameValues(byte[] body) {
        JsonNode want;
        try {
            want = Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        RawObject object =
                ReviewLoop.requestOf(Bodies.bytes(REVIEW, body, "}}")).object();
        requireEqual(want, object, "");
        for (String name : RandomBodies.NAMES) {
            String pointer = JsonPointers.of(name);
            JsonNode member = want.path(name);
            requireEqual(member, object, pointer);
            for (Map.Entry<String, JsonNode> inner : member.properties()) {
                requireEqual(inner.getValue(), object, pointer + JsonPointers.of(inner.getKey()));
            }
            requireEqual(member.path("a"), object, pointer + "/a");
        }
    }

    private static void requireEqual(JsonNode want, RawObject object, String pointer) {
        JsonNode is = object.at(pointer);
        if (!is.equals(want)) {
            throw new AssertionError(is + " in place of " + want + " at \"" + pointer + "\" of " + object);
        }
    }

    private static @Nullable Refusal ours(byte[] body) {
        StrictJson json = new StrictJson(body);
        try {
            json.beginDocument();
            while (json.nextName() != null) {
                json.skip();
            }
            json.endDocument();
            return null;
        } catch (RefusalException e) {
            try {
                json.requireUtf8();
            } catch (RefusalException encoding) {
                return encoding.refusal();
            }
            return e.refusal();
        }
    }

    private static @Nullable Refusal byJackson(byte[] body) {
        String first = new String(body, 0, Math.min(4, body.length), StandardCharsets.ISO_8859_1);
        if (first.startsWith("\u00ef\u00bb\u00bf") || first.indexOf(0) >= 0 || !isUtf8(body)) {
            return Refusal.NOT_UTF8;
        }
        try (JsonParser parser = JACKSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Refusal.NOT_JSON;
            }
            parser.skipChildren();
            return parser.nextToken() == null ? null : Refusal.NOT_JSON;
        } catch (StreamConstraintsException e) {
            return e.getMessage().startsWith("Document nesting depth") ? Refusal.TOO_DEEP : Refusal.TOO_LONG;
        } catch (JsonParseException e) {
            return e.getMessage().startsWith("Duplicate field") ? Refusal.DUPLICATE_NAME : Refusal.NOT_JSON;
        } catch (IOException e) {
            return Refusal.NOT_JSON;
        }
    }

    private static boolean isUtf8(byte[] body) {
        try {
            return Objects.nonNull(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)));
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
