package io.cocoonstack.common.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Pods of the vectors as the client reads them. */
final class VectorPods {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private VectorPods() {}

    static Pod pod(JsonNode json) {
        return json.isNull() || json.isMissingNode() ? null : SERIALIZATION.unmarshal(json.toString(), Pod.class);
    }
}
