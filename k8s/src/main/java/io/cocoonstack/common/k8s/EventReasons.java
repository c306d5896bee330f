package io.cocoonstack.common.k8s;

/**
 * The reasons of the Kubernetes Events that {@link RoundEvents} emits for the steps of a round, on the custom resource
 * whose round it is and, where a constant says so, on the pod that the step touched; the last four are those of {@link
 * io.cocoonstack.common.k8s.operator.FleetEvents}. They are words to search and alert
 * by, and stay as they are; the messages behind them are for people, and may change. Waits and conflicts emit nothing:
 * they are the everyday of a round, and are logged at level debug.
 */
public final class EventReasons {

    /** Normal: a phase was stored; a round began, went on or was closed. */
    public static final String PHASE_CHANGED = "PhaseChanged";

    /** Normal, also on the pod: the hibernate flag was set. */
    public static final String HIBERNATE_REQUESTED = "HibernateRequested";

    /** Normal, also on the pod: the hibernate flag was taken away, and the VM asked to wake. */
    public static final String WAKE_REQUESTED = "WakeRequested";

    /** Normal, also on the pod: a hibernate snapshot under a live VM was deleted from the registry. */
    public static final String SNAPSHOT_DROPPED = "SnapshotDropped";

    /**
     * Warning, also on the pod: it could not be deleted; the round waits and tries again. Where the registry deletes
     * nothing for anyone, enable deletion there.
     */
    public static final String SNAPSHOT_DROP_FAILED = "SnapshotDropFailed";

    /** Normal: the main pod was created, restored or fresh. */
    public static final String POD_CREATED = "PodCreated";

    /** Normal, also on the pod: the pod of a hibernated VM was deleted, to move it or to release its seat. */
    public static final String POD_DELETED = "PodDeleted";

    /**
     * Warning: the registry gave no answer to go by; nothing is touched until it does. See to the registry, the
     * operator's credentials and the network between.
     */
    public static final String REGISTRY_UNAVAILABLE = "RegistryUnavailable";

    /** Warning: the API server refused a write for another reason than a conflict, such as a right, a quota, a webhook. */
    public static final String STEP_FAILED = "StepFailed";

    /** Warning: a pod of a set is not created for now, such as over a snapshot that nobody expected. */
    public static final String POD_NOT_CREATED = "PodNotCreated";

    /** Warning: a snapshot of a set that is deleted stays in the registry. */
    public static final String SNAPSHOT_KEPT = "SnapshotKept";

    /** Warning, of a kubelet on its pod too: the VM failed, or its state is gone; the message says which and what helps. */
    public static final String VM_FAILED = "VmFailed";

    /** Warning: a leg of a round did not end within its deadline. */
    public static final String DEADLINE_PASSED = "DeadlinePassed";

    private EventReasons() {}
}
