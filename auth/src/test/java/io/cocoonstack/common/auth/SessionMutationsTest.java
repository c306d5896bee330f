package io.cocoonstack.common.auth;

import static io.cocoonstack.common.auth.Cookies.NOW;
import static io.cocoonstack.common.auth.Cookies.RING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.common.testsupport.Json;
import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cookies that someone tampered with, with and without the key. */
@Tag("long")
class SessionMutationsTest {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n\u00e9\ud83d";
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u",
            "\\ud800",
            "\\ude80",
            "\"u\"",
            "\"e\"",
            "\"x\"",
            "null",
            "true",
            "0",
            "-",
            "1.5",
            "e9",
            "99999999999999999999",
            "\"u\":\"m\"",
            ",\"x\":0",
            " ",
            "\n",
            "\u0000",
            "\ufeff",
            "\ufffd",
            "🚀",
            "//",
            "/**/",
            "'",
            "NaN",
            "{}",
            "[[[[");

    @Test
    void noForgedCookieIsAcceptedAndNothingIsThrown() {
        List<String> good = new ArrayList<>();
        SplittableRandom sessions = new SplittableRandom(1);
        for (int i = 0; i < 64; i++) {
            good.add(RING.sign(new Session(Samples.word(sessions), Samples.wellFormedText(sessions), 0)));
            good.add(RING.sign(new Session(Samples.word(sessions), Samples.word(sessions), NOW + 1 + i)));
        }
        Set<String> signed = new HashSet<>(good);
        long[] accepted = new long[1];
        Property.forAll(1_000_000, random -> {
            String cookie = mutated(random, Samples.oneOf(random, good), good);
            boolean yes = RING.verify(cookie, NOW).sessionOrNull() != null;
            if (yes != signed.contains(cookie)) {
                throw new AssertionError((yes ? "accepted " : "refused ") + cookie);
            }
            accepted[0] += yes ? 1 : 0;
        });
        // Some mutations undo each other, and most do not: else this would prove nothing.
        assertThat(accepted[0]).isLessThan(500_000);
    }

    @Test
    void whatTheKeysHolderSignsIsReadAsAnotherReaderReadsItOrRefused() {
        int[] accepted = new int[1];
        Property.forAll(50_000, random -> {
            byte[] json = mutatedJson(random);
            Session session = RING.verify(Cookies.ofJson(json), Long.MIN_VALUE).sessionOrNull();
            if (session != null) {
                accepted[0]++;
                JsonNode tree = Json.parse(strictText(json));
                assertThat(tree.isObject()).isTrue();
                assertThat(session.user()).isEqualTo(text(tree.path("u")));
                assertThat(session.email()).isEqualTo(text(tree.path("e")));
                assertThat(session.expiresAt()).isEqualTo(number(tree.path("x")));
            }
        });
        assertThat(accepted[0])
                .isGreaterThan(System.getProperty(Property.SEED, "").isEmpty() ? 1000 : -1);
    }

    private static String mutated(SplittableRandom random, String cookie, List<String> others) {
        StringBuilder text = new StringBuilder(cookie);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            int end = Math.min(text.length(), at + 1);
            switch (random.nextInt(10)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.delete(at, end);
                case 2, 3, 4 -> text.replace(at, end, String.valueOf(c));
                case 5 -> text.replace(at, text.length(), Samples.oneOf(random, others));
                case 6 -> {
                    String other = Samples.oneOf(random, others);
                    int dot = text.indexOf(".");
                    text.replace(dot < 0 ? at : dot, text.length(), other.substring(other.indexOf('.')));
                }
                case 7 -> text.insert(at, Samples.text(random));
                case 8 -> text.setLength(at);
                default -> {
                    if (at < text.length()) {
                        text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(8)));
                    }
                }
            }
        }
        return text.toString();
    }

    private static byte[] mutatedJson(SplittableRandom random) {
        StringBuilder json = new StringBuilder(new String(
                PayloadWriter.write(new Session(Samples.text(random), Samples.word(random), random.nextInt(3))),
                StandardCharsets.UTF_8));
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(json.length() + 1);
            int end = Math.min(json.length(), at + random.nextInt(3));
            json.replace(at, end, Samples.oneOf(random, PIECES));
        }
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static String strictText(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    private static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        assertThat(node.isTextual()).isTrue();
        return node.textValue()
                .codePoints()
                .map(c -> c >= 0xd800 && c < 0xe000 ? 0xfffd : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static long number(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return 0;
        }
        assertThat(node.isIntegralNumber() && node.canConvertToLong()).isTrue();
        return node.longValue();
    }
}
