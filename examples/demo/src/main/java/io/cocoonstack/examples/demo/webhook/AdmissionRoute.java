package io.cocoonstack.examples.demo.webhook;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.jspecify.annotations.Nullable;

/** How the requests of a user come to the webhook. */
public interface AdmissionRoute {

    /**
     * Asks to create an object, of which nothing stays.
     *
     * @param object the object, with its namespace
     * @return why the webhook denies it, or null where it is allowed
     */
    @Nullable
    String create(HasMetadata object);

    /**
     * Asks to scale a Deployment through its subresource.
     *
     * @param deployment the Deployment as it is
     * @param replicas how many it is to have
     * @return why the webhook denies it, or null where it is allowed
     */
    @Nullable
    String scale(Deployment deployment, int replicas);
}
