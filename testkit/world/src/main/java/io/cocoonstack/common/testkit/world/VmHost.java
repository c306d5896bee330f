package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.meta.SnapshotOrigin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pretend VMs of one node, which a kubelet has in the place of its hypervisor. They outlive the kubelet, as
 * processes on a host do. A VM counts while it runs, and its counter shows whether its state was lost or went back.
 * Every call but {@link #list} can fail with a runtime exception, as a real one can, and then it may have been carried
 * out or not. Safe for use by many threads.
 */
public interface VmHost {

    /**
     * A VM on the host.
     *
     * @param id its id, which is never used again
     * @param name its name
     * @param running whether it runs; a VM of which a snapshot was taken does not, until it is resumed
     */
    record Vm(String id, String name, boolean running) {}

    /** {@return what is on the host; a copy} */
    List<Vm> list();

    /**
     * {@return the id of a VM that is booted fresh}
     * @param vmName its name
     * @param forkFrom name of the VM whose state it begins with; null for none
     */
    String create(String vmName, @Nullable String forkFrom);

    /**
     * Stops a VM from running and takes a snapshot of it on the host's disk, in the place of an earlier one.
     *
     * @param id the VM's id
     */
    void snapshot(String id);

    /**
     * Pushes the snapshot that was taken of a VM to the registry, as a manifest with annotations.
     *
     * @param id the VM's id
     * @param tag the tag, see {@link io.cocoonstack.common.meta.Identifiers}
     * @param origin what the manifest says of the pod
     * @return the digest of the manifest; that it returns is the registry's confirmation
     */
    String push(String id, String tag, SnapshotOrigin origin);

    /**
     * Sets the tag {@code hibernate} to a manifest that the registry holds without it.
     *
     * @param vmName the VM's name, which names the repository
     * @param digest digest of the manifest
     */
    void retag(String vmName, String digest);

    /**
     * Lets a VM run on after a snapshot was taken of it.
     *
     * @param id the VM's id
     */
    void resume(String id);

    /**
     * Ends a VM. Its snapshot on the host's disk stays.
     *
     * @param id the VM's id
     */
    void destroy(String id);

    /**
     * Pulls a snapshot from the registry, keeps a copy on the host's disk, and starts a VM from it.
     *
     * @param vmName the VM's name, which names the repository
     * @param reference a tag or a digest
     * @return the VM's id
     */
    String restore(String vmName, String reference);

    /**
     * {@return whether a snapshot of a VM is on the host's disk}
     * @param vmName the VM's name
     */
    boolean hasLocalSnapshot(String vmName);

    /**
     * Deletes the snapshot of a VM from the host's disk.
     *
     * @param vmName the VM's name
     */
    void deleteLocalSnapshot(String vmName);
}
