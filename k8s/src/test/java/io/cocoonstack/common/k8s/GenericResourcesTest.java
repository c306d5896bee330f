package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class GenericResourcesTest {

    private final KubernetesSerialization serialization = new KubernetesSerialization();

    private GenericKubernetesResource resource(String json) {
        return serialization.unmarshal(json, GenericKubernetesResource.class);
    }

    @Test
    void aResourceThatFitsIsConverted() {
        Pod pod = GenericResources.typed(
                serialization,
                resource("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"p\"},"
                        + "\"spec\":{\"nodeName\":\"n\"}}"),
                Pod.class);
        assertThat(pod.getMetadata().getName()).isEqualTo("p");
        assertThat(pod.getSpec().getNodeName()).isEqualTo("n");
    }

    @Test
    void aResourceThatDoesNotFitIsAnErrorThatNamesTheTargetType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenericResources.typed(
                        serialization,
                        resource(
                                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"p\",\"namespace\":\"n\"},"
                                        + "\"spec\":{\"containers\":\"none\"}}"),
                        Pod.class))
                .withMessage("resource Pod n/p is no io.fabric8.kubernetes.api.model.Pod, expected one that fits");
    }
}
