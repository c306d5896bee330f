package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.admission.RawObject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the cluster with a fabric8 client, one request a look-up. Give the client a short timeout and no retries: the API
 * server waits for the webhook 10 seconds at most unless told otherwise. It needs {@code get} on Deployments and StatefulSets
 * and {@code list} on CocoonHibernations.
 *
 * <p>Safe for use by many threads.
 */
public final class ClusterLookups implements WorkloadLookup, HibernationLister {

    private final KubernetesClient client;

    private ClusterLookups(KubernetesClient client) {
        this.client = Objects.requireNonNull(client, "client");
    }

    /**
     * Look-ups with a client.
     *
     * @param client the client, which the caller closes
     * @return both look-ups
     */
    public static ClusterLookups of(KubernetesClient client) {
        return new ClusterLookups(client);
    }

    @Override
    public RawObject find(WorkloadKind kind, String namespace, String name) {
        @Nullable
        HasMetadata workload = switch (kind) {
            case DEPLOYMENT ->
                client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(name)
                        .get();
            case STATEFUL_SET ->
                client.apps()
                        .statefulSets()
                        .inNamespace(namespace)
                        .withName(name)
                        .get();
        };
        return RawObject.of(workload);
    }

    @Override
    public List<CocoonHibernation> list(String namespace) {
        return client.resources(CocoonHibernation.class)
                .inNamespace(namespace)
                .list()
                .getItems();
    }
}
