package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * What one process of an operator works with. Every call can fail, and after a crash every call does: it must be made
 * through these, and not through clients that the operator makes for itself.
 */
public interface OperatorEnvironment {

    /**
     * The API server. Watches work; whoever uses them has to leave them time in {@link OperatorDriver#settle}.
     *
     * @return the client
     */
    KubernetesClient client();

    /** {@return the registry; the client} */
    SnapshotRegistry registry();

    /** {@return where the kit's sets, CocoonHibernations and pods are; the namespace} */
    String namespace();

    /**
     * Runs passes until one changes nothing on the API server and in the registry, or the process is to be dead.
     *
     * @param pass one pass of the operator over all that it reconciles
     */
    void untilQuiet(Runnable pass);
}
