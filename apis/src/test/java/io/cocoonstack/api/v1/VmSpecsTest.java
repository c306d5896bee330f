package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests contract 4 rule set-to-spec. */
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

    @Test
    void aStorageWhoseTextHeldAControlCharacterIsAnError() throws IOException {
        for (String field : List.of("\\t5Gi", "5Gi\\n", "\\u00005Gi", "5\\rGi")) {
            AgentSpec agent = Mapper.PLAIN.agent("{\"resources\": {}, \"storage\": \"" + field + "\"}");

            assertThatIllegalArgumentException()
                    .as(field)
                    .isThrownBy(() -> VmSpecs.ofAgent(agent, "v", null, null))
                    .withMessageStartingWith("spec.agent.storage");
        }
    }

    @Test
    void anEscapeInAStorageIsReadAsTheCharacterItStandsFor() throws IOException {
        AgentSpec agent = Mapper.PLAIN.agent("{\"resources\": {}, \"storage\": \"\\u00a05\\u0047i\\u0020\"}");

        assertThat(VmSpecs.ofAgent(agent, "v", null, null).storage()).isEqualTo("5Gi");
    }

    @Test
    void aQuantityIsTypedAndWrittenBackHoweverItIsSpelled() throws IOException {
        for (String text : List.of("5", "+5Gi", "-.5", "5.", "007", "1e3", "1E+03", "5e-999", "1E", "1.50k", "3n")) {
            String json = "{\"storage\":\"" + text + "\",\"resources\":{}}";
            AgentSpec agent = Mapper.PLAIN.agent(json);

            assertThat(agent.getStorage()).as(text).isNotNull();
            assertThat(Mapper.PLAIN.text(agent)).isEqualTo(json);
        }
    }
}
