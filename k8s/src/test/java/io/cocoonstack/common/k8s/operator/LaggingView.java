package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view that does not know of any CocoonHibernation yet, and reads all else from the API server.
 *
 * @param showsPods whether it knows of pods
 */
record LaggingView(ClusterView live, boolean showsPods) implements ClusterView {

    @Override
    public @Nullable CocoonSet set(String namespace, String name) {
        return live.set(namespace, name);
    }

    @Override
    public List<Pod> pods(String namespace, String set) {
        return showsPods ? live.pods(namespace, set) : List.of();
    }

    @Override
    public @Nullable Pod pod(String namespace, String name) {
        return showsPods ? live.pod(namespace, name) : null;
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
