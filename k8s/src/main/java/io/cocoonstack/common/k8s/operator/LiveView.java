package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.FreshReads;
import io.cocoonstack.common.meta.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from the API server, every time; an absence is the server's own word. */
record LiveView(KubernetesClient client) implements ClusterView {

    @Override
    public @Nullable CocoonSet set(String namespace, String name) {
        return read(new CocoonSet(), namespace, name);
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
        return read(new Pod(), namespace, name);
    }

    @Override
    public @Nullable CocoonHibernation hibernation(String namespace, String name) {
        return read(new CocoonHibernation(), namespace, name);
    }

    @Override
    public List<CocoonHibernation> hibernations(String namespace) {
        return client.resources(CocoonHibernation.class)
                .inNamespace(namespace)
                .list()
                .getItems();
    }

    /**
     * Whose pod has a name beside the set: names of sets and of toolboxes may both hold a dash, so that two sets come to
     * one pod name and one VM name.
     *
     * @return an English noun phrase; null where there is no such pod or set
     */
    @Nullable
    String otherOwner(CocoonSet set, String podName) {
        String namespace = set.getMetadata().getNamespace();
        Pod pod = pod(namespace, podName);
        if (pod != null && !SetPods.owns(set, pod)) {
            return "a pod that is not of this set";
        }
        String name = set.getMetadata().getName();
        return sets(namespace)
                .filter(other -> !Objects.equals(other.getMetadata().getName(), name)
                        && SetPods.of(other).find(podName) != null)
                .findFirst()
                .map(other -> "the CocoonSet " + other.getMetadata().getName())
                .orElse(null);
    }

    /** Whether there is a set that a pod of this name may be of, wanted by it now or not. */
    boolean hasSetOf(String namespace, String podName) {
        return sets(namespace)
                .anyMatch(set -> podName.startsWith(set.getMetadata().getName() + "-"));
    }

    private Stream<CocoonSet> sets(String namespace) {
        return client.resources(CocoonSet.class).inNamespace(namespace).list().getItems().stream();
    }

    private <T extends HasMetadata> @Nullable T read(T wanted, String namespace, String name) {
        wanted.setMetadata(
                new ObjectMetaBuilder().withNamespace(namespace).withName(name).build());
        return FreshReads.object(client, wanted);
    }
}
