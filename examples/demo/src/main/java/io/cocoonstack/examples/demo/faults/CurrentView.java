package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API server holds now, read again only after something has changed. Nobody changes what is handed out. */
final class CurrentView {

    private final PretendCluster cluster;
    private final KubernetesClient client;
    private long version = -1;
    private List<CocoonSet> sets = List.of();
    private List<Pod> pods = List.of();
    private List<CocoonHibernation> hibernations = List.of();

    CurrentView(PretendCluster cluster) {
        this.cluster = cluster;
        this.client = cluster.client();
    }

    private void read() {
        if (cluster.version() == version) {
            return;
        }
        sets = client.resources(CocoonSet.class)
                .inNamespace(PretendCluster.NAMESPACE)
                .list()
                .getItems();
        pods = client.pods().inNamespace(PretendCluster.NAMESPACE).list().getItems();
        hibernations = client.resources(CocoonHibernation.class)
                .inNamespace(PretendCluster.NAMESPACE)
                .list()
                .getItems();
        version = cluster.version();
    }

    /** The one set that there is. */
    @Nullable
    CocoonSet set() {
        read();
        return sets.isEmpty() ? null : sets.get(0);
    }

    List<Pod> pods() {
        read();
        return pods;
    }

    List<CocoonHibernation> hibernations() {
        read();
        return hibernations;
    }

    /** The one CocoonHibernation that there is at most. */
    @Nullable
    CocoonHibernation hibernation() {
        return hibernations().isEmpty() ? null : hibernations.get(0);
    }
}
