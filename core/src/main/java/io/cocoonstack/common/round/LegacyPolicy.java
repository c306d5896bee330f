package io.cocoonstack.common.round;

/**
 * What to make of a pod whose kubelet keeps no epochs (contract 6.1 rule legacy). The choice is the caller's, and never
 * made for it: trusting loses state in a race that the contract describes, waiting never ends on a fleet that keeps no
 * epochs.
 */
public enum LegacyPolicy {
    /** Take it for live, as the Go operator does. */
    TRUST,
    /**
     * Take it for live when its kubelet reports ready for its generation, and call no hibernation of it off: while its
     * flag is on, a wake is requested only once the hibernation is complete, also in Failed. For kubelets of the Go
     * side as they are.
     */
    SERIALIZE,
    /** Wait until its kubelet keeps epochs. */
    WAIT
}
