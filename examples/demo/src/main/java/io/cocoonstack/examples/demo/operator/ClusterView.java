package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator decides by. It may lag behind the API server, as the caches of informers do. */
public interface ClusterView {

    /**
     * A set.
     *
     * @param namespace its namespace
     * @param name its name
     * @return null where there is none
     */
    @Nullable
    CocoonSet set(String namespace, String name);

    /**
     * The pods of a set.
     *
     * @param namespace the set's namespace
     * @param set the set's name
     * @return those that carry its label
     */
    List<Pod> pods(String namespace, String set);

    /**
     * A pod.
     *
     * @param namespace its namespace
     * @param name its name
     * @return null where there is none
     */
    @Nullable
    Pod pod(String namespace, String name);

    /**
     * The CocoonHibernation of a pod, which has the pod's name.
     *
     * @param namespace the pod's namespace
     * @param pod the pod's name
     * @return null where there is none
     */
    @Nullable
    CocoonHibernation hibernation(String namespace, String pod);
}
