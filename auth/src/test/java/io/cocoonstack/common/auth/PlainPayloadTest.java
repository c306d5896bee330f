package io.cocoonstack.common.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests contract 10 rule verify: the short way to a session is no way around the strict one. */
class PlainPayloadTest {

    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "{",
            "}",
            ":",
            ",",
            " ",
            "0",
            "-",
            "9",
            "1.5",
            "e9",
            "+1",
            "null",
            "\n",
            "\u0000",
            "\u001f",
            "\u007f",
            "\u00e9",
            "\"u\":\"m\"",
            ",\"x\":0",
            "\",\"e\":\"",
            "\",\"x\":",
            "{\"u\":\"",
            "\\u0075",
            "}}");

    @Test
    void plainTextsAndTimesAreReadAsTheyAreWritten() {
        Property.forAll(2_000, random -> {
            long expiresAt = random.nextLong(1_000_000_000_000_000_000L) >> random.nextInt(60);
            Session session = new Session(Samples.word(random), Samples.word(random) + " @~'/\u007f", expiresAt);
            assertThat(PlainPayload.read(PayloadWriter.write(session))).isEqualTo(session);
        });
        assertThat(read("{\"u\":\"\",\"e\":\"\",\"x\":0}")).isEqualTo(new Session("", "", 0));
    }

    @Test
    void whatIsReadHereIsReadTheSameByJackson() {
        int[] accepted = new int[1];
        Property.forAll(100_000, random -> {
            byte[] payload = mutated(random);
            Session session = PlainPayload.read(payload);
            if (session != null) {
                accepted[0]++;
                String json = PayloadReader.decode(payload);
                assertThat(json == null ? null : PayloadReader.read(json)).isEqualTo(session);
            }
        });
        assertThat(accepted[0])
                .isGreaterThan(System.getProperty(Property.SEED, "").isEmpty() ? 10_000 : -1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"u\":\"",
                "{\"u\":\"a",
                "{\"u\":\"a\",\"e\":\"b\"}",
                "{\"u\":\"a\",\"e\":\"b\",\"x\":",
                "{\"u\":\"a\",\"e\":\"b\",\"x\":}",
                "{\"u\":\"a\",\"e\":\"b\",\"x\":1",
                "{\"u\":\"a\",\"e\":\"b\",\"x\":1}}",
                "{\"u\":\"a\",\"e\":\"b\",\"x\":1} ",
                "{\"u\":\"a\",\"e\":\"b\",\"x\":01}",
                "{\"u\":\"a\",\"e\":\"b\",\"x\":-1}",
                "{\"u\":\"a\",\"e\":\"b\",\"x\":-0}",
                "{\"u\":\"a\",\"e\":\"b\",\"x\":1.0}",
                "{\"u\":\"a\",\"e\":\"b\",\"x\":1e3}",
                "{\"u\":\"a\",\"e\":\"b\",\"x\":null}",
                "{\"u\":\"a\",\"e\":\"b\",\"x\":1000000000000000000}",
                "{\"u\":\"a\",\"e\":\"b\",\"x\":1,\"x\":2}",
                "{\"u\":\"a\\n\",\"e\":\"b\",\"x\":1}",
                "{\"u\":\"a\nb\",\"e\":\"b\",\"x\":1}",
                "{\"u\":\"a\u00e9\",\"e\":\"b\",\"x\":1}",
                "{\"u\":\"a\",\"e\":\"\u0000\",\"x\":1}",
                "{\"e\":\"b\",\"u\":\"a\",\"x\":1}",
                "{\"u\":\"a\", \"e\":\"b\",\"x\":1}",
                "{\"u\":\"a\",\"r\":[],\"e\":\"b\",\"x\":1}"
            })
    void anyOtherFormIsLeftToJackson(String json) {
        assertThat(read(json)).isNull();
    }

    private static @Nullable Session read(String json) {
        return PlainPayload.read(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A payload of ours with none to three changes, of which some change but a text or the time. */
    private static byte[] mutated(SplittableRandom random) {
        Session session =
                new Session(Samples.word(random), Samples.text(random), random.nextLong() >> random.nextInt(64));
        StringBuilder json = new StringBuilder(new String(PayloadWriter.write(session), StandardCharsets.UTF_8));
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(json.length() + 1);
            int end = Math.min(json.length(), at + random.nextInt(3));
            json.replace(at, end, random.nextInt(4) == 0 ? "" : Samples.oneOf(random, PIECES));
        }
        byte[] payload = json.toString().getBytes(StandardCharsets.UTF_8);
        if (payload.length > 0 && random.nextInt(8) == 0) {
            payload[random.nextInt(payload.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return payload;
    }
}
