package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.admission.RawObject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.ResourceNotFoundException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Objects;

/**
 * Look-ups with a fabric8 client. An absence is the API server's own word: a load balancer without a backend says 404
 * too, and a workload that cannot be looked up is not scaled down.
 */
final class ClientLookups implements ClusterLookups {

    private final KubernetesClient client;

    ClientLookups(KubernetesClient client) {
        this.client = Objects.requireNonNull(client, "client");
    }

    @Override
    public RawObject deployment(String namespace, String name) {
        return found(client.apps().deployments().inNamespace(namespace).withName(name), "deployments", name);
    }

    @Override
    public RawObject statefulSet(String namespace, String name) {
        return found(client.apps().statefulSets().inNamespace(namespace).withName(name), "statefulsets", name);
    }

    @Override
    public RawObject pod(String namespace, String name) {
        return found(client.pods().inNamespace(namespace).withName(name), "pods", name);
    }

    @Override
    public List<CocoonHibernation> hibernations(String namespace) {
        return client.resources(CocoonHibernation.class)
                .inNamespace(namespace)
                .list()
                .getItems();
    }

    private static RawObject found(Resource<? extends HasMetadata> resource, String plural, String name) {
        try {
            return RawObject.of(resource.require());
        } catch (ResourceNotFoundException e) {
            if (e.getCause() instanceof KubernetesClientException cause) {
                if (isAbsence(cause, plural, name)) {
                    return RawObject.ABSENT;
                }
                throw cause;
            }
            throw e;
        }
    }

    private static boolean isAbsence(KubernetesClientException e, String plural, String name) {
        StatusDetails details = e.getStatus() == null ? null : e.getStatus().getDetails();
        return e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
                && details != null
                && name.equals(details.getName())
                && plural.equals(details.getKind());
    }
}
