package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.LifecycleState;

/**
 * The gate behind which a hibernation is complete (contract 6.1 rule hibernate-complete): hibernate on, state
 * hibernated, the pod's generation observed, and the snapshot in the registry. The first three reject a stale tag of an
 * earlier round, and a wake under way.
 */
public final class HibernateGate {

    private HibernateGate() {}

    /**
     * {@return whether a pod's VM is hibernated; the registry is asked only when all the rest holds}
     * @param pod the facts of the pod
     * @param probe asks the registry
     */
    public static HibernateAnswer evaluate(PodFacts pod, SnapshotProbe probe) {
        if (!pod.isHibernate()) {
            return HibernateAnswer.Incomplete.NOT_REQUESTED;
        }
        if (!LifecycleState.HIBERNATED.equals(pod.lifecycle().state())) {
            return HibernateAnswer.Incomplete.NOT_REPORTED;
        }
        if (pod.lifecycle().observedGeneration() < pod.generation()) {
            return HibernateAnswer.Incomplete.OBSERVED_OLDER_GENERATION;
        }
        String vmName = pod.vmName();
        if (vmName == null) {
            return HibernateAnswer.Incomplete.NO_VM_NAME;
        }
        ProbeResult snapshot = GuardedProbe.ask(pod, vmName, probe);
        if (snapshot instanceof ProbeResult.Present present) {
            return new HibernateAnswer.Complete(present.digest());
        }
        return snapshot instanceof ProbeResult.Failed failed
                ? new HibernateAnswer.ProbeFailed(failed)
                : HibernateAnswer.Incomplete.NO_SNAPSHOT;
    }
}
