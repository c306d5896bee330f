package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a reconciler reads the objects that it decides by. {@link #live} asks the API server; an implementation on the
 * caches of informers or of a framework saves those requests. A view may lag behind: what must not be decided on an old
 * read, the reconcilers read from the API server themselves (contract 6.2 rule 3, and 6.4).
 *
 * <p>What is handed out is only read. An implementation is safe for use by many threads. A view that cannot answer
 * throws: null and an empty list say that there is no such object.
 */
public interface ClusterView {

    /**
     * A view that asks the API server every time.
     *
     * @param client the client
     * @return a new view; its methods throw {@link KubernetesClientException} where the server refuses or cannot be
     *     reached
     */
    static ClusterView live(KubernetesClient client) {
        return new LiveView(client);
    }

    /**
     * {@return the set; null where there is none}
     *
     * @param namespace its namespace
     * @param name its name
     */
    @Nullable
    CocoonSet set(String namespace, String name);

    /**
     * {@return the pods that carry the label of a set, in any order}
     *
     * @param namespace the set's namespace
     * @param set the set's name, the value of {@link io.cocoonstack.common.meta.Labels#COCOON_SET}
     */
    List<Pod> pods(String namespace, String set);

    /**
     * {@return the pod; null where there is none}
     *
     * @param namespace its namespace
     * @param name its name
     */
    @Nullable
    Pod pod(String namespace, String name);

    /**
     * {@return the CocoonHibernation; null where there is none}
     *
     * @param namespace its namespace
     * @param name its name
     */
    @Nullable
    CocoonHibernation hibernation(String namespace, String name);

    /**
     * {@return all CocoonHibernations of a namespace, in any order, so that the one of a pod is found whatever its name
     * is}
     *
     * @param namespace the namespace
     */
    List<CocoonHibernation> hibernations(String namespace);
}
