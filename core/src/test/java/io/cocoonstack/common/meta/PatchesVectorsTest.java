package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cocoonstack.common.testsupport.Json;
import io.cocoonstack.common.testsupport.Vectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The merge-patch bodies of {@code patches.json}. Tests contract 7 rule merge-patches. */
class PatchesVectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("patches")
                .call(
                        "annotationsMergePatch",
                        c -> assertThat(Json.parse(MergePatch.annotations(c.textMap("annotations"))))
                                .isEqualTo(c.want("body")))
                .call(
                        "statusMergePatch",
                        c -> assertThat(Json.parse(MergePatch.status(JSON.convertValue(
                                        c.input("status"), new TypeReference<Map<String, Object>>() {}))))
                                .isEqualTo(c.want("body")))
                .tests();
    }
}
