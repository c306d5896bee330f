package io.cocoonstack.common.round;

/**
 * The registry that holds snapshots as OCI artifacts, one repository per VM name, as far as an operator needs it
 * (contract 12 rule probe).
 */
public interface SnapshotRegistry extends SnapshotProbe {

    /**
     * Deletes a snapshot by the digest that a probe answered, so that a drop that arrives late cannot take a newer one
     * (contract 6.2 rule 2).
     *
     * @param name repository of the snapshots of one VM, named by the VM
     * @param digest digest of the manifest
     * @return never null; an implementation answers {@link DropResult.Failed} rather than throw
     */
    DropResult drop(String name, String digest);
}
