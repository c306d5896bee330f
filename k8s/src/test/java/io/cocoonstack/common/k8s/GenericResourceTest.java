package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

/** Tests contract 7 rule generic. */
class GenericResourceTest {

    @Test
    void theClientNamesTheTypeThatAGenericResourceDoesNotFit() {
        GenericKubernetesResource generic = new GenericKubernetesResource();
        generic.setKind("Pod");
        generic.setApiVersion("v1");
        generic.setAdditionalProperty("spec", "text");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KubernetesSerialization().convertValue(generic, Pod.class))
                .withMessageContaining("PodSpec");
    }
}
