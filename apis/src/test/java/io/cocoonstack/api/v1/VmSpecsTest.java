package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class VmSpecsTest {

    @Test
    void theMessageNamesFieldValueAndWhatWasExpected() throws IOException {
        ToolboxSpec toolbox = Mapper.PLAIN.read("{\"name\": \"db\", \"storage\": \"ten\"}", ToolboxSpec.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VmSpecs.ofToolbox(toolbox, "v", null))
                .withMessage("spec.toolboxes[db].storage is \"ten\", expected a quantity such as 100Gi");
    }

    @Test
    void aQuantityThatWasSetAndIsNoneIsAnError() {
        AgentSpec agent = new AgentSpec();
        agent.setStorage(new Quantity("5", "gi"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VmSpecs.ofAgent(agent, "v", null, null))
                .withMessageStartingWith("spec.agent.storage");
    }

    @Test
    void anotherFieldOfTheWrongKindIsAnErrorToo() throws IOException {
        AgentSpec agent = Mapper.PLAIN.agent("{\"forcePull\": \"true\"}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VmSpecs.ofAgent(agent, "v", null, null))
                .withMessage("spec.agent.forcePull is \"true\", expected true or false");
    }

    @Test
    void aFieldThatDoesNotConcernTheVmMustFitAsWell() throws IOException {
        AgentSpec agent = Mapper.PLAIN.agent("{\"replicas\": \"three\"}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VmSpecs.ofAgent(agent, "v", null, null))
                .withMessage("spec.agent.replicas is \"three\", expected an integer of 32 bits");
    }
}
