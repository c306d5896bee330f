package io.cocoonstack.common.admission;

import io.cocoonstack.common.testsupport.Samples;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Bodies of JSON in many spellings, and bodies that are nearly JSON. */
public final class RandomBodies {

    static final List<String> NAMES = List.of(
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
    static final List<String> ODD = List.of(
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

    private RandomBodies() {}

    /** An object, nested as deep as asked; mostly JSON. */
    static String object(SplittableRandom random, int depth) {
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
    public static String spelled(SplittableRandom random, String text, int some) {
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

    /** The body with some bytes at one place taken away, put in, or replaced. */
    static byte[] mutated(SplittableRandom random, byte[] body) {
        int at = random.nextInt(body.length + 1);
        int end = Math.min(body.length, at + random.nextInt(3));
        return switch (random.nextInt(4)) {
            case 0 -> spliced(body, at, end);
            case 1 -> spliced(body, at, at, Samples.oneOf(random, RAW));
            case 2 -> spliced(body, at, end, Samples.oneOf(random, RAW));
            default -> spliced(body, at, end, (byte) random.nextInt(256));
        };
    }

    /** The body with a piece in place of the bytes between two places. */
    static byte[] spliced(byte[] body, int from, int to, byte... piece) {
        return ByteBuffer.allocate(body.length - (to - from) + piece.length)
                .put(body, 0, from)
                .put(piece)
                .put(body, to, body.length - to)
                .array();
    }
}
