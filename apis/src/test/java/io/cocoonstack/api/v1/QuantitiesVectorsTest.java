package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.TextNode;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.VectorFiles;
import io.cocoonstack.common.testsupport.Vectors;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Quantities by way of a JSON field, from a set's storage to the annotation; bare texts are core's. Tests contract 9
 * rule json.
 */
class QuantitiesVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("quantities")
                .call("jsonRoundTrip", c -> check(c, c.requiredText("json")))
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> textsInAJsonField() {
        return VectorFiles.current().cases("quantities").stream()
                .filter(c -> c.call().equals("canonical"))
                .map(c -> DynamicTest.dynamicTest(
                        c.name(),
                        () -> check(c, TextNode.valueOf(c.requiredText("text")).toString())));
    }

    private static void check(VectorCase c, String json) throws IOException {
        AgentSpec agent = Mapper.PLAIN.agent("{\"resources\":{},\"storage\":" + json + "}");
        if (c.wantFlag("jsonError")) {
            assertThatIllegalArgumentException().isThrownBy(() -> VmSpecs.ofAgent(agent, "v", null, null));
        } else {
            assertThat(VmSpecs.ofAgent(agent, "v", null, null).storage()).isEqualTo(c.wantText("afterJson"));
        }
    }
}
