package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cocoonstack.common.admission.rules.CocoonWebhook;
import io.cocoonstack.common.admission.rules.ScriptedLookups;
import io.cocoonstack.common.testsupport.JsonSamples;
import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import io.cocoonstack.common.testsupport.VectorFiles;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reviews that somebody tampered with, through the loop and the whole webhook. */
@Tag("long")
class ReviewFuzzTest {

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
            "\\u0000",
            "\"kind\"",
            "\"request\"",
            "\"uid\"",
            "\"object\":",
            "\"AdmissionReview\"",
            "\"kind\":\"AdmissionReview\"",
            "null",
            "true",
            "0",
            "-",
            "1.5",
            "1e999",
            "e9",
            "99999999999999999999",
            ",\"uid\":\"x\"",
            ",\"a\":1,\"a\":1",
            "{}",
            "[]",
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
            "[[[[",
            "\"spec\":\"x\"",
            "\"spec\":null",
            "\"replicas\":\"3\"",
            "\"replicas\":-1",
            "\"tolerations\":[{\"key\":\"virtual-kubelet.io/provider\"}]");

    private static final List<byte[]> RAW = List.of(
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xc0, (byte) 0xaf},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0x80},
            new byte[] {0});

    /** The mutations that leave JSON as it is in most cases, so that reviews get past the reader. */
    private static final List<String> VALUES = List.of(
            "null", "\"x\"", "3", "-1", "1.5", "true", "{}", "[]", "\"\"", "{\"a\":[1]}", "[null]", "\"\\ud83d\"");

    // Not our own factory, and from characters: another way through another parser of Jackson's.
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    @Test
    void nothingIsThrownAndOnlyReviewsAreAnswered() {
        assertThat(STRICT.getFactory().streamReadConstraints().getMaxNestingDepth())
                .isEqualTo(StreamReadConstraints.DEFAULT_MAX_DEPTH);
        List<byte[]> good = good();
        CocoonWebhook webhook = CocoonWebhook.builder(
                        new ScriptedLookups((kind, namespace, name) -> RawObject.ABSENT, namespace -> List.of()))
                .podCreators(Set.of("alice"))
                .build();
        AtomicInteger asked = new AtomicInteger();
        Set<Throwable> failures = ConcurrentHashMap.newKeySet();
        ReviewLoop loop = ReviewLoop.of(request -> {
            asked.incrementAndGet();
            try {
                return webhook.review(request);
            } catch (RuntimeException | Error e) {
                failures.add(e);
                throw e;
            }
        });
        int[] answered = new int[1];
        int[] refused = new int[1];
        Property.forAll(100_000, random -> {
            byte[] body = mutated(random, Samples.oneOf(random, good), good);
            ReviewAnswer answer = loop.answer("POST", "application/json", null, body);
            boolean review = isReview(body);
            if (answer.status() == 200 ? !review : answer.status() != 400) {
                throw new AssertionError(answer.status() + " to " + new String(body, StandardCharsets.UTF_8));
            }
            if (answer.status() == 200) {
                answered[0]++;
                requireAnswerTo(body, answer.body());
            } else {
                refused[0]++;
            }
        });
        assertThat(failures).isEmpty();
        if (answered[0] + refused[0] > 1) {
            // Neither kind is rare, so that neither passes vacuously.
            assertThat(answered[0]).isGreaterThan(10_000).isEqualTo(asked.get());
            assertThat(refused[0]).isGreaterThan(10_000);
        }
    }

    private static List<byte[]> good() {
        VectorFiles files = VectorFiles.shipped();
        List<byte[]> good = new ArrayList<>();
        files.cases("admission-reviews").forEach(c -> good.add(files.bytes("admission-reviews/" + c.name())));
        files.cases("admission").stream()
                .filter(c ->
                        c.input().path("body").isTextual() && Long.valueOf(200).equals(c.wantNumber("status")))
                .forEach(c -> good.add(Bodies.utf8(c.requiredText("body"))));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 30; i++) {
            good.add(Bodies.request("\"uid\":\"r\",\"operation\":\"UPDATE\",\"kind\":{\"group\":"
                    + "\"cocoonset.cocoonstack.io\",\"kind\":\"CocoonSet\"},\"object\":" + JsonSamples.object(random)
                    + ",\"oldObject\":" + JsonSamples.value(random)));
        }
        return good;
    }

    private static void requireAnswerTo(byte[] body, byte[] answer) throws IOException {
        JsonNode review = strictTree(body);
        JsonNode response = strictTree(answer).path("response");
        String uid = review.path("request").path("uid").asText("");
        boolean same = response.path("uid").asText().equals(WellFormedText.of(uid))
                || (review.path("request").path("uid").isNull()
                        && response.path("uid").asText().isEmpty());
        if (!same || !response.path("allowed").isBoolean()) {
            throw new AssertionError(new String(answer, StandardCharsets.UTF_8) + " to " + uid);
        }
    }

    /** What a review is, said once more and in another way. */
    private static boolean isReview(byte[] body) {
        try {
            JsonNode tree = strictTree(body);
            return tree.isObject()
                    && tree.path("kind").isTextual()
                    && tree.path("kind").textValue().equals("AdmissionReview")
                    && tree.path("request").isObject();
        } catch (IOException e) {
            return false;
        }
    }

    private static JsonNode strictTree(byte[] body) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(e);
        }
        JsonNode tree = STRICT.readTree(new StringReader(text));
        return tree;
    }

    private static byte[] mutated(SplittableRandom random, byte[] body, List<byte[]> others) {
        byte[] changed = body;
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed = mutatedOnce(random, changed, others);
        }
        return changed;
    }

    private static byte[] mutatedOnce(SplittableRandom random, byte[] body, List<byte[]> others) {
        int at = random.nextInt(body.length + 1);
        int end = Math.min(body.length, at + random.nextInt(1, 12));
        return switch (random.nextInt(10)) {
            case 0 -> spliced(body, at, end, new byte[0]);
            case 1 -> spliced(body, at, at, Bodies.utf8(Samples.oneOf(random, PIECES)));
            case 2 -> spliced(body, at, end, Bodies.utf8(Samples.oneOf(random, PIECES)));
            case 3 -> spliced(body, at, at, Samples.oneOf(random, RAW));
            case 4 -> spliced(body, at, at, new byte[] {(byte) random.nextInt(256)});
            case 5 -> spliced(body, at, body.length, Arrays.copyOfRange(Samples.oneOf(random, others), 0, 0));
            case 6 -> spliced(body, at, at, Arrays.copyOfRange(body, at, end));
            default -> withOtherValue(random, body);
        };
    }

    /** Puts another value in the place of one, so that what comes out is mostly JSON. */
    private static byte[] withOtherValue(SplittableRandom random, byte[] body) {
        int from = random.nextInt(body.length + 1);
        for (int i = from; i < body.length - 1; i++) {
            if (body[i] == ':' && i > 0 && body[i - 1] == '"') {
                int end = i + 1;
                boolean text = body[end] == '"';
                end++;
                while (end < body.length && (text ? body[end] != '"' : ",}] \n".indexOf(body[end]) < 0)) {
                    end++;
                }
                int behind = text ? Math.min(body.length, end + 1) : end;
                boolean container = body[i + 1] == '{' || body[i + 1] == '[';
                return container ? body : spliced(body, i + 1, behind, Bodies.utf8(Samples.oneOf(random, VALUES)));
            }
        }
        return body;
    }

    private static byte[] spliced(byte[] body, int from, int to, byte[] piece) {
        byte[] result = new byte[body.length - (to - from) + piece.length];
        System.arraycopy(body, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(body, to, result, from + piece.length, body.length - to);
        return result;
    }
}
