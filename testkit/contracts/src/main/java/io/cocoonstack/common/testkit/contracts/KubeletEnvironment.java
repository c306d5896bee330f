package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.round.SnapshotProbe;
import io.cocoonstack.common.testkit.world.VmHost;

/** What one process of a kubelet works with. */
public interface KubeletEnvironment extends PartyEnvironment {

    /** {@return the VMs of the kubelet's node, and the way to push and pull snapshots of them} */
    VmHost host();

    /** {@return where the kubelet asks for snapshots} */
    SnapshotProbe registry();

    /** {@return the name of the kubelet's node: the pods that are bound to it are its own} */
    String nodeName();
}
