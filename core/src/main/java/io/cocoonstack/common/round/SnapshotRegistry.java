package io.cocoonstack.common.round;

/** The registry of snapshots, one repository per VM name, as far as an operator needs it (contract 12 rule probe). */
public interface SnapshotRegistry extends SnapshotProbe {

    /**
     * {@return what came of deleting a snapshot by the digest that a probe answered, so that a drop that arrives late
     * cannot take a newer one (contract 6.2 rule 2); {@link DropResult.Failed} rather than an exception}
     * @param name repository of the snapshots of one VM, named by the VM
     * @param digest digest of the manifest
     */
    DropResult drop(String name, String digest);
}
