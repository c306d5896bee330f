package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.admission.RawObject;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/**
 * Looks up the objects that rules need beside the one under review (contract 8a). The API server waits meanwhile.
 * Called from many threads at once. No method takes or returns null.
 *
 * <p>A look-up that fails throws anything. The rule that asked then denies, so that an outage lets nothing pass.
 */
public interface ClusterLookups {

    /**
     * {@return look-ups with a fabric8 client, one request each; safe for use by many threads} Give the client a short
     * timeout and no retries: the API server waits for a webhook 10 seconds at most unless told otherwise, and a review
     * may need two look-ups, so one may take less than half of that. It needs {@code get} on Deployments, StatefulSets
     * and Pods and {@code list} on CocoonHibernations.
     *
     * @param client the client, which the caller closes
     */
    static ClusterLookups of(KubernetesClient client) {
        return new ClientLookups(client);
    }

    /**
     * {@return the Deployment as the API server has it, not as a cache had it; {@link RawObject#ABSENT} when it is
     * gone}
     *
     * @param namespace its namespace
     * @param name its name
     * @throws Exception if it cannot be read
     */
    RawObject deployment(String namespace, String name) throws Exception;

    /**
     * {@return the StatefulSet, as for {@link #deployment}}
     *
     * @param namespace its namespace
     * @param name its name
     * @throws Exception if it cannot be read
     */
    RawObject statefulSet(String namespace, String name) throws Exception;

    /**
     * {@return the pod, as for {@link #deployment}} It is looked up only where the name that is expected of its VM is
     * too long to hibernate under: the pod may say another one. Unless overridden, no pod is found, and the expected
     * name counts.
     *
     * @param namespace its namespace, a DNS label
     * @param name its name, a DNS name as an API server takes it for a pod
     * @throws Exception if it cannot be read; then the expected name counts
     */
    default RawObject pod(String namespace, String name) throws Exception {
        return RawObject.ABSENT;
    }

    /**
     * {@return all hibernations of a namespace, terminating ones included, as the API server has them; those of other
     * namespaces are skipped}
     *
     * @param namespace the namespace
     * @throws Exception if they cannot be listed
     */
    List<CocoonHibernation> hibernations(String namespace) throws Exception;
}
