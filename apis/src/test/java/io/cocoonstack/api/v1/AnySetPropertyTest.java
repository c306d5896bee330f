package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.common.testsupport.Json;
import io.cocoonstack.common.testsupport.JsonSamples;
import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever JSON stands in a set below metadata: it is read, and written back as it was. */
class AnySetPropertyTest {

    @Test
    void aSetWithAnythingInItIsReadAndWrittenBack() {
        Property.forAll(1000, random -> {
            ObjectNode json = anySet(random);
            for (Mapper mapper : Mapper.values()) {
                CocoonSet set = mapper.set(json.toString());

                assertThat(mapper.write(set)).as(mapper.name()).isEqualTo(withWhatIsAlwaysWritten(json));
                assertThat(mapper.write(set.toBuilder().build())).isEqualTo(withWhatIsAlwaysWritten(json));
                assertThat(set).hasSameHashCodeAs(mapper.set(json.toString()));
                assertThat(set).isEqualTo(mapper.set(json.toString()));
                assertThat(set.toBuilder().build()).isEqualTo(set);
                assertThat(Misfits.in(set))
                        .allSatisfy(misfit -> assertThat(misfit.message()).contains(" is ", ", expected "));
            }
        });
    }

    private static ObjectNode anySet(SplittableRandom random) throws IOException {
        ObjectNode set;
        try (InputStream stream = AnySetPropertyTest.class.getResourceAsStream("/cocoonset-full.json")) {
            set = (ObjectNode) Json.parse(stream.readAllBytes());
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            mutate(random, set);
        }
        // Twice: Jackson takes 1.0 for a decimal 1, which is written as an integer.
        return (ObjectNode) Json.asRead(Json.asRead(set));
    }

    private static void mutate(SplittableRandom random, ObjectNode set) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(set.path("spec"), objects);
        collect(set.path("status"), objects);
        int index = random.nextInt(objects.size() + 1);
        ObjectNode object = index < objects.size() ? objects.get(index) : set;
        List<String> names = new ArrayList<>();
        if (index < objects.size()) {
            object.fieldNames().forEachRemaining(names::add);
            names.add("later");
        } else {
            names.addAll(List.of("spec", "status"));
        }
        String name = Samples.oneOf(random, names);
        if (random.nextInt(4) == 0) {
            object.remove(name);
        } else {
            object.set(name, JsonSamples.value(random));
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private static JsonNode withWhatIsAlwaysWritten(ObjectNode json) {
        ObjectNode set = json.deepCopy();
        addResources(set.at("/spec/agent"));
        JsonNode toolboxes = set.at("/spec/toolboxes");
        boolean readable = toolboxes.isArray();
        for (JsonNode toolbox : toolboxes) {
            readable &= toolbox.isObject();
        }
        if (readable) {
            toolboxes.forEach(AnySetPropertyTest::addResources);
        }
        if (!set.has("status")) {
            set.putObject("status");
        }
        if (set.get("status") instanceof ObjectNode status) {
            for (String count : List.of("readyAgents", "desiredAgents", "readyToolboxes", "desiredToolboxes")) {
                if (!status.has(count)) {
                    status.put(count, 0);
                }
            }
        }
        return set;
    }

    private static void addResources(JsonNode holder) {
        if (holder instanceof ObjectNode object && !object.has("resources")) {
            object.putObject("resources");
        }
    }
}
