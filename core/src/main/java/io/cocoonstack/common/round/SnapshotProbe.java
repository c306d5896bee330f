package io.cocoonstack.common.round;

/** Asks a registry for a snapshot. Gates and decisions ask only when the answer matters. */
@FunctionalInterface
public interface SnapshotProbe {

    /**
     * {@return what a tag names. An implementation answers {@link ProbeResult.Failed} rather than throw; the gates take
     * an exception for that all the same}
     * @param name repository of the snapshots of one VM, named by the VM
     * @param tag the tag, see {@link io.cocoonstack.common.meta.Identifiers#HIBERNATE_SNAPSHOT_TAG}
     */
    ProbeResult probe(String name, String tag);
}
