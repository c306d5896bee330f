package io.cocoonstack.examples.kubelet;

import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.VmSpec;
import org.jspecify.annotations.Nullable;

/**
 * The VMs of the kubelet's node: put your hypervisor behind it. They outlive the kubelet. Each call may throw a runtime
 * exception, and may then have been carried out or not: the kubelet looks again, and goes on from what it finds.
 */
interface VmHost {

    /**
     * A VM on the host.
     *
     * @param id its id, which is never used again
     * @param ip its address, as text; null while it has none
     * @param running whether it runs; one of which a snapshot was taken does not, until it is resumed
     */
    record Vm(String id, @Nullable String ip, boolean running) {}

    /** {@return the VM of a name; null for none} */
    @Nullable
    Vm find(String vmName);

    /** Boots a VM fresh, or with the state of the VM {@code forkFrom} of its spec. */
    void create(String vmName, VmSpec spec);

    /** Pulls the snapshot of a digest from the registry, keeps it on disk, and starts a VM from it. */
    void restore(String vmName, VmSpec spec, String digest);

    /** Stops a VM from running, and takes a snapshot of it on disk. */
    void snapshot(String vmName);

    /** Pushes the snapshot on disk with the origin as its manifest's annotations, until the registry confirmed it. */
    void push(String vmName, String tag, SnapshotOrigin origin);

    /** Pushes the manifest of a digest, which the registry holds, under a tag. */
    void retag(String vmName, String tag, String digest);

    /** Lets a VM run on after a snapshot was taken of it. */
    void resume(String vmName);

    /** Ends a VM. Its snapshot on disk stays. */
    void destroy(String vmName);

    /** {@return whether a snapshot of a VM is on disk} */
    boolean hasSnapshot(String vmName);

    /** Deletes the snapshot of a VM from disk. The registry's stays. */
    void deleteSnapshot(String vmName);
}
