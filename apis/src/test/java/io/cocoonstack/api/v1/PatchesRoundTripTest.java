package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.VectorFiles;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The difference of two typed objects is the patch that the Go side sends; sending it is tested in the module k8s. */
class PatchesRoundTripTest {

    @TestFactory
    Stream<DynamicTest> theDifferenceOfTypedObjectsIsTheContracts() {
        return VectorFiles.current().cases("patches").stream()
                .filter(c -> c.call().equals("patchByMutation")
                        && c.input("kind").asText().startsWith("Cocoon"))
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
    }

    private static void check(VectorCase c) throws IOException {
        Class<?> type = c.requiredText("kind").equals("CocoonSet") ? CocoonSet.class : CocoonHibernation.class;
        JsonNode request = c.want("request");
        JsonNode wanted = request.isNull() ? JsonNodeFactory.instance.objectNode() : request.path("body");
        for (Mapper mapper : Mapper.values()) {
            JsonNode original = mapper.write(mapper.read(c.input("original").toString(), type));
            JsonNode mutated = mapper.write(mapper.read(c.input("mutated").toString(), type));
            assertThat(difference(original, mutated)).isEqualTo(wanted);
        }
    }

    private static ObjectNode difference(JsonNode original, JsonNode mutated) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        original.fieldNames().forEachRemaining(name -> {
            if (!mutated.has(name)) {
                patch.putNull(name);
            }
        });
        mutated.properties().forEach(e -> {
            JsonNode before = original.path(e.getKey());
            if (before.isObject() && e.getValue().isObject()) {
                ObjectNode inner = difference(before, e.getValue());
                if (!inner.isEmpty()) {
                    patch.set(e.getKey(), inner);
                }
            } else if (!before.equals(e.getValue())) {
                patch.set(e.getKey(), e.getValue());
            }
        });
        return patch;
    }
}
