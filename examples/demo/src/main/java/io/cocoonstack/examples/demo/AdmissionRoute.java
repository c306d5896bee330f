package io.cocoonstack.examples.demo;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import org.jspecify.annotations.Nullable;

/** How the requests of a user come to the webhook. Each answers why it is denied, or null where it is allowed. */
interface AdmissionRoute {

    /** Asks to create an object, of which nothing stays. */
    @Nullable
    String create(HasMetadata object);

    /** Asks to scale a Deployment through its subresource. */
    @Nullable
    String scale(Deployment deployment, int replicas);

    static Scale scaleOf(Deployment deployment, int replicas) {
        return new ScaleBuilder()
                .withNewMetadata()
                .withNamespace(deployment.getMetadata().getNamespace())
                .withName(deployment.getMetadata().getName())
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .endSpec()
                .build();
    }
}
