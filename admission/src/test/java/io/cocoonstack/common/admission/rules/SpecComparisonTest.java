package io.cocoonstack.common.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.admission.RawObject;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SpecComparisonTest {

    private static CocoonSetSpec spec(String json) {
        return RawObject.of(Raw.json(json)).as(CocoonSetSpec.class);
    }

    private static boolean same(String one, String other) {
        boolean same = SpecComparison.same(spec(one), spec(other));
        assertThat(SpecComparison.same(spec(other), spec(one))).isEqualTo(same);
        return same;
    }

    private static boolean sameAgent(String one, String other) {
        return same("{\"agent\":{" + one + "}}", "{\"agent\":{" + other + "}}");
    }

    @Test
    void whatMeansNothingChangesNothing() {
        assertThat(same("{}", "{\"suspend\":false,\"nodePool\":\"\",\"toolboxes\":[],\"agent\":{},\"x\":1}"))
                .isTrue();
        assertThat(sameAgent("", "\"replicas\":0,\"envFrom\":[],\"resources\":{\"limits\":{}},\"image\":\"\""))
                .isTrue();
        assertThat(sameAgent("", "\"replicas\":null,\"nonsense\":{\"a\":1}")).isTrue();
        assertThat(SpecComparison.same(null, null)).isTrue();
        assertThat(SpecComparison.same(null, spec("{}"))).isTrue();
        assertThat(SpecComparison.same(null, spec("{\"suspend\":true}"))).isFalse();
    }

    @Test
    void aFlagThatIsWrittenInTheEnvironmentSaysSomething() {
        assertThat(sameAgent(
                        "\"envFrom\":[{\"secretRef\":{\"name\":\"s\"}}]",
                        "\"envFrom\":[{\"secretRef\":{\"name\":\"s\",\"optional\":false}}]"))
                .isFalse();
        assertThat(sameAgent("\"envFrom\":[{\"prefix\":\"p\"}]", "\"envFrom\":[{\"prefix\":\"p\",\"secretRef\":{}}]"))
                .isFalse();
        assertThat(sameAgent("\"envFrom\":[{}]", "\"envFrom\":[{\"prefix\":\"\",\"secretRef\":null}]"))
                .isTrue();
    }

    @Test
    void whatMeansSomethingChangesSomething() {
        assertThat(sameAgent("", "\"mode\":\"clone\"")).isFalse();
        assertThat(sameAgent("", "\"replicas\":1")).isFalse();
        assertThat(sameAgent("", "\"forcePull\":true")).isFalse();
        assertThat(sameAgent("", "\"envFrom\":[{}]")).isFalse();
        assertThat(sameAgent("\"envFrom\":[{}]", "\"envFrom\":[{},{}]")).isFalse();
        assertThat(same(
                        "{\"toolboxes\":[{\"name\":\"a\"},{\"name\":\"b\"}]}",
                        "{\"toolboxes\":[{\"name\":\"b\"},{\"name\":\"a\"}]}"))
                .isFalse();
        assertThat(sameAgent("\"image\":\"a\"", "\"image\":\"A\"")).isFalse();
    }

    @Test
    void quantitiesAreNumbers() {
        for (List<String> equal : List.of(
                List.of("\"1Gi\"", "\"1024Mi\"", "\"+1Gi\"", "\"01Gi\"", "1073741824", "\"1073741824\"", "\" 1Gi \""),
                List.of("\"1\"", "\"1000m\"", "1", "\"1e0\"", "\"1.0\"", "\"1000000u\"", "\"1000000000n\""),
                List.of("\"1k\"", "\"1000\"", "1000", "\"1e3\"", "\"1E3\"", "\"1e+3\""),
                List.of("\"2M\"", "\"2e6\"", "\"2000k\""),
                List.of("\"0.5\"", "\"500m\"", "\"5e-1\""),
                List.of("\"1Ki\"", "\"1024\""),
                List.of("\"3G\"", "\"3e9\""),
                List.of("\"3T\"", "\"3e12\""),
                List.of("\"3P\"", "\"3e15\""),
                List.of("\"3E\"", "\"3e18\""),
                List.of("\"1Ti\"", "\"1024Gi\""),
                List.of("\"1Pi\"", "\"1024Ti\""),
                List.of("\"1Ei\"", "\"1024Pi\""))) {
            for (String one : equal) {
                for (String other : equal) {
                    assertThat(sameAgent("\"storage\":" + one, "\"storage\":" + other))
                            .as(one + " and " + other)
                            .isTrue();
                }
                assertThat(sameAgent("\"storage\":" + one, "\"storage\":\"7Gi\""))
                        .isFalse();
                assertThat(sameAgent("\"storage\":" + one, "")).isFalse();
            }
        }
        assertThat(sameAgent("\"storage\":\"1G\"", "\"storage\":\"1Gi\"")).isFalse();
        assertThat(sameAgent(
                        "\"resources\":{\"limits\":{\"cpu\":\"1\"}}", "\"resources\":{\"limits\":{\"cpu\":\"1000m\"}}"))
                .isTrue();
        assertThat(sameAgent(
                        "\"resources\":{\"limits\":{\"cpu\":\"1\"}}", "\"resources\":{\"requests\":{\"cpu\":\"1\"}}"))
                .isFalse();
        assertThat(sameAgent("\"resources\":{\"limits\":{\"cpu\":\"0\"}}", "")).isFalse();
    }

    @Test
    void quantitiesThatNobodyCanComputeWithAreComparedByText() {
        String huge = "1e2147483647";
        assertThat(sameAgent("\"storage\":\"" + huge + "\"", "\"storage\":\"" + huge + "\""))
                .isTrue();
        assertThat(sameAgent("\"storage\":\"" + huge + "\"", "\"storage\":\"1e2147483646\""))
                .isFalse();
        String digits = "123456789".repeat(200);
        assertThat(sameAgent("\"storage\":\"" + digits + "\"", "\"storage\":\"" + digits + "\""))
                .isTrue();
        assertThat(sameAgent("\"storage\":\"" + digits + "\"", "\"storage\":\"" + digits + "7\""))
                .isFalse();
        assertThat(sameAgent("\"storage\":\"ten\"", "\"storage\":\"ten\"")).isTrue();
        assertThat(sameAgent("\"storage\":\"ten\"", "\"storage\":\"eleven\"")).isFalse();
        assertThat(sameAgent("\"storage\":null", "")).isTrue();
        assertThat(sameAgent("\"storage\":\"1e999\"", "\"storage\":\"1000e996\""))
                .isTrue();
    }

    /** By the schema, so that a field that is added to it is asked for here, too. */
    @Test
    void noFieldOfTheSchemaIsOverlooked() {
        JSONSchemaProps spec = Crds.cocoonSet()
                .getSpec()
                .getVersions()
                .get(0)
                .getSchema()
                .getOpenAPIV3Schema()
                .getProperties()
                .get("spec");
        List<String> changes = new ArrayList<>();
        collect(spec, UnaryOperator.identity(), changes);
        assertThat(changes).hasSizeGreaterThan(40);
        for (String change : changes) {
            assertThat(same("{}", change)).as(change).isFalse();
            assertThat(same(change, change)).as(change).isTrue();
        }
    }

    /** A spec for each field, which has that field and what is around it. */
    private static void collect(JSONSchemaProps schema, UnaryOperator<JsonNode> around, List<String> changes) {
        if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
            changes.add(around.apply(JsonNodeFactory.instance.textNode("7")).toString());
            return;
        }
        switch (schema.getType()) {
            case "object" -> {
                Map<String, JSONSchemaProps> properties = schema.getProperties();
                if (properties == null || properties.isEmpty()) {
                    collect(
                            schema.getAdditionalProperties().getSchema(),
                            inner -> around.apply(member("k", inner)),
                            changes);
                } else {
                    properties.forEach(
                            (name, property) -> collect(property, inner -> around.apply(member(name, inner)), changes));
                }
            }
            case "array" -> collect(schema.getItems().getSchema(), inner -> around.apply(element(inner)), changes);
            case "boolean" ->
                changes.add(
                        around.apply(JsonNodeFactory.instance.booleanNode(true)).toString());
            case "integer" ->
                changes.add(around.apply(JsonNodeFactory.instance.numberNode(7)).toString());
            case "string" ->
                changes.add(around.apply(JsonNodeFactory.instance.textNode("x")).toString());
            default -> throw new AssertionError(schema.getType());
        }
    }

    private static ObjectNode member(String name, JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set(name, value);
    }

    private static ArrayNode element(JsonNode value) {
        return JsonNodeFactory.instance.arrayNode().add(value);
    }
}
