package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.cocoonstack.common.testsupport.Json;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.VectorFiles;
import io.cocoonstack.common.testsupport.Vectors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The reviews of {@code admission-reviews/}, which a real API server sent. */
class AdmissionReviewsVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("admission-reviews")
                .call("admission-reviews", AdmissionReviewsVectorsTest::review)
                .tests();
    }

    private static void review(VectorCase c) {
        byte[] body = VectorFiles.current().bytes("admission-reviews/" + c.name());
        AtomicReference<AdmissionRequest> seen = new AtomicReference<>();

        ReviewAnswer answer = ReviewLoop.of(request -> {
                    seen.set(request);
                    return AdmissionResponse.allow();
                })
                .answer("POST", "application/json", null, body);

        JsonNode want = c.input("request");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode response = Json.parse(answer.body()).path("response");
        assertThat(response.path("uid")).isEqualTo(want.path("uid"));
        assertThat(response.path("allowed").asBoolean()).isTrue();
        assertSeen(seen.get(), want);
    }

    private static void assertSeen(AdmissionRequest request, JsonNode want) {
        assertThat(request.uid()).isEqualTo(want.path("uid").textValue());
        assertThat(request.kind()).isEqualTo(kind(want.path("kind")));
        assertThat(request.requestKind()).isEqualTo(kind(want.path("requestKind")));
        assertThat(request.resource()).isEqualTo(resource(want.path("resource")));
        assertThat(request.requestResource()).isEqualTo(resource(want.path("requestResource")));
        assertThat(request.subResource()).isEqualTo(want.path("subResource").textValue());
        assertThat(request.requestSubResource())
                .isEqualTo(want.path("requestSubResource").textValue());
        assertThat(request.name()).isEqualTo(want.path("name").textValue());
        assertThat(request.namespace()).isEqualTo(want.path("namespace").textValue());
        assertThat(request.operation())
                .isEqualTo(Operation.of(want.path("operation").textValue()));
        assertThat(request.dryRun()).isEqualTo(want.path("dryRun").asBoolean());
        JsonNode user = want.path("userInfo");
        assertThat(request.user().username()).isEqualTo(user.path("username").textValue());
        assertThat(request.user().uid()).isEqualTo(user.path("uid").textValue());
        assertThat(request.user().groups()).hasSize(user.path("groups").size());
        assertRaw(request.user().extra(), user.path("extra"));
        assertRaw(request.object(), want.path("object"));
        assertRaw(request.oldObject(), want.path("oldObject"));
        assertRaw(request.options(), want.path("options"));
    }

    private static GroupVersionKind kind(JsonNode kind) {
        return new GroupVersionKind(
                kind.path("group").asText(),
                kind.path("version").asText(),
                kind.path("kind").asText());
    }

    private static GroupVersionResource resource(JsonNode resource) {
        return new GroupVersionResource(
                resource.path("group").asText(),
                resource.path("version").asText(),
                resource.path("resource").asText());
    }

    private static void assertRaw(RawObject object, JsonNode want) {
        JsonNode seen = object.isPresent() ? Json.parse(object.bytes()) : NullNode.getInstance();
        assertThat(seen).isEqualTo(want.isMissingNode() ? NullNode.getInstance() : want);
    }
}
