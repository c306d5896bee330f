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
import io.cocoonstack.common.testsupport.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
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

    private static final List<String> NAMES = List.of(
            "a", "b", "", "kind", "a/b", "é", "€", "🚀", "\"", "\\", "\n", "\u007f", "\u0001", "aa", "ab", "\":",
            "a\":\"v");

    private static final List<String> PLAIN = List.of(
            "0",
            "-0",
            "1",
            "-1",
            "12345678",
            "999999999",
            "1000000000",
            "2147483648",
            "-2147483649",
            "0.5",
            "-0.0e-0",
            "1E5",
            "1e+5",
            "1.25e-3",
            "9223372036854775807",
            "9223372036854775808",
            "1e999",
            "true",
            "false",
            "null");

    /** Mostly no JSON; some are, some are so in places. */
    private static final List<String> ODD = List.of(
            "00",
            "01",
            "-",
            "-x",
            "+1",
            ".5",
            "1.",
            "1.e1",
            "1e",
            "1e+",
            "0x1",
            "1 2",
            "1_0",
            "NaN",
            "-Infinity",
            "tru",
            "truer",
            "True",
            "nul",
            "nullx",
            "falsey",
            "''",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\\u123\"",
            "\"\\U0041\"",
            "\"\t\"",
            "\"\u0000\"",
            "\"\\ud83d\"",
            "\"\\ude80\\ud83d\"",
            "{\"\\ud83d\":1}",
            "{\"\\ude80\":1}",
            "[,]",
            "[1,]",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{\"a\":1 \"b\":2}",
            "{1:1}",
            "/**/1",
            "1//\n",
            "#",
            "\u00a0",
            "\ufeff",
            "\u0001",
            "\u001e1");

    private static final List<byte[]> RAW = List.of(
                    "00",
                    "1f",
                    "22",
                    "5c",
                    "7f",
                    "80",
                    "bf",
                    "c0af",
                    "c1bf",
                    "c280",
                    "dfbf",
                    "c2",
                    "e08080",
                    "e09fbf",
                    "e0a080",
                    "ed9fbf",
                    "eda080",
                    "edbfbf",
                    "ee8080",
                    "efbfbf",
                    "efbbbf",
                    "e282",
                    "f0808080",
                    "f08fbfbf",
                    "f0908080",
                    "f48fbfbf",
                    "f4908080",
                    "f5808080",
                    "f09f90",
                    "fe",
                    "ff",
                    "5c75",
                    "5c2f",
                    "2c",
                    "3a",
                    "7b",
                    "7d",
                    "5b",
                    "5d")
            .stream()
            .map(HexFormat.of()::parseHex)
            .toList();

    @Test
    void theSameBodiesAreTakenAndRefusedAndTheSameValuesAreFound() {
        Map<String, Integer> seen = new TreeMap<>();
        Property.forAll(20_000, random -> {
            byte[] body = Bodies.utf8(object(random, 3));
            for (int i = random.nextInt(3); i > 0; i--) {
                body = mutated(random, body);
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
        for (String odd : ODD) {
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
                requireSame(spliced(bytes, at, at, (byte) value));
                if (at < bytes.length) {
                    requireSame(spliced(bytes, at, at + 1, (byte) value));
                }
            }
            if (at < bytes.length) {
                requireSame(spliced(bytes, at, at + 1));
                requireSame(spliced(bytes, at, bytes.length));
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
                members.append(",\"").append(spelled(random, name, 3)).append("\":{\"a\":1,\"b\":2}");
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
        for (String name : NAMES) {
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

    private static String object(SplittableRandom random, int depth) {
        StringBuilder json = new StringBuilder(blank(random) + "{");
        // At times more than are compared one by one.
        int size = random.nextInt(20) == 0 ? random.nextInt(60) : random.nextInt(5);
        for (int i = 0; i < size; i++) {
            String name = Samples.oneOf(random, NAMES) + (size > 5 || random.nextBoolean() ? i : "");
            json.append(i == 0 ? "" : ",").append(blank(random)).append('"').append(spelled(random, name, 6));
            json.append('"').append(blank(random)).append(':').append(value(random, depth));
        }
        return json + blank(random) + "}" + blank(random);
    }

    private static String value(SplittableRandom random, int depth) {
        int kind = random.nextInt(depth > 0 ? 9 : 6);
        String value = kind < 3
                ? Samples.oneOf(random, random.nextInt(200) == 0 ? ODD : PLAIN)
                : kind < 6
                        ? '"' + spelled(random, Samples.oneOf(random, NAMES) + Samples.oneOf(random, NAMES), 6) + '"'
                        : kind < 8
                                ? object(random, depth - 1)
                                : "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
        return blank(random) + value + blank(random);
    }

    /** The text in JSON, one character of some by an escape. */
    private static String spelled(SplittableRandom random, String text, int some) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean half = Character.isSurrogate(c);
            if (c == '"' || c == '\\' || (c == '/' && random.nextBoolean())) {
                json.append('\\').append(c);
            } else if (c == '\n' && random.nextBoolean()) {
                json.append("\\n");
            } else if (c < ' ' || (!half && random.nextInt(some) == 0)) {
                String hex = String.format("\\u%04x", (int) c);
                json.append(
                        random.nextBoolean() ? hex : "\\u" + hex.substring(2).toUpperCase(Locale.ROOT));
            } else if (half && Character.isHighSurrogate(c) && random.nextBoolean()) {
                json.append(String.format("\\u%04x\\u%04x", (int) c, (int) text.charAt(++i)));
            } else {
                json.append(c);
            }
        }
        return json.toString();
    }

    private static String blank(SplittableRandom random) {
        return random.nextInt(8) == 0 ? Samples.oneOf(random, List.of(" ", "\n", "\r\n", "\t", "  ")) : "";
    }

    private static byte[] mutated(SplittableRandom random, byte[] body) {
        int at = random.nextInt(body.length + 1);
        int end = Math.min(body.length, at + random.nextInt(3));
        return switch (random.nextInt(4)) {
            case 0 -> spliced(body, at, end);
            case 1 -> spliced(body, at, at, Samples.oneOf(random, RAW));
            case 2 -> spliced(body, at, end, Samples.oneOf(random, RAW));
            default -> spliced(body, at, end, (byte) random.nextInt(256));
        };
    }

    private static byte[] spliced(byte[] body, int from, int to, byte... piece) {
        return ByteBuffer.allocate(body.length - (to - from) + piece.length)
                .put(body, 0, from)
                .put(piece)
                .put(body, to, body.length - to)
                .array();
    }
}
