package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.VmMode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueEqualityTest {

    private static AgentSpec agent() {
        return new AgentSpecBuilder()
                .withImage("i")
                .withMode(VmMode.RUN)
                .withStorage(new Quantity("1Gi"))
                .addToAdditionalProperties("x", 1)
                .build();
    }

    @Test
    void equalValuesAreEqual() {
        assertThat(agent()).isEqualTo(agent()).hasSameHashCodeAs(agent());
    }

    @Test
    void additionalPropertiesCount() {
        AgentSpec other = agent();
        other.setAdditionalProperties(Map.of("x", 2));

        assertThat(agent()).isNotEqualTo(other);
    }

    @Test
    void quantitiesAreComparedByTheirText() {
        AgentSpec other = agent();
        other.setStorage(new Quantity("1024Mi"));

        assertThat(agent()).isNotEqualTo(other);
    }

    @Test
    void aQuantityThatCannotBeParsedDoesNotThrow() {
        AgentSpec broken = agent();
        broken.setStorage(new Quantity("ten", ""));

        assertThat(broken).hasSameHashCodeAs(broken).isNotEqualTo(agent());
    }

    @Test
    void additionalPropertiesOfAResourceCount() {
        CocoonSet set = new CocoonSet();
        CocoonSet other = new CocoonSet();
        assertThat(set).isEqualTo(other).hasSameHashCodeAs(other);

        other.setAdditionalProperty("x", 1);
        assertThat(set).isNotEqualTo(other);
    }

    @Test
    void toStringShowsTheFieldsByTheirNames() {
        assertThat(agent()).asString().isEqualTo("AgentSpec{image=i, mode=run, storage=1Gi, resources={}, x=1}");
    }
}
