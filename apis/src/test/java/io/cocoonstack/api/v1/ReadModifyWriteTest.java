package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.testsupport.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not touched stays as it was read. Tests contract 1 rule no-repair. */
class ReadModifyWriteTest {

    @ParameterizedTest
    @EnumSource
    void anUntouchedSetIsWrittenAsItWasRead(Mapper mapper) throws IOException {
        String full = full();

        assertThat(mapper.write(mapper.set(full))).isEqualTo(Json.parse(full));
    }

    @ParameterizedTest
    @EnumSource
    void aSetThatGoesThroughABuilderIsWrittenAsItWasRead(Mapper mapper) throws IOException {
        String full = full();

        assertThat(mapper.write(mapper.set(full).toBuilder().build())).isEqualTo(Json.parse(full));
    }

    @ParameterizedTest
    @EnumSource
    void aChangeLeavesEverythingElseAsItWas(Mapper mapper) throws IOException {
        CocoonSet set = mapper.set(full());
        set.getSpec().getAgent().setReplicas(2);
        set.getSpec().getToolboxes().get(0).setVncPort(5902);
        set.getStatus().setPhase(CocoonSetPhase.RUNNING);

        ObjectNode expected = (ObjectNode) Json.parse(full());
        ((ObjectNode) expected.at("/spec/agent")).put("replicas", 2);
        ((ObjectNode) expected.at("/spec/toolboxes/0")).put("vncPort", 5902);
        ((ObjectNode) expected.at("/status")).put("phase", "Running");
        assertThat(mapper.write(set)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeInABuilderLeavesEverythingElseAsItWas(Mapper mapper) throws IOException {
        CocoonSet set = mapper.set(full()).toBuilder()
                .editSpec()
                .editAgent()
                .withReplicas(2)
                .endAgent()
                .endSpec()
                .build();

        ObjectNode expected = (ObjectNode) Json.parse(full());
        ((ObjectNode) expected.at("/spec/agent")).put("replicas", 2);
        assertThat(mapper.write(set)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownWordSurvivesAndIsNotKnown(Mapper mapper) throws IOException {
        CocoonSet set = mapper.set(full());

        assertThat(set.getSpec().getAgent().getMode()).isEqualTo(VmMode.of("teleport"));
        assertThat(set.getSpec().getAgent().getMode().isKnown()).isFalse();
        assertThat(set.getStatus().getPhase().isKnown()).isFalse();
        assertThat(mapper.write(set).at("/status/phase").asText()).isEqualTo("Hovering");
    }

    @ParameterizedTest
    @EnumSource
    void explicitZerosAreReadAsSuch(Mapper mapper) throws IOException {
        CocoonSet set = mapper.set(full());

        assertThat(set.getSpec().getSuspend()).isFalse();
        assertThat(set.getSpec().getAgent().getReplicas()).isZero();
        assertThat(set.getSpec().getSnapshotCompatibilityClass()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void unknownFieldsAreFoundOnEveryLevel(Mapper mapper) throws IOException {
        CocoonSet set = mapper.set(full());

        assertThat(set.getAdditionalProperties()).containsOnlyKeys("laterTop");
        assertThat(set.getSpec().getAdditionalProperties()).containsKey("laterField");
        assertThat(set.getSpec().getAgent().getAdditionalProperties()).containsKey("laterAgent");
        assertThat(set.getSpec().getToolboxes().get(0).getAdditionalProperties())
                .containsEntry("laterToolbox", true);
        assertThat(set.getStatus().getAdditionalProperties()).containsEntry("laterStatus", "y");
        assertThat(set.getStatus().getAgents().get(0).getAdditionalProperties()).containsKey("laterStatus");
        assertThat(set.getStatus().getConditions().get(0).getAdditionalProperties())
                .containsEntry("later", "x");
    }

    @ParameterizedTest
    @EnumSource
    void aHibernationKeepsUnknownFieldsOnEveryLevel(Mapper mapper) throws IOException {
        JsonNode json = Json.parse("""
                {"apiVersion": "cocoonset.cocoonstack.io/v1", "kind": "CocoonHibernation",
                 "metadata": {"name": "demo-0"}, "a": 1,
                 "spec": {"podRef": {"name": "demo-0", "b": 2}, "desire": "Nap", "c": 3},
                 "status": {"phase": "Dozing", "d": null}}
                """);
        CocoonHibernation hibernation = mapper.read(json.toString(), CocoonHibernation.class);

        assertThat(mapper.write(hibernation)).isEqualTo(json);
        assertThat(hibernation.getSpec().getDesire().isKnown()).isFalse();
        assertThat(hibernation.getSpec().getPodRef().getName()).isEqualTo("demo-0");
    }

    @ParameterizedTest
    @EnumSource
    void aListKeepsItsItemsAndUnknownFields(Mapper mapper) throws IOException {
        JsonNode json = Json.parse("{\"apiVersion\": \"cocoonset.cocoonstack.io/v1\", \"kind\": \"CocoonSetList\","
                + "\"metadata\": {\"resourceVersion\": \"7\"}, \"later\": {\"x\": 1}, \"items\": [" + full() + "]}");
        CocoonSetList list = mapper.read(json.toString(), CocoonSetList.class);

        assertThat(mapper.write(list)).isEqualTo(json);
        assertThat(list.getItems()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anotherApiVersionIsKept(Mapper mapper) throws IOException {
        String json = "{\"apiVersion\": \"cocoonset.cocoonstack.io/v2\", \"kind\": \"CocoonSet\", \"metadata\": {}}";

        assertThat(mapper.write(mapper.set(json)).path("apiVersion").asText()).isEqualTo("cocoonset.cocoonstack.io/v2");
    }

    private static String full() throws IOException {
        try (InputStream stream = ReadModifyWriteTest.class.getResourceAsStream("/cocoonset-full.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
