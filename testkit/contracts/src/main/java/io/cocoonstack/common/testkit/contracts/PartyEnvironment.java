package io.cocoonstack.common.testkit.contracts;

import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * What one process of an operator or a kubelet works with. Every call can fail, and after a crash every call does: it
 * must be made through these, and not through clients that the party makes for itself.
 */
public interface PartyEnvironment {

    /** {@return the API server; whoever watches it has to leave the watches time in {@link PartyDriver#settle}} */
    KubernetesClient client();

    /** {@return the namespace of the kit's sets, CocoonHibernations and pods} */
    String namespace();

    /**
     * Runs passes until one changes nothing on the API server, on the hosts and in the registry, or the process is to
     * be dead.
     *
     * @param pass one pass of the party over all that is its own
     */
    void untilQuiet(Runnable pass);
}
