package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.round.SnapshotProbe;
import io.cocoonstack.common.testkit.world.VmHost;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * What one process of a kubelet works with. Every call can fail, and after a crash every call does: it must be made
 * through these, and not through clients that the kubelet makes for itself.
 */
public interface KubeletEnvironment {

    /**
     * The API server. Watches work; whoever uses them has to leave them time in {@link KubeletDriver#settle}.
     *
     * @return the client
     */
    KubernetesClient client();

    /** {@return the VMs of the kubelet's node, and the way to push and pull snapshots of them; the host} */
    VmHost host();

    /** {@return where the kubelet asks for snapshots; the probe} */
    SnapshotProbe registry();

    /** {@return the kubelet's node: the pods that are bound to it are its own; the name} */
    String nodeName();

    /** {@return where the kit's pods are; the namespace} */
    String namespace();

    /**
     * Runs passes until one changes nothing on the API server, on the host and in the registry, or the process is to be
     * dead.
     *
     * @param pass one pass of the kubelet over the pods of its node
     */
    void untilQuiet(Runnable pass);
}
