package io.cocoonstack.examples.demo.kubelet;

import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.examples.demo.PretendRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The VMs of one node, as their kubelet reaches them: what a hypervisor and a client for snapshots do elsewhere. Every call
 * that changes something can fail with an exception, and then it may have been carried out or not.
 */
public interface Host {

    /**
     * A VM on the host.
     *
     * @param id its id, which is never used again
     * @param running whether it runs, or is frozen
     */
    record Vm(String id, boolean running) {}

    /**
     * Looks for a VM.
     *
     * @param name the VM's name
     * @return null where there is none
     */
    @Nullable
    Vm find(String name);

    /**
     * Boots a VM that never was.
     *
     * @param name the VM's name
     * @param forkFrom name of the VM that it forks from; null for none
     */
    void boot(String name, @Nullable String forkFrom);

    /**
     * Pulls a snapshot from the registry, keeps a copy on disk, and starts a VM from it.
     *
     * @param name the VM's name, which names the repository
     * @param digest the digest of the snapshot's manifest
     * @throws PretendRegistry.DownException if the registry does not hand it out
     */
    void restore(String name, String digest);

    /**
     * Stops a VM from running and takes a snapshot of it on disk.
     *
     * @param id the VM's id
     */
    void freeze(String id);

    /**
     * Pushes the snapshot that was taken of a VM; that it returns is the registry's confirmation.
     *
     * @param id the VM's id
     * @param tag the tag
     * @param origin what the manifest says of the pod
     * @throws PretendRegistry.DownException if the registry does not take it
     */
    void push(String id, String tag, SnapshotOrigin origin);

    /**
     * Lets a frozen VM run again.
     *
     * @param id the VM's id
     */
    void resume(String id);

    /**
     * Ends a VM. Its snapshot on disk stays.
     *
     * @param id the VM's id
     */
    void destroy(String id);

    /**
     * Whether a snapshot of a VM is on disk.
     *
     * @param name the VM's name
     * @return whether there is one
     */
    boolean isOnDisk(String name);

    /**
     * Deletes the snapshot of a VM from disk.
     *
     * @param name the VM's name
     */
    void deleteFromDisk(String name);
}
