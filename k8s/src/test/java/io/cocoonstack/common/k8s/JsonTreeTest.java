package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.common.testsupport.JsonSamples;
import io.cocoonstack.common.testsupport.Property;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests contract 7 rule mutation. */
class JsonTreeTest {

    private static final int CASES = 5_000;

    private static Map<?, ?> plain(ObjectNode node) {
        return RecordingApiServer.JSON.convertValue(node, Map.class);
    }

    private static ObjectNode difference(ObjectNode from, ObjectNode to) {
        return RecordingApiServer.JSON.valueToTree(JsonTree.difference(plain(from), plain(to)));
    }

    @Test
    void theDifferenceTurnsTheOneIntoTheOther() {
        Property.forAll(CASES, random -> {
            ObjectNode from = JsonSamples.object(random);
            ObjectNode to = random.nextBoolean() ? JsonSamples.changed(random, from) : JsonSamples.object(random);
            assertThat(RecordingApiServer.merged(from, difference(from, to))).isEqualTo(to);
        });
    }

    @Test
    void equalTreesHaveNoDifference() {
        Property.forAll(CASES, random -> {
            ObjectNode tree = JsonSamples.object(random);
            assertThat(difference(tree, tree.deepCopy())).isEmpty();
        });
    }

    @Test
    void aMemberThatIsNullIsNone() {
        Map<String, Object> none = new HashMap<>();
        none.put("a", null);
        assertThat(JsonTree.difference(none, none)).isEmpty();
        assertThat(JsonTree.difference(Map.of("a", 1), none)).isEqualTo(none);
        assertThat(JsonTree.difference(none, Map.of("a", 1))).isEqualTo(Map.of("a", 1));
        assertThat(JsonTree.difference(Map.of("m", Map.of()), Map.of("m", none)))
                .isEmpty();
    }

    @Test
    void everyMemberOfADifferenceIsNeeded() {
        Property.forAll(CASES, random -> {
            ObjectNode from = JsonSamples.object(random);
            ObjectNode to = JsonSamples.changed(random, from);
            ObjectNode patch = difference(from, to);
            for (var entry : patch.properties()) {
                ObjectNode less = patch.deepCopy();
                less.remove(entry.getKey());
                assertThat(RecordingApiServer.merged(from, less))
                        .as("without " + entry.getKey())
                        .isNotEqualTo(to);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0",
                "9223372036854775807",
                "123456789012345678901234567890",
                "1.50",
                "1e3",
                "1E+400",
                "1.0E-9999999999",
                "null",
                "true",
                "\"\"",
                "\"1e3\"",
                "[]",
                "{}",
                "[null,{\"b\":null}]"
            })
    void theSpellingOfAValueSurvives(String value) {
        KubernetesSerialization serialization = new KubernetesSerialization();
        String text = "{\"a\":" + value + "}";
        assertThat(JsonTree.text(serialization, JsonTree.parse(serialization, text)))
                .isEqualTo(text.replace("-0", "0"));
    }
}
