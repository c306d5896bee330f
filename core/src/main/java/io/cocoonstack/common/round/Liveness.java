package io.cocoonstack.common.round;

/** Whether a pod's VM is live, and if not, why (contract 6.1 rule wake-complete). */
public enum Liveness {
    /** The VM runs, and every wake that was asked for is acknowledged. */
    LIVE("the VM runs and no wake is pending"),

    /**
     * The VM runs, as far as a pod without an epoch can tell: its kubelet keeps none, so a stale id cannot be told from
     * a new one. Whether that counts is the caller's choice, see {@link LegacyPolicy}.
     */
    LIVE_LEGACY("a container runs and there is a VM id, but the kubelet keeps no epoch that could confirm it"),

    /** The same, and the kubelet does not report the VM ready for the pod's generation. */
    LIVE_LEGACY_UNREPORTED("the kubelet keeps no epoch and does not report the VM ready for this generation"),

    /** The pod has a deletionTimestamp. */
    GOING_AWAY("the pod is being deleted"),

    /** The hibernate flag is on. */
    HIBERNATE_REQUESTED("the hibernate flag is on"),

    /** The epoch or wake-from-epoch is no integer of 0 or above. */
    MALFORMED_EPOCH("an epoch on the pod is malformed"),

    /** No container runs. */
    NOT_RUNNING("no container runs"),

    /** There is no VM id. */
    NO_VM_ID("there is no VM id"),

    /** A wake was asked for and the kubelet has not acknowledged it. */
    WAKE_PENDING("the wake that was asked for is not acknowledged by a higher epoch");

    private final String why;

    Liveness(String why) {
        this.why = why;
    }

    /**
     * {@return whether this counts as live; true for {@link #LIVE}, for {@link #LIVE_LEGACY} unless it is waited for,
     * and for {@link #LIVE_LEGACY_UNREPORTED} where it is trusted}
     * @param legacy what to make of a pod whose kubelet keeps no epochs
     */
    public boolean isLive(LegacyPolicy legacy) {
        return switch (this) {
            case LIVE -> true;
            case LIVE_LEGACY -> legacy != LegacyPolicy.WAIT;
            case LIVE_LEGACY_UNREPORTED -> legacy == LegacyPolicy.TRUST;
            default -> false;
        };
    }

    /** {@return the reason; one English clause, such as {@code no container runs}} */
    public String why() {
        return why;
    }
}
