package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view that holds one set and nothing else. */
record OneSet(CocoonSet only) implements ClusterView {

    @Override
    public @Nullable CocoonSet set(String namespace, String name) {
        return name.equals(only.getMetadata().getName()) ? only : null;
    }

    @Override
    public List<Pod> pods(String namespace, String set) {
        return List.of();
    }

    @Override
    public @Nullable Pod pod(String namespace, String name) {
        return null;
    }

    @Override
    public @Nullable CocoonHibernation hibernation(String namespace, String name) {
        return null;
    }

    @Override
    public List<CocoonHibernation> hibernations(String namespace) {
        return List.of();
    }
}
