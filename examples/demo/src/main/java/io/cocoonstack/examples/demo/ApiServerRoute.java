package io.cocoonstack.examples.demo;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;

/** Asks an API server that calls the webhook by itself. Objects are created as a dry run. */
record ApiServerRoute(KubernetesClient client) implements AdmissionRoute {

    private static final String DENIED = "denied the request: ";

    @Override
    public @Nullable String create(HasMetadata object) {
        return denial(() -> client.resource(object).dryRun().create());
    }

    @Override
    public @Nullable String scale(Deployment deployment, int replicas) {
        return denial(() ->
                client.apps().deployments().resource(deployment).scale(AdmissionRoute.scaleOf(deployment, replicas)));
    }

    /** What else goes wrong is thrown. */
    private static @Nullable String denial(Runnable request) {
        try {
            request.run();
            return null;
        } catch (KubernetesClientException e) {
            String message = e.getStatus() == null ? null : e.getStatus().getMessage();
            int denied = message == null ? -1 : message.indexOf(DENIED);
            if (denied < 0 || message == null) {
                throw e;
            }
            return message.substring(denied + DENIED.length());
        }
    }
}
