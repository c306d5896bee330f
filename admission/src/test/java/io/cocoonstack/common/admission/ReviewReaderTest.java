package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a body must be, and what of it arrives. */
class ReviewReaderTest extends ReadReviews {

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
                + "\"userInfo\":{\"username\":\"alice\",\"uid\":\"1\",\"groups\":[\"g1\",\"g2\"],"
                + "\"extra\":{\"k\":[\"v\"]},"
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
    void aKindIsReadAlikeWhateverStandsBeforeIt() {
        List<String> spellings = List.of(
                "null",
                "{}",
                "{\"kind\":\"K\"}",
                "{\"kind\":\"K\" }",
                "{\"kind\":\"L\"}",
                "{\"resource\":\"k\"}",
                "{\"group\":\"g\",\"kind\":\"K\",\"resource\":\"k\"}");
        for (String first : spellings) {
            for (String second : spellings) {
                AdmissionRequest want = read("\"requestKind\":" + second + ",\"requestResource\":" + second);
                AdmissionRequest request = read("\"kind\":" + first + ",\"requestKind\":" + second + ",\"resource\":"
                        + first + ",\"requestResource\":" + second + ",\"name\":\"n\"");
                assertThat(request.requestKind()).isEqualTo(want.requestKind());
                assertThat(request.requestResource()).isEqualTo(want.requestResource());
                assertThat(request.name()).isEqualTo("n");
            }
        }
    }

    @Test
    void aKindThatComesTwiceIsCheckedToItsEnd() {
        byte[] body = Bodies.request("\"kind\":{\"kind\":\"K\"},\"requestKind\":{\"kind\":\"K\"}");
        for (int length = 0; length < body.length; length++) {
            assertRefused(Refusal.NOT_JSON, Arrays.copyOf(body, length));
        }
        assertRefused(Refusal.NOT_JSON, Bodies.request("\"kind\":null,\"requestKind\":nullx"));
        assertRefused(Refusal.NOT_JSON, Bodies.request("\"kind\":{},\"requestKind\":{}{}"));
    }

    @Test
    void whatStandsInUnknownFieldsIsNotTakenForTheReviews() {
        AdmissionRequest request = ReviewLoop.requestOf(Bodies.utf8(
                "{\"x\":{\"kind\":\"Pod\",\"request\":{\"uid\":\"x\"}},\"kind\":\"AdmissionReview\",\"request\":{"
                        + "\"uid\":\"u\","
                        + "\"fancy\":{\"uid\":\"x\",\"name\":\"x\",\"operation\":\"DELETE\",\"object\":{}},"
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
                .isThrownBy(() -> ReviewLoop.requestOf(Bodies.utf8("{\"kind\":\"Pod\"}")))
                .withMessage("the body is not an AdmissionReview with a request: its kind is not AdmissionReview");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReviewLoop.requestOf(Bodies.utf8("\ufeff{}")))
                .withMessageContaining("byte order mark");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReviewLoop.requestOf(Bodies.request("\"dryRun\":\"x\"")))
                .withMessageContaining("dryRun is not true or false");
    }
}
