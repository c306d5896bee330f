package io.cocoonstack.common.round;

import org.jspecify.annotations.Nullable;

/**
 * The gate behind which a wake is complete (contract 6.1 rule wake-complete): container running, VM id there, hibernate
 * off, not being deleted, no wake pending. The old gate knew the first two alone, and opened on an id that a kubelet
 * had left behind. Safe for use by many threads.
 */
public final class WakeGate {

    private WakeGate() {}

    /**
     * {@return the first reason why the pod's VM is not live, else {@link Liveness#LIVE} or one of the legacy
     * answers; a missing pod is {@link Liveness#NOT_RUNNING}. Nothing is thrown}
     * @param pod the facts of the pod, or null for none
     */
    public static Liveness evaluate(@Nullable PodFacts pod) {
        if (pod == null) {
            return Liveness.NOT_RUNNING;
        }
        if (pod.isDeleting()) {
            return Liveness.GOING_AWAY;
        }
        if (pod.isHibernate()) {
            return Liveness.HIBERNATE_REQUESTED;
        }
        if (pod.hibernateEpoch().isMalformed() || pod.wakeFromEpoch().isMalformed()) {
            return Liveness.MALFORMED_EPOCH;
        }
        if (!pod.isContainerRunning()) {
            return Liveness.NOT_RUNNING;
        }
        if (pod.vmId() == null) {
            return Liveness.NO_VM_ID;
        }
        // Runtime and epoch are written together: an id without an epoch comes from a kubelet that keeps none.
        if (pod.hibernateEpoch().isAbsent()) {
            return pod.isReadyReported() ? Liveness.LIVE_LEGACY : Liveness.LIVE_LEGACY_UNREPORTED;
        }
        return pod.isWakePending() ? Liveness.WAKE_PENDING : Liveness.LIVE;
    }
}
