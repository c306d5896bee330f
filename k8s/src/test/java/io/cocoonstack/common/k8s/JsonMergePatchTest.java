package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.common.testsupport.JsonSamples;
import io.cocoonstack.common.testsupport.Property;
import org.junit.jupiter.api.Test;

/** Tests contract 7 rule mutation. */
class JsonMergePatchTest {

    private static final int CASES = 5_000;

    @Test
    void theDifferenceTurnsTheOneIntoTheOther() {
        Property.forAll(CASES, random -> {
            ObjectNode from = JsonSamples.object(random);
            ObjectNode to = random.nextBoolean() ? JsonSamples.changed(random, from) : JsonSamples.object(random);
            assertThat(RecordingApiServer.merged(from, JsonMergePatch.diff(from, to)))
                    .isEqualTo(to);
        });
    }

    @Test
    void equalTreesHaveNoDifference() {
        Property.forAll(CASES, random -> {
            ObjectNode tree = JsonSamples.object(random);
            assertThat(JsonMergePatch.diff(tree, tree.deepCopy())).isEmpty();
        });
    }

    @Test
    void everyMemberOfADifferenceIsNeeded() {
        Property.forAll(CASES, random -> {
            ObjectNode from = JsonSamples.object(random);
            ObjectNode to = JsonSamples.changed(random, from);
            ObjectNode patch = JsonMergePatch.diff(from, to);
            for (var entry : patch.properties()) {
                ObjectNode less = patch.deepCopy();
                less.remove(entry.getKey());
                assertThat(RecordingApiServer.merged(from, less))
                        .as("without " + entry.getKey())
                        .isNotEqualTo(to);
            }
        });
    }
}
