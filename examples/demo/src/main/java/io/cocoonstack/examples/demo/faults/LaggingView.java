package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.operator.ClusterView;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Three informers' caches, each of which falls behind and catches up as chance has it. */
final class LaggingView implements ClusterView {

    private final CurrentView current;
    private @Nullable CocoonSet set;
    private List<Pod> pods = List.of();
    private List<CocoonHibernation> hibernations = List.of();

    LaggingView(CurrentView current) {
        this.current = current;
    }

    void catchUp(Random random, boolean mayLag) {
        if (!mayLag || random.nextInt(3) > 0) {
            set = current.set();
        }
        if (!mayLag || random.nextInt(3) > 0) {
            pods = current.pods();
        }
        if (!mayLag || random.nextInt(3) > 0) {
            hibernations = current.hibernations();
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
        return named(set == null ? List.of() : List.of(set), name);
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
    public @Nullable CocoonHibernation hibernation(String inNamespace, String name) {
        return named(hibernations, name);
    }

    @Override
    public List<CocoonHibernation> hibernations(String inNamespace) {
        return hibernations;
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
