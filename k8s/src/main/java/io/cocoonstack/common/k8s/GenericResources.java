package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Untyped resources as typed ones (contract 7). */
public final class GenericResources {

    private GenericResources() {}

    /**
     * Converts an untyped resource.
     *
     * @param <T> the target type
     * @param serialization the client's serialization, see {@code KubernetesClient.getKubernetesSerialization()}
     * @param resource the resource; left as it is
     * @param type the target type
     * @return a new object
     * @throws IllegalArgumentException if the resource does not fit; the message names the resource and the target type
     */
    public static <T> T typed(
            KubernetesSerialization serialization, GenericKubernetesResource resource, Class<T> type) {
        try {
            return serialization.convertValue(resource, type);
        } catch (IllegalArgumentException e) {
            String name = resource.getMetadata() == null
                    ? null
                    : resource.getMetadata().getNamespace() + "/"
                            + resource.getMetadata().getName();
            throw new IllegalArgumentException(
                    "resource " + resource.getKind() + " " + name + " is no " + type.getName()
                            + ", expected one that fits",
                    e);
        }
    }
}
