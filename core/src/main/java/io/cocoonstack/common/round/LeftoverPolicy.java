package io.cocoonstack.common.round;

/**
 * What an operator does where a pod is to be created and the registry holds a hibernate snapshot of its VM that no
 * round speaks for, or that is of another image than the pod's (contract 12a). The snapshot is somebody's VM until it
 * is known to be none, so whoever wants more than {@link #STOP} says so beforehand. One that no round speaks for and
 * whose manifest names no pod, as a Go kubelet's does not, stays under each policy: it may be of a pod with the same VM
 * name.
 */
public enum LeftoverPolicy {
    /** The pod is not created, and the reason is said. Nothing is lost; somebody has to decide. */
    STOP,
    /**
     * The snapshot is dropped by its digest while no pod of the VM exists, and the pod is created fresh, as the Go
     * operator does. What the snapshot holds is gone.
     */
    DROP,
    /**
     * A snapshot of the pod's image is restored though no round speaks for it; at one of another image it stops.
     * Whoever creates the pod asks {@link LeftoverRound} first: a restore outside of a round would leave the snapshot
     * under the VM that works on, and the next pod would be restored to an older state.
     */
    RESTORE
}
