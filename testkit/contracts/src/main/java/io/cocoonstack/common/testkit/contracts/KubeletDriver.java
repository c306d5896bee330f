package io.cocoonstack.common.testkit.contracts;

/** What {@link KubeletContract} needs of a kubelet that it checks. */
public interface KubeletDriver extends PartyDriver<KubeletEnvironment> {

    /**
     * {@return whether every operator that the kubelet may meet keeps epochs, so that it never boots a VM fresh while
     * the registry holds a hibernate snapshot of it or cannot be asked; true unless overridden}
     */
    default boolean everyOperatorKeepsEpochs() {
        return true;
    }

    /** {@return whether the kubelet cares for the snapshots on the host's disk when a pod is deleted; true by default} */
    default boolean supportsLocalSnapshots() {
        return true;
    }
}
