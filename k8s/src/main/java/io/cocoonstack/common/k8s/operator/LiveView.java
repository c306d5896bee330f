package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.meta.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from the API server, every time. */
record LiveView(KubernetesClient client) implements ClusterView {

    @Override
    public @Nullable CocoonSet set(String namespace, String name) {
        return client.resources(CocoonSet.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
    }

    @Override
    public List<Pod> pods(String namespace, String set) {
        return client.pods()
                .inNamespace(namespace)
                .withLabel(Labels.COCOON_SET, set)
                .list()
                .getItems();
    }

    @Override
    public @Nullable Pod pod(String namespace, String name) {
        return client.pods().inNamespace(namespace).withName(name).get();
    }

    @Override
    public @Nullable CocoonHibernation hibernation(String namespace, String name) {
        return client.resources(CocoonHibernation.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
    }

    @Override
    public List<CocoonHibernation> hibernations(String namespace) {
        return client.resources(CocoonHibernation.class)
                .inNamespace(namespace)
                .list()
                .getItems();
    }
}
