package io.cocoonstack.examples.demo.webhook;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;

/** Asks an API server that calls the webhook by itself. Objects are created as a dry run. */
final class ApiServerRoute implements AdmissionRoute {

    private static final String DENIED = "denied the request: ";

    private final KubernetesClient client;

    ApiServerRoute(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public @Nullable String create(HasMetadata object) {
        return denial(() -> client.resource(object).dryRun().create());
    }

    @Override
    public @Nullable String scale(Deployment deployment, int replicas) {
        Scale scale = new ScaleBuilder()
                .withNewMetadata()
                .withNamespace(deployment.getMetadata().getNamespace())
                .withName(deployment.getMetadata().getName())
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .endSpec()
                .build();
        return denial(() -> client.apps()
                .deployments()
                .inNamespace(deployment.getMetadata().getNamespace())
                .withName(deployment.getMetadata().getName())
                .scale(scale));
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
