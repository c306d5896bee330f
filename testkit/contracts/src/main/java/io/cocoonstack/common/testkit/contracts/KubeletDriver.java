package io.cocoonstack.common.testkit.contracts;

/** What {@link KubeletContract} needs of a kubelet that it checks. */
public interface KubeletDriver {

    /**
     * Starts the kubelet, in a process that remembers nothing of an earlier one. VMs of an earlier one may be on the
     * host.
     *
     * @param environment what it works with
     */
    void start(KubeletEnvironment environment);

    /**
     * Lets the kubelet work until it has nothing to do any more but wait. Where the kubelet does not decide that by
     * itself, {@link KubeletEnvironment#untilQuiet} runs passes until nothing changes. An exception is told in the
     * story of the run and does no harm.
     */
    void settle();

    /** Ends the kubelet as if it had been killed. Its environment is dead already where a crash is being tested. */
    void crash();

    /**
     * {@return whether every operator that the kubelet may meet keeps epochs, so that it never boots a VM fresh while
     * the registry holds a hibernate snapshot of it or cannot be asked; true unless overridden}
     */
    default boolean everyOperatorKeepsEpochs() {
        return true;
    }

    /**
     * {@return whether the kubelet cares for the snapshots on the host's disk when a pod is deleted; true unless
     * overridden}
     */
    default boolean supportsLocalSnapshots() {
        return true;
    }
}
