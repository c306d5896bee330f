package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** What an API server refused, without the URL that the client puts into its messages. */
final class ApiErrors {

    private ApiErrors() {}

    static String describe(KubernetesClientException e) {
        Status status = e.getStatus();
        if (status != null
                && status.getMessage() != null
                && !status.getMessage().isEmpty()) {
            return "the API server answered " + e.getCode() + ": " + status.getMessage();
        }
        return e.getCode() == 0 ? "the API server could not be reached" : "the API server answered " + e.getCode();
    }
}
