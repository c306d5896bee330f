package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.examples.demo.operator.ClusterView;
import io.cocoonstack.examples.demo.operator.LiveView;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Three informers' caches, each of which falls behind and catches up as chance has it. */
final class LaggingView implements ClusterView {

    private final KubernetesClient client;
    private final LiveView live;
    private final String namespace;
    private final String setName;
    private @Nullable CocoonSet set;
    private List<Pod> pods = List.of();
    private List<CocoonHibernation> hibernations = List.of();

    LaggingView(KubernetesClient client, String namespace, String setName) {
        this.client = client;
        this.live = new LiveView(client);
        this.namespace = namespace;
        this.setName = setName;
    }

    void catchUp(Random random, boolean mayLag) {
        if (!mayLag || random.nextInt(3) > 0) {
            set = live.set(namespace, setName);
        }
        if (!mayLag || random.nextInt(3) > 0) {
            pods = live.pods(namespace, setName);
        }
        if (!mayLag || random.nextInt(3) > 0) {
            hibernations = client.resources(CocoonHibernation.class)
                    .inNamespace(namespace)
                    .list()
                    .getItems();
        }
    }

    @Nullable
    CocoonSet set() {
        return set;
    }

    List<CocoonHibernation> hibernations() {
        return hibernations;
    }

    @Override
    public @Nullable CocoonSet set(String inNamespace, String name) {
        return set != null && name.equals(setName) ? set : null;
    }

    @Override
    public List<Pod> pods(String inNamespace, String ofSet) {
        return pods;
    }

    @Override
    public @Nullable Pod pod(String inNamespace, String name) {
        return named(pods, name);
    }

    @Override
    public @Nullable CocoonHibernation hibernation(String inNamespace, String pod) {
        return named(hibernations, pod);
    }

    private static <T extends HasMetadata> @Nullable T named(List<T> objects, String name) {
        for (T object : objects) {
            if (name.equals(object.getMetadata().getName())) {
                return object;
            }
        }
        return null;
    }
}
