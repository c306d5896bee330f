package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.common.testsupport.Json;
import io.cocoonstack.common.testsupport.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The calls of {@code patches.json} that are about JSON Patch. Tests contract 8 rule json-patch. */
class PatchesVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("patches")
                .call(
                        "jsonPatch",
                        c -> assertThat(Json.parse(patch(c.input("ops")).toBytes()))
                                .isEqualTo(c.want("body")))
                .call(
                        "escapeJsonPointer",
                        c -> assertThat(JsonPointers.escape(c.requiredText("text")))
                                .isEqualTo(c.wantText("escaped")))
                .tests();
    }

    static JsonPatch patch(JsonNode operations) {
        JsonPatch patch = JsonPatch.empty();
        for (JsonNode operation : operations) {
            patch = patch.with(
                    operation.path("op").textValue(),
                    operation.path("path").textValue(),
                    operation.path("from").textValue(),
                    operation.get("value"));
        }
        return patch;
    }
}
