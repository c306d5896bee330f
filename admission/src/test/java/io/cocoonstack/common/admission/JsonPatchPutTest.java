package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.common.testsupport.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Patches that look at the object, applied by fabric8's implementation of RFC 6902. */
class JsonPatchPutTest {

    private static final String KEY = "vm.cocoonstack.io/hibernate";

    private static RawObject object(String json) {
        return RawObject.of(Json.parse(json));
    }

    private static void assertApplied(JsonPatch patch, String before, String after) {
        JsonNode applied = io.fabric8.zjsonpatch.JsonPatch.apply(Json.parse(patch.toBytes()), Json.parse(before));
        assertThat(applied).as("%s on %s", patch, before).isEqualTo(Json.parse(after));
    }

    @Test
    void anAnnotationIsSetWhateverTheObjectHasOfTheWayThere() {
        String after = "{\"metadata\":{\"annotations\":{\"vm.cocoonstack.io/hibernate\":\"true\"}}}";
        for (String before : List.of(
                "{}",
                "{\"metadata\":null}",
                "{\"metadata\":{}}",
                "{\"metadata\":{\"annotations\":null}}",
                "{\"metadata\":{\"annotations\":{}}}",
                "{\"metadata\":{\"annotations\":{\"vm.cocoonstack.io/hibernate\":null}}}",
                "{\"metadata\":{\"annotations\":{\"vm.cocoonstack.io/hibernate\":\"x\"}}}")) {
            assertApplied(JsonPatch.empty().putAnnotation(object(before), KEY, "true"), before, after);
        }
    }

    @Test
    void whatTheObjectHasStays() {
        String before = "{\"metadata\":{\"name\":\"x\",\"annotations\":{\"a\":\"b\"}},\"spec\":{}}";
        assertApplied(
                JsonPatch.empty().putAnnotation(object(before), "c~/d", "e").putLabel(object(before), "f", "g"),
                before,
                "{\"metadata\":{\"name\":\"x\",\"annotations\":{\"a\":\"b\",\"c~/d\":\"e\"},\"labels\":{\"f\":\"g\"}},"
                        + "\"spec\":{}}");
    }

    @Test
    void aMapThatThePatchMadeIsNotMadeAgain() {
        for (String before : List.of("{}", "{\"metadata\":{\"annotations\":null}}")) {
            assertApplied(
                    JsonPatch.empty()
                            .putAnnotation(object(before), "a", "1")
                            .test("/metadata/annotations", Map.of("a", "1"))
                            .putAnnotation(object(before), "b", "2")
                            .putLabel(object(before), "c", "3"),
                    before,
                    "{\"metadata\":{\"annotations\":{\"a\":\"1\",\"b\":\"2\"},\"labels\":{\"c\":\"3\"}}}");
        }
    }

    @Test
    void aMapThatThePatchRemovedIsMadeAgain() {
        String before = "{\"metadata\":{\"annotations\":{\"a\":\"1\"}}}";
        assertApplied(
                JsonPatch.empty().remove("/metadata/annotations").putAnnotation(object(before), "b", "2"),
                before,
                "{\"metadata\":{\"annotations\":{\"b\":\"2\"}}}");
    }

    @Test
    void anyMemberCanBePutAndPlacesInListsAreFound() {
        String before = "{\"spec\":{\"containers\":[{\"name\":\"agent\"}]}}";
        assertApplied(
                JsonPatch.empty()
                        .put(object(before), "/spec/nodeSelector/cocoonstack.io~1pool", "gpu")
                        .put(object(before), "/spec/containers/0/resources/limits/cpu", 1)
                        .put(object(before), "/status", null),
                before,
                "{\"spec\":{\"containers\":[{\"name\":\"agent\",\"resources\":{\"limits\":{\"cpu\":1}}}],"
                        + "\"nodeSelector\":{\"cocoonstack.io/pool\":\"gpu\"}},\"status\":null}");
    }

    @Test
    void aValueThatIsNoObjectIsNotReplacedByOne() {
        JsonPatch patch = JsonPatch.empty().putAnnotation(object("{\"metadata\":{\"annotations\":\"x\"}}"), "a", "1");
        assertThat(new String(patch.toBytes(), StandardCharsets.UTF_8))
                .isEqualTo("[{\"op\":\"add\",\"path\":\"/metadata/annotations/a\",\"value\":\"1\"}]");
    }

    @Test
    void withoutAnObjectThereIsNothingToPutInto() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonPatch.empty().putAnnotation(RawObject.ABSENT, "a", "1"))
                .withMessage("the review has no object to put /metadata/annotations/a into");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonPatch.empty().put(object("{}"), "a/b", "1"))
                .withMessageContaining("\"a/b\"");
        assertThatNullPointerException()
                .isThrownBy(() -> JsonPatch.empty().putLabel(object("{}"), "a", null))
                .withMessage("value");
    }
}
