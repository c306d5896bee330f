package io.cocoonstack.common.k8s;

import io.cocoonstack.common.round.PodFacts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.ResourceNotFoundException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the API server, in which an absence is the server's own word (contract 6.2 rules 2 and 3). The client's
 * own {@code get()} takes every 404 for an absence, also that of a load balancer.
 *
 * <p>Safe for use by many threads, as the client is.
 */
public final class FreshReads {

    private FreshReads() {}

    /**
     * Reads a pod.
     *
     * @param client the client
     * @param namespace the pod's namespace
     * @param name the pod's name
     * @return its facts; null where the server says that it has no such pod
     * @throws KubernetesClientException if the server refuses, or cannot be reached
     */
    public static @Nullable PodFacts pod(KubernetesClient client, String namespace, String name) {
        Pod pod = object(
                client,
                new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .endMetadata()
                        .build());
        return pod == null ? null : Pods.facts(pod);
    }

    /**
     * Reads an object anew.
     *
     * @param <T> its type
     * @param client the client
     * @param object the object to look for; its kind, namespace and name count
     * @return the object as the server has it; null where the server says that it has none
     * @throws KubernetesClientException if the server refuses, or cannot be reached
     */
    public static <T extends HasMetadata> @Nullable T object(KubernetesClient client, T object) {
        try {
            return client.resource(object).require();
        } catch (ResourceNotFoundException e) {
            if (e.getCause() instanceof KubernetesClientException cause) {
                if (ApiErrors.isGone(cause, object)) {
                    return null;
                }
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Whether an object is still what it was when it was read: the same one, and nobody has written to it since.
     *
     * @param client the client
     * @param object the object as it was read
     * @return false also where it is gone
     * @throws KubernetesClientException if the server refuses, or cannot be reached
     */
    public static boolean isUnchanged(KubernetesClient client, HasMetadata object) {
        HasMetadata now = object(client, object);
        ObjectMeta read = object.getMetadata();
        return now != null
                && Objects.equals(now.getMetadata().getUid(), read.getUid())
                && Objects.equals(now.getMetadata().getResourceVersion(), read.getResourceVersion());
    }
}
