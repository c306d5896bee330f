package io.cocoonstack.common.round;

/** Asks a registry for a snapshot. Gates and decisions ask only when the answer matters. */
@FunctionalInterface
public interface SnapshotProbe {

    /**
     * {@return the manifest that a tag names, or that has a digest. An implementation answers {@link
     * ProbeResult.Failed} rather than throw; the gates take
     * an exception for that all the same}
     * @param name repository of the snapshots of one VM, named by the VM
     * @param reference the tag, see {@link io.cocoonstack.common.meta.Identifiers#HIBERNATE_SNAPSHOT_TAG}; a kubelet's
     *     planner asks for a digest too, where the tag is gone
     */
    ProbeResult probe(String name, String reference);
}
