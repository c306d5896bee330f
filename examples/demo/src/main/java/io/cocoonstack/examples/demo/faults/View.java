package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.operator.ClusterView;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the API server holds now, or held when informers' caches were filled. Nobody changes what is handed out. */
final class View implements ClusterView {

    private final @Nullable PretendCluster cluster;
    private long version = -1;
    private long setsVersion;
    private long podsVersion;
    private long hibernationsVersion;
    private List<CocoonSet> sets = List.of();
    private List<Pod> pods = List.of();
    private List<CocoonHibernation> hibernations = List.of();

    private View(@Nullable PretendCluster cluster) {
        this.cluster = cluster;
    }

    /** What the cluster holds now, read again only after something has changed. */
    static View of(PretendCluster cluster) {
        return new View(cluster);
    }

    /** Three informers' caches, which hold nothing yet. */
    static View lagging() {
        return new View(null);
    }

    /** Each cache falls behind or catches up as chance has it. */
    void catchUp(View current, Random random, boolean mayLag) {
        if (!mayLag || random.nextInt(3) > 0) {
            sets = current.read().sets;
            setsVersion = current.version;
        }
        if (!mayLag || random.nextInt(3) > 0) {
            pods = current.read().pods;
            podsVersion = current.version;
        }
        if (!mayLag || random.nextInt(3) > 0) {
            hibernations = current.read().hibernations;
            hibernationsVersion = current.version;
        }
    }

    /** Another number whenever a cache has caught up with something. */
    long changes() {
        return setsVersion + podsVersion + hibernationsVersion;
    }

    private View read() {
        if (cluster != null && cluster.version() != version) {
            sets = list(cluster.client(), CocoonSet.class);
            pods = list(cluster.client(), Pod.class);
            hibernations = list(cluster.client(), CocoonHibernation.class);
            version = cluster.version();
        }
        return this;
    }

    private static <T extends HasMetadata> List<T> list(KubernetesClient client, Class<T> type) {
        return client.resources(type)
                .inNamespace(PretendCluster.NAMESPACE)
                .list()
                .getItems();
    }

    /** The one set that there is. */
    @Nullable
    CocoonSet set() {
        return read().sets.isEmpty() ? null : sets.get(0);
    }

    List<Pod> pods() {
        return read().pods;
    }

    List<CocoonHibernation> hibernations() {
        return read().hibernations;
    }

    /** The one CocoonHibernation that there is at most. */
    @Nullable
    CocoonHibernation hibernation() {
        return hibernations().isEmpty() ? null : hibernations.get(0);
    }

    @Override
    public @Nullable CocoonSet set(String inNamespace, String name) {
        return named(read().sets, name);
    }

    @Override
    public List<Pod> pods(String inNamespace, String ofSet) {
        return pods();
    }

    @Override
    public @Nullable Pod pod(String inNamespace, String name) {
        return named(pods(), name);
    }

    @Override
    public @Nullable CocoonHibernation hibernation(String inNamespace, String name) {
        return named(hibernations(), name);
    }

    @Override
    public List<CocoonHibernation> hibernations(String inNamespace) {
        return hibernations();
    }

    private static <T extends HasMetadata> @Nullable T named(List<T> objects, String name) {
        return objects.stream()
                .filter(object -> name.equals(object.getMetadata().getName()))
                .findFirst()
                .orElse(null);
    }
}
