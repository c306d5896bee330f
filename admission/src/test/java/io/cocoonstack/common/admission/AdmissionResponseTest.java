package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests contract 8 rule answers. */
class AdmissionResponseTest {

    private static String json(AdmissionResponse response) {
        return new String(ResponseWriter.write("v", "u", response), StandardCharsets.UTF_8)
                .replaceFirst("^\\{\"apiVersion\":\"v\",\"kind\":\"AdmissionReview\",\"response\":(.*)}$", "$1");
    }

    @Test
    void aDenialHasCodeReasonAndMessage() {
        AdmissionResponse response = AdmissionResponse.deny("no");
        assertThat(response.isAllowed()).isFalse();
        assertThat(response.code()).isEqualTo(403);
        assertThat(response.reason()).isEqualTo("Forbidden");
        assertThat(response.message()).isEqualTo("no");
        assertThat(json(response))
                .isEqualTo("{\"uid\":\"u\",\"allowed\":false,"
                        + "\"status\":{\"code\":403,\"reason\":\"Forbidden\",\"message\":\"no\"}}");
        assertThat(response).hasToString("AdmissionResponse[denied with 403 Forbidden: no]");
    }

    @Test
    void emptyTextsOfADenialAreLeftOut() {
        assertThat(json(AdmissionResponse.deny(422, "", "")))
                .isEqualTo("{\"uid\":\"u\",\"allowed\":false,\"status\":{\"code\":422}}");
        assertThat(json(AdmissionResponse.deny(422, null, null)))
                .isEqualTo("{\"uid\":\"u\",\"allowed\":false,\"status\":{\"code\":422}}");
        assertThat(AdmissionResponse.deny(null).message()).isNull();
    }

    @Test
    void codesAreThoseOfErrors() {
        assertThat(AdmissionResponse.deny(400, "r", "m").code()).isEqualTo(400);
        assertThat(AdmissionResponse.deny(599, "r", "m").code()).isEqualTo(599);
        assertThatIllegalArgumentException().isThrownBy(() -> AdmissionResponse.deny(399, "r", "m"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdmissionResponse.deny(600, "r", "m"))
                .withMessage("code is 600, expected 400 to 599");
    }

    @Test
    void whatIsAddedGoesWithAnAllowanceAndADenial() {
        JsonPatch patch = JsonPatch.empty().add("/a", 1);
        for (AdmissionResponse begin : List.of(AdmissionResponse.allow(), AdmissionResponse.deny("no"))) {
            AdmissionResponse response = begin.withPatch(patch)
                    .withWarning("w1")
                    .withAuditAnnotation("k1", "v0")
                    .withWarning("w2")
                    .withAuditAnnotation("k2", "v2")
                    .withAuditAnnotation("k1", "v1");
            assertThat(response.isAllowed()).isEqualTo(begin.isAllowed());
            assertThat(response.code()).isEqualTo(begin.code());
            assertThat(response.message()).isEqualTo(begin.message());
            assertThat(response.reason()).isEqualTo(begin.reason());
            assertThat(response.warnings()).containsExactly("w1", "w2");
            assertThat(response.auditAnnotations())
                    .containsEntry("k1", "v1")
                    .containsEntry("k2", "v2")
                    .hasSize(2)
                    .isUnmodifiable();
            assertThat(response.patch()).isSameAs(patch);
            assertThat(json(response))
                    .endsWith("\"patch\":\""
                            + Base64.getEncoder().encodeToString(patch.toBytes())
                            + "\",\"patchType\":\"JSONPatch\",\"warnings\":[\"w1\",\"w2\"],"
                            + "\"auditAnnotations\":{\"k1\":\"v1\",\"k2\":\"v2\"}}");
            assertThat(response).asString().endsWith(", with a patch]");
        }
        assertThat(AdmissionResponse.allow().warnings()).isEmpty();
        assertThat(AdmissionResponse.allow()).hasToString("AdmissionResponse[allowed]");
    }

    @Test
    void halvesOfPairsAreReplaced() {
        assertThat(json(AdmissionResponse.deny("\ud83d")
                        .withWarning("\ude80")
                        .withAuditAnnotation("a\ud83d", "b\ud83d")))
                .isEqualTo("{\"uid\":\"u\",\"allowed\":false,"
                        + "\"status\":{\"code\":403,\"reason\":\"Forbidden\",\"message\":\"\ufffd\"},"
                        + "\"warnings\":[\"\ufffd\"],\"auditAnnotations\":{\"a\ufffd\":\"b\ufffd\"}}");
    }

    @Test
    void nullIsNothingToAdd() {
        AdmissionResponse allow = AdmissionResponse.allow();
        assertThatNullPointerException().isThrownBy(() -> allow.withWarning(null));
        assertThatNullPointerException().isThrownBy(() -> allow.withAuditAnnotation(null, "v"));
        assertThatNullPointerException().isThrownBy(() -> allow.withAuditAnnotation("k", null));
        assertThatNullPointerException().isThrownBy(() -> allow.withPatch(null));
    }
}
