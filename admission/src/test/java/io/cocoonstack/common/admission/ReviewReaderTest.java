package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a body must be, and what of it arrives. */
class ReviewReaderTest {

    static void assertRefused(Refusal refusal, byte[] body) {
        assertThatThrownBy(() -> ReviewReader.read(body))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal))
                .hasNoSuppressedExceptions();
        assertThat(Bodies.answer(body).status()).isEqualTo(refusal.status());
    }

    private static void assertRefused(Refusal refusal, String body) {
        assertRefused(refusal, Bodies.utf8(body));
    }

    private static AdmissionRequest read(String members) {
        return AdmissionRequest.ofReview(Bodies.request(members));
    }

    @Test
    void whatIsNoJsonObjectIsRefused() {
        for (String body : List.of(
                "",
                " ",
                "null",
                "1",
                "[]",
                "\"x\"",
                "x",
                "{",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":tru}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":[1 2]}",
                "{\"a\":[}",
                "{\"a\":1}//",
                "/**/{}")) {
            assertRefused(Refusal.NOT_JSON, body);
        }
    }

    @Test
    void nothingMayStandBehindTheObject() {
        for (String behind : List.of("{}", "x", "0", "null", ",", "}", "]", "\u0001", "\"")) {
            assertRefused(Refusal.NOT_JSON, Bodies.GOOD + behind);
        }
        assertThat(Bodies.answer(Bodies.utf8(" \t\r\n" + Bodies.GOOD + "\n \t\r"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void partsThatAreSkippedAreCheckedToo() {
        for (String bad :
                List.of("\"\\q\"", "\"\u0001\"", "[1,]", "{\"a\":1 \"b\":2}", "-", "1e", "nul", "\"\\u12g4\"")) {
            assertRefused(Refusal.NOT_JSON, Bodies.beside("[" + bad + "]"));
            assertRefused(Refusal.NOT_JSON, Bodies.request("\"object\":{\"x\":" + bad + "}"));
            assertRefused(Refusal.NOT_JSON, Bodies.request("\"object\":{\"x\":{\"y\":{\"z\":" + bad + "}}}"));
            assertRefused(Refusal.NOT_JSON, Bodies.request("\"object\":" + bad));
        }
    }

    @Test
    void namesThatComeTwiceAreRefusedWhereverTheyStand() {
        for (String twice : List.of(
                "{\"a\":1,\"a\":1}",
                "[[{\"b\":{},\"c\":[],\"b\":{}}]]",
                "{\"x\":{\"a\":1,\"\\u0061\":2}}",
                "{\"\":1,\"\":2}",
                "{\"é\":1,\"\\u00e9\":2}",
                "{\"🚀\":1,\"\\ud83d\\ude80\":2}")) {
            assertRefused(Refusal.DUPLICATE_NAME, Bodies.beside(twice));
            assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"object\":" + twice));
            assertRefused(
                    Refusal.DUPLICATE_NAME, Bodies.request("\"oldObject\":{\"a\":{\"b\":{\"c\":" + twice + "}}}"));
            assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"userInfo\":{\"extra\":" + twice + "}"));
        }
        assertRefused(
                Refusal.DUPLICATE_NAME, "{\"kind\":\"AdmissionReview\",\"kind\":\"AdmissionReview\",\"request\":{}}");
        assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"uid\":\"a\",\"uid\":\"a\""));
        assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"kind\":{\"kind\":\"a\",\"x\":1,\"x\":1}"));
        assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"userInfo\":{\"uid\":\"a\",\"uid\":\"a\"}"));
        assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"object\":{\"a\":1,\"b\":{},\"a\":1}"));
        assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"object\":{\"s\":{\"a\":1,\"b\":{},\"a\":1}}"));
    }

    @Test
    void namesOfOtherObjectsAreNoDuplicates() {
        assertThat(Bodies.answer(
                                Bodies.request("\"uid\":\"a\",\"kind\":{\"kind\":\"x\"},\"resource\":{\"group\":\"x\"},"
                                        + "\"requestKind\":{\"kind\":\"x\"},\"userInfo\":{\"uid\":\"a\"},"
                                        + "\"object\":{\"uid\":1,\"kind\":{\"kind\":{\"kind\":[{\"kind\":1},{\"kind\":1}]}}},"
                                        + "\"oldObject\":{\"uid\":1,\"kind\":1},\"name\":\"n\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aThousandLevelsAreReadAndMoreAreRefused() {
        // Two levels are around it.
        int most = ReviewLoop.MAX_DEPTH - 2;
        for (String pair : List.of("[]", "{}")) {
            String open = pair.equals("[]") ? "[" : "{\"a\":";
            String close = pair.substring(1);
            String fits = open.repeat(most - 1) + pair + close.repeat(most - 1);
            assertThat(Bodies.answer(Bodies.request("\"object\":" + fits)).status())
                    .isEqualTo(200);
            assertThat(read("\"object\":" + fits).object().at("").toString()).isEqualTo(fits);
            assertRefused(Refusal.TOO_DEEP, Bodies.request("\"object\":" + open + fits + close));
            assertRefused(Refusal.TOO_DEEP, Bodies.request("\"object\":" + open.repeat(3_000) + close.repeat(3_000)));
            assertRefused(Refusal.TOO_DEEP, Bodies.utf8("{\"a\":" + open.repeat(3_000)));
        }
        assertRefused(Refusal.NOT_JSON, "[".repeat(3_000));
    }

    @Test
    void numbersMayBeLongButNotWithoutLimit() {
        String fits = "9".repeat(ReviewLoop.MAX_NUMBER_LENGTH);
        assertThat(Bodies.answer(Bodies.beside(fits)).status()).isEqualTo(200);
        assertRefused(Refusal.TOO_LONG, Bodies.beside(fits + "9"));
        assertRefused(Refusal.TOO_LONG, Bodies.beside("1." + fits));
        // In the deepest list that there may be, too.
        int most = ReviewLoop.MAX_DEPTH - 1;
        assertRefused(Refusal.TOO_LONG, Bodies.beside("[".repeat(most) + fits + "9" + "]".repeat(most)));
        assertRefused(Refusal.TOO_LONG, Bodies.beside("{\"" + "n".repeat(100_000) + "\":1}"));
    }

    @Test
    void whatIsNotUtf8IsRefusedWhereverItStands() {
        for (String hex : List.of("ff", "80", "c0af", "eda080", "f4908080", "e282")) {
            byte[] raw = HexFormat.of().parseHex(hex);
            String good = "{\"kind\":\"AdmissionReview\",\"request\":{\"object\":{\"x\":\"";
            assertRefused(Refusal.NOT_UTF8, Bodies.bytes(good, raw, "\"}}}"));
            assertRefused(
                    Refusal.NOT_UTF8,
                    Bodies.bytes("{\"kind\":\"AdmissionReview\",\"request\":{\"object\":{\"", raw, "\":1}}}"));
            assertRefused(Refusal.NOT_UTF8, Bodies.bytes("{\"extra\":[\"", raw, "\"]}"));
            assertRefused(Refusal.NOT_UTF8, Bodies.bytes(Bodies.GOOD, raw, ""));
        }
    }

    @Test
    void otherEncodingsAndByteOrderMarksAreRefused() {
        for (String charset : List.of("UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE")) {
            assertRefused(Refusal.NOT_UTF8, Bodies.GOOD.getBytes(Charset.forName(charset)));
        }
        assertRefused(Refusal.NOT_UTF8, ("\ufeff" + Bodies.GOOD).getBytes(StandardCharsets.UTF_8));
        assertRefused(Refusal.NOT_UTF8, new byte[] {'{', 0, '}', 0});
        assertRefused(Refusal.NOT_UTF8, new byte[] {'{', ' ', 0, '}'});
        assertRefused(Refusal.NOT_UTF8, new byte[] {'{', ' ', ' ', 0});
        assertRefused(Refusal.NOT_JSON, new byte[] {'{', ' ', ' ', ' ', 0, '}'});
        assertRefused(Refusal.NOT_JSON, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbe});
        assertRefused(Refusal.NOT_UTF8, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    }

    @Test
    void theReviewMustSayThatItIsOne() {
        assertRefused(Refusal.NOT_A_REVIEW, "{}");
        assertRefused(Refusal.NOT_A_REVIEW, "{\"request\":{}}");
        assertRefused(Refusal.NOT_A_REVIEW, "{\"kind\":null,\"request\":{}}");
        assertRefused(Refusal.NOT_A_REVIEW, "{\"kind\":1,\"request\":{}}");
        assertRefused(Refusal.NOT_A_REVIEW, "{\"kind\":\"admissionreview\",\"request\":{}}");
        assertRefused(Refusal.NOT_A_REVIEW, "{\"Kind\":\"AdmissionReview\",\"request\":{}}");
        assertRefused(Refusal.NOT_A_REVIEW, "{\"kind\":\"AdmissionReview\"}");
        assertRefused(Refusal.NOT_A_REVIEW, "{\"kind\":\"AdmissionReview\",\"request\":null}");
        assertRefused(Refusal.NOT_A_REVIEW, "{\"kind\":\"AdmissionReview\",\"request\":[]}");
        assertRefused(Refusal.NOT_A_REVIEW, "{\"kind\":\"AdmissionReview\",\"apiVersion\":1,\"request\":{}}");
        assertRefused(Refusal.NOT_A_REVIEW, "{\"request\":{\"uid\":1},\"kind\":\"AdmissionReview\"}");
    }

    @Test
    void fieldsOfAnotherTypeAreRefused() {
        for (String text : List.of("uid", "subResource", "requestSubResource", "name", "namespace", "operation")) {
            for (String value : List.of("1", "true", "{}", "[]")) {
                assertRefused(Refusal.NOT_A_REVIEW, Bodies.request("\"" + text + "\":" + value));
            }
        }
        for (String object : List.of("kind", "resource", "requestKind", "requestResource", "userInfo")) {
            for (String value : List.of("1", "true", "\"x\"", "[]")) {
                assertRefused(Refusal.NOT_A_REVIEW, Bodies.request("\"" + object + "\":" + value));
            }
        }
        for (String value : List.of("1", "\"true\"", "{}", "[]")) {
            assertRefused(Refusal.NOT_A_REVIEW, Bodies.request("\"dryRun\":" + value));
        }
        assertRefused(Refusal.NOT_A_REVIEW, Bodies.request("\"kind\":{\"group\":1}"));
        assertRefused(Refusal.NOT_A_REVIEW, Bodies.request("\"resource\":{\"resource\":[]}"));
        assertRefused(Refusal.NOT_A_REVIEW, Bodies.request("\"userInfo\":{\"username\":1}"));
        assertRefused(Refusal.NOT_A_REVIEW, Bodies.request("\"userInfo\":{\"uid\":1}"));
        assertRefused(Refusal.NOT_A_REVIEW, Bodies.request("\"userInfo\":{\"groups\":\"x\"}"));
        assertRefused(Refusal.NOT_A_REVIEW, Bodies.request("\"userInfo\":{\"groups\":[1]}"));
    }

    @Test
    void nullIsAsGoodAsAbsent() {
        AdmissionRequest request = read("\"uid\":null,\"kind\":null,\"resource\":null,\"subResource\":null,"
                + "\"requestKind\":null,\"requestResource\":null,\"requestSubResource\":null,\"name\":null,"
                + "\"namespace\":null,\"operation\":null,\"userInfo\":null,\"object\":null,\"oldObject\":null,"
                + "\"dryRun\":null,\"options\":null");
        assertThat(request).usingRecursiveComparison().isEqualTo(read(""));
        assertThat(request.kind()).isEqualTo(GroupVersionKind.NONE);
        assertThat(request.resource()).isEqualTo(GroupVersionResource.NONE);
        assertThat(request.user()).isEqualTo(UserInfo.NONE);
        assertThat(request.object().isPresent()).isFalse();
        assertThat(request.dryRun()).isFalse();
        assertThat(read("\"kind\":{\"group\":null,\"kind\":\"Pod\"}").kind())
                .isEqualTo(new GroupVersionKind("", "", "Pod"));
        assertThat(read("\"userInfo\":{\"username\":null,\"groups\":null,\"extra\":null}")
                        .user())
                .isEqualTo(UserInfo.NONE);
        assertThat(read("\"userInfo\":{\"groups\":[\"a\",null,\"\"]}").user().groups())
                .containsExactly("a", "", "");
    }

    @Test
    void whatTheReviewSaysArrives() {
        AdmissionRequest request = read("\"uid\":\"u\",\"dryRun\":true,\"options\":{\"a\":1},"
                + "\"requestSubResource\":\"status\",\"subResource\":\"scale\",\"name\":\"n\",\"namespace\":\"ns\","
                + "\"operation\":\"UPDATE\",\"kind\":{\"group\":\"g\",\"version\":\"v\",\"kind\":\"K\",\"x\":[{}]},"
                + "\"resource\":{\"group\":\"g\",\"version\":\"v\",\"resource\":\"ks\",\"kind\":[1]},"
                + "\"requestKind\":{\"kind\":\"RK\"},\"requestResource\":{\"resource\":\"rks\"},"
                + "\"userInfo\":{\"username\":\"alice\",\"uid\":\"1\",\"groups\":[\"g1\",\"g2\"],\"extra\":{\"k\":[\"v\"]},"
                + "\"more\":{\"a\":[]}}");
        assertThat(request.uid()).isEqualTo("u");
        assertThat(request.dryRun()).isTrue();
        assertThat(request.options()).hasToString("{\"a\":1}");
        assertThat(request.subResource()).isEqualTo("scale");
        assertThat(request.requestSubResource()).isEqualTo("status");
        assertThat(request.operation()).isSameAs(Operation.UPDATE);
        assertThat(request.kind()).isEqualTo(new GroupVersionKind("g", "v", "K"));
        assertThat(request.resource()).isEqualTo(new GroupVersionResource("g", "v", "ks"));
        assertThat(request.requestKind().kind()).isEqualTo("RK");
        assertThat(request.requestResource().resource()).isEqualTo("rks");
        assertThat(request.user().username()).isEqualTo("alice");
        assertThat(request.user().uid()).isEqualTo("1");
        assertThat(request.user().groups()).containsExactly("g1", "g2");
        assertThat(request.user().extra()).hasToString("{\"k\":[\"v\"]}");
        assertThat(request).hasToString("AdmissionRequest[UPDATE K/scale ns/n, uid u]");
    }

    @Test
    void whatStandsInUnknownFieldsIsNotTakenForTheReviews() {
        AdmissionRequest request = AdmissionRequest.ofReview(Bodies.utf8(
                "{\"x\":{\"kind\":\"Pod\",\"request\":{\"uid\":\"x\"}},\"kind\":\"AdmissionReview\",\"request\":{"
                        + "\"uid\":\"u\",\"fancy\":{\"uid\":\"x\",\"name\":\"x\",\"operation\":\"DELETE\",\"object\":{}},"
                        + "\"kind\":{\"x\":{\"kind\":\"x\"},\"kind\":\"K\"},"
                        + "\"userInfo\":{\"x\":[{\"username\":\"root\"}],\"username\":\"bob\"}}}"));
        assertThat(request.uid()).isEqualTo("u");
        assertThat(request.name()).isNull();
        assertThat(request.operation()).isNull();
        assertThat(request.object().isPresent()).isFalse();
        assertThat(request.kind().kind()).isEqualTo("K");
        assertThat(request.user().username()).isEqualTo("bob");
    }

    @Test
    void objectsArriveAsTheyStandInTheBody() {
        for (String value : List.of(
                "{}",
                "{ \"a\" : [ 1 , 2 ] }",
                "[ ]",
                "\"x\\n\"",
                "\"\"",
                "1.50",
                "-0",
                "true",
                "false",
                "{\"é\":\"🚀\"}")) {
            AdmissionRequest request = read("\"object\": " + value + " ,\"oldObject\":" + value);
            assertThat(request.object()).hasToString(value);
            assertThat(request.oldObject()).hasToString(value);
            assertThat(request.object().bytes()).isEqualTo(Bodies.utf8(value));
            assertThat(request.object().isPresent()).isTrue();
        }
    }

    @Test
    void halvesOfPairsAreAnsweredAsUnicode() {
        ReviewAnswer answer = Bodies.answer(Bodies.utf8(
                "{\"kind\":\"AdmissionReview\",\"apiVersion\":\"\\ude80\",\"request\":{\"uid\":\"a\\ud83d\"}}"));
        assertThat(Bodies.text(answer))
                .isEqualTo("{\"apiVersion\":\"\ufffd\",\"kind\":\"AdmissionReview\","
                        + "\"response\":{\"uid\":\"a\ufffd\",\"allowed\":true}}");
    }

    @Test
    void aRecordedReviewThatIsNoneSaysWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdmissionRequest.ofReview(Bodies.utf8("{\"kind\":\"Pod\"}")))
                .withMessage("the body is not an AdmissionReview with a request: its kind is not AdmissionReview");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdmissionRequest.ofReview(Bodies.utf8("\ufeff{}")))
                .withMessageContaining("byte order mark");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdmissionRequest.ofReview(Bodies.request("\"dryRun\":\"x\"")))
                .withMessageContaining("dryRun is not true or false");
    }
}
