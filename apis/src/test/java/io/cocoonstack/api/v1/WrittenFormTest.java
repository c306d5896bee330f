package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Role;
import io.cocoonstack.common.meta.VmMode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written of objects that were made in Java: what the Go side writes. Tests contract 5 rule written-zeros. */
class WrittenFormTest {

    private static final String EMPTY_COUNTS =
            "{\"readyAgents\":0,\"desiredAgents\":0,\"readyToolboxes\":0,\"desiredToolboxes\":0}";

    @ParameterizedTest
    @EnumSource
    void statusIsAlwaysWrittenWithTheFourCounts(Mapper mapper) throws IOException {
        CocoonSet set = new CocoonSetBuilder()
                .withNewMetadata()
                .withName("demo")
                .endMetadata()
                .build();

        assertThat(mapper.text(set))
                .isEqualTo("{\"apiVersion\":\"cocoonset.cocoonstack.io/v1\",\"kind\":\"CocoonSet\","
                        + "\"metadata\":{\"name\":\"demo\"},\"status\":" + EMPTY_COUNTS + "}");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyStatusOfAHibernationIsWritten(Mapper mapper) throws IOException {
        CocoonHibernation hibernation = new CocoonHibernation();
        hibernation.setMetadata(null);

        assertThat(mapper.text(hibernation))
                .isEqualTo(
                        "{\"apiVersion\":\"cocoonset.cocoonstack.io/v1\",\"kind\":\"CocoonHibernation\",\"status\":{}}");
    }

    @ParameterizedTest
    @EnumSource
    void zeroValuesOfOptionalFieldsAreNotWritten(Mapper mapper) throws IOException {
        CocoonSetSpec spec = new CocoonSetSpec();
        spec.setSuspend(false);
        spec.setNodePool("");
        spec.setToolboxes(List.of());
        spec.setAgent(new AgentSpec());
        spec.getAgent().setReplicas(0);
        spec.getAgent().setProbePort(0);
        spec.getAgent().setForcePull(false);

        assertThat(mapper.text(spec)).isEqualTo("{\"agent\":{\"resources\":{}}}");
    }

    @ParameterizedTest
    @EnumSource
    void clearingAFlagThatWasReadRemovesIt(Mapper mapper) throws IOException {
        CocoonSetSpec spec = mapper.read("{\"suspend\": true}", CocoonSetSpec.class);
        spec.setSuspend(false);

        assertThat(mapper.text(spec)).isEqualTo("{}");
    }

    @ParameterizedTest
    @EnumSource
    void resourcesOfAgentsAndToolboxesAreAlwaysWritten(Mapper mapper) throws IOException {
        CocoonSetSpec spec = mapper.read("{\"agent\": {}, \"toolboxes\": [{\"name\": \"db\"}]}", CocoonSetSpec.class);

        assertThat(mapper.text(spec))
                .isEqualTo("{\"agent\":{\"resources\":{}},\"toolboxes\":[{\"name\":\"db\",\"resources\":{}}]}");
    }

    @ParameterizedTest
    @EnumSource
    void slotZeroIsWritten(Mapper mapper) throws IOException {
        AgentStatus agent =
                new AgentStatusBuilder().withSlot(0).withRole(Role.MAIN).build();

        assertThat(mapper.text(agent)).isEqualTo("{\"slot\":0,\"role\":\"main\"}");
    }

    @ParameterizedTest
    @EnumSource
    void noDefaultIsBakedIn(Mapper mapper) throws IOException {
        AgentSpec agent = mapper.agent("{}");

        assertThat(agent).isEqualTo(new AgentSpec());
        assertThat(agent.getMode()).isNull();
        assertThat(VmMode.orAgentDefault(agent.getMode())).isEqualTo(VmMode.CLONE);
        assertThat(Defaults.replicas(agent)).isZero();
        assertThat(Defaults.nodePool(new CocoonSetSpec())).isEqualTo("default");
        assertThat(Defaults.suspend(null)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aSetWithoutASpecIsReadAndNoneIsMadeUp(Mapper mapper) throws IOException {
        CocoonSet set = mapper.set("{\"metadata\": {\"name\": \"demo\"}, \"spec\": null}");

        assertThat(set.getSpec()).isNull();
        assertThat(mapper.write(set).has("spec")).isFalse();
    }
}
