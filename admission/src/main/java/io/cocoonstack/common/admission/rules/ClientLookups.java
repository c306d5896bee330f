package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.admission.RawObject;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Objects;

/** Look-ups with a fabric8 client. */
final class ClientLookups implements ClusterLookups {

    private final KubernetesClient client;

    ClientLookups(KubernetesClient client) {
        this.client = Objects.requireNonNull(client, "client");
    }

    @Override
    public RawObject deployment(String namespace, String name) {
        return RawObject.of(client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name)
                .get());
    }

    @Override
    public RawObject statefulSet(String namespace, String name) {
        return RawObject.of(client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName(name)
                .get());
    }

    @Override
    public List<CocoonHibernation> hibernations(String namespace) {
        return client.resources(CocoonHibernation.class)
                .inNamespace(namespace)
                .list()
                .getItems();
    }
}
