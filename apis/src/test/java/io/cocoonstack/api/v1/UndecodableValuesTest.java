package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.api.Misfit;
import io.cocoonstack.common.meta.OsType;
import io.cocoonstack.common.testsupport.Json;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One value that does not fit never fails the whole, and is written back unchanged. */
class UndecodableValuesTest {

    static Stream<Arguments> values() {
        Map<String, List<String>> values = Map.of(
                "/spec/suspend", List.of("\"true\"", "1", "[]"),
                "/spec/snapshotPolicy", List.of("3", "{}"),
                "/spec/agent", List.of("\"x\"", "[]", "1", "false"),
                "/spec/agent/replicas", List.of("\"abc\"", "\"3\"", "99999999999", "1.5", "1e30", "[1]", "true"),
                "/spec/agent/probePort", List.of("1.5", "\"22\""),
                "/spec/agent/storage",
                        List.of(
                                "{}",
                                "true",
                                "[\"1Gi\"]",
                                "\"abc\"",
                                "\" 5Gi\"",
                                "\"1e1.5\"",
                                "\"1e4294967296\"",
                                "\"\""),
                "/spec/agent/resources", List.of("[]", "{\"limits\": {\"cpu\": \"many\"}}", "{\"claims\": {}}"),
                "/spec/agent/envFrom", List.of("{}", "[{\"configMapRef\": 3}]", "[null]"),
                "/spec/toolboxes", List.of("\"x\"", "[{\"name\": \"a\", \"image\": \"i\"}, \"junk\", {\"name\": 3}]"),
                "/status", List.of("\"gone\"", "7"));
        return values.entrySet().stream()
                .flatMap(e -> e.getValue().stream()
                        .flatMap(json ->
                                Stream.of(Mapper.values()).map(mapper -> Arguments.of(mapper, e.getKey(), json))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueThatDoesNotFitIsWrittenBackUnchanged(Mapper mapper, String pointer, String value) throws IOException {
        ObjectNode json = setWith(pointer, value);

        CocoonSet set = mapper.set(json.toString());

        assertThat(mapper.write(set)).isEqualTo(json);
        assertThat(mapper.write(set.toBuilder().build())).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("values")
    void aListWithAValueThatDoesNotFitIsRead(Mapper mapper, String pointer, String value) throws IOException {
        ObjectNode json = setWith(pointer, value);

        CocoonSetList list = mapper.read("{\"items\": [" + json + ", " + json + "]}", CocoonSetList.class);

        assertThat(list.getItems()).hasSize(2);
        assertThatCode(() -> list.getItems().get(0).hashCode()).doesNotThrowAnyException();
        assertThat(list.getItems().get(0)).isEqualTo(list.getItems().get(1));
    }

    @ParameterizedTest
    @EnumSource
    void theTypedPropertyIsNullAndTheJsonIsKeptUnderItsName(Mapper mapper) throws IOException {
        AgentSpec agent = mapper.agent("{\"replicas\": \"three\", \"storage\": {\"x\": 1}, \"os\": 3}");

        assertThat(agent.getReplicas()).isNull();
        assertThat(agent.getStorage()).isNull();
        assertThat(agent.getOs()).isNull();
        assertThat(agent.getAdditionalProperties())
                .isEqualTo(Map.of("replicas", "three", "storage", Map.of("x", 1), "os", 3));
    }

    @ParameterizedTest
    @EnumSource
    void settingThePropertyReplacesTheJson(Mapper mapper) throws IOException {
        AgentSpec agent = mapper.agent("{\"replicas\": \"three\", \"os\": 3, \"resources\": {}}");
        agent.setReplicas(3);
        agent.setOs(null);

        assertThat(mapper.text(agent)).isEqualTo("{\"replicas\":3,\"resources\":{}}");
    }

    @ParameterizedTest
    @EnumSource
    void settingThePropertyInABuilderReplacesTheJson(Mapper mapper) throws IOException {
        AgentSpec agent = mapper.agent("{\"replicas\": \"three\", \"os\": 3, \"resources\": {}}").toBuilder()
                .withReplicas(3)
                .withOs(OsType.MACOS)
                .build();

        assertThat(mapper.text(agent)).isEqualTo("{\"replicas\":3,\"os\":\"macos\",\"resources\":{}}");
        assertThat(agent.getAdditionalProperties()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void addingToAListThatWasReadEmptyWritesTheListOnce(Mapper mapper) throws IOException {
        CocoonSetSpec spec = mapper.read("{\"toolboxes\": []}", CocoonSetSpec.class);
        ToolboxSpec toolbox = new ToolboxSpec();
        toolbox.setName("db");
        spec.getToolboxes().add(toolbox);

        assertThat(mapper.text(spec)).isEqualTo("{\"toolboxes\":[{\"name\":\"db\",\"resources\":{}}]}");
    }

    @ParameterizedTest
    @EnumSource
    void aChangedQuantityIsWrittenInPlaceOfTheNumberThatWasRead(Mapper mapper) throws IOException {
        AgentSpec agent = mapper.agent("{\"storage\": 10, \"resources\": {\"limits\": {\"cpu\": 1}}}");
        agent.getStorage().setFormat("Gi");
        agent.getResources().getLimits().put("memory", new Quantity("1Gi"));

        assertThat(mapper.text(agent))
                .isEqualTo("{\"storage\":\"10Gi\",\"resources\":{\"limits\":{\"cpu\":\"1\",\"memory\":\"1Gi\"}}}");
    }

    @Test
    void aNumberIsWrittenAsItWasSpelled() throws IOException {
        String json = "{\"resources\":{},\"replicas\":3.0,\"probePort\":2.2e1,\"storage\":1e4294967296,"
                + "\"x\":1E400,\"y\":[-1e-99999999999]}";

        assertThat(Mapper.PLAIN.text(Mapper.PLAIN.agent(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @EnumSource
    void ofARepeatedFieldTheLastCounts(Mapper mapper) throws IOException {
        assertThat(mapper.agent("{\"replicas\": \"x\", \"replicas\": 3}").getAdditionalProperties())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nullIsAbsence(Mapper mapper) throws IOException {
        AgentSpec agent = mapper.agent("{\"replicas\": null, \"image\": null, \"envFrom\": null, \"resources\": null}");

        assertThat(mapper.text(agent)).isEqualTo("{\"resources\":{}}");
    }

    @Test
    void itemsThatAreNoListAreAnErrorSoThatNothingSeemsGone() {
        ObjectMapper mapper = new ObjectMapper();

        assertThatThrownBy(() -> mapper.readValue("{\"items\": \"x\"}", CocoonSetList.class))
                .isInstanceOf(MismatchedInputException.class);
        assertThatThrownBy(() -> mapper.readValue("{\"items\": [3]}", CocoonSetList.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void whatDoesNotFitIsFoundByItsPath() throws IOException {
        CocoonSet set = Mapper.PLAIN.set("""
                {"spec": {"suspend": false, "nodePool": "",
                          "agent": {"replicas": "three", "storage": "5gi"},
                          "toolboxes": [{"name": "a", "storage": " 5Gi"}, {"name": "b", "vncPort": 1.5}]},
                 "status": {"readyAgents": true}}
                """);

        assertThat(Misfits.in(set).stream().map(Misfit::message))
                .containsExactly(
                        "spec.agent.replicas is \"three\", expected an integer of 32 bits",
                        "spec.agent.storage is \"5gi\", expected a quantity such as 100Gi",
                        "spec.toolboxes[1].vncPort is 1.5, expected an integer of 32 bits",
                        "status.readyAgents is true, expected an integer of 32 bits");
    }

    /** A set that is written as it stands, but for the one value. */
    private static ObjectNode setWith(String pointer, String value) {
        ObjectNode set = (ObjectNode) Json.parse("""
                {"apiVersion": "cocoonset.cocoonstack.io/v1", "kind": "CocoonSet", "metadata": {"name": "demo"},
                 "spec": {"agent": {"image": "i", "resources": {}}},
                 "status": {"readyAgents": 0, "desiredAgents": 0, "readyToolboxes": 0, "desiredToolboxes": 0}}
                """);
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) set.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), Json.parse(value));
        return set;
    }
}
