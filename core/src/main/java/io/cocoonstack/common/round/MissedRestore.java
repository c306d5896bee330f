package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a pod that was created too late: the creation was decided on before a round began, went missing on
 * its way, and landed when the round's own pod had gone. Its kubelet finds a snapshot that nobody asked to restore and
 * boots nothing over it (contract 6.3 rule 5), so the round would wait for good. Whoever creates pods asks for the
 * restore then, wherever the planner of the round has nothing to do.
 */
public final class MissedRestore {

    private MissedRestore() {}

    /**
     * {@return the wake request for a pod that {@link RestoreDecision} would have created to be restored, or the step
     * of {@link LeftoverRound} that comes before it; else {@link RoundStep.Wait} or {@link RoundStep.ProbeError}}
     * @param intent what is known of the rounds around the pod
     * @param pod the pod, possibly from a cache; null where there is none
     * @param probe asks the registry; asked only about a pod that never had a VM and was not asked to restore one
     */
    public static RoundStep<CocoonSetPhase> next(RestoreIntent intent, @Nullable PodFacts pod, SnapshotProbe probe) {
        String vmName = pod == null ? null : pod.vmName();
        if (pod == null || vmName == null || !isUnasked(pod)) {
            return new RoundStep.Wait<>("the pod has or had a VM, or was asked to restore one");
        }
        RestoreDecision decision = RestoreDecision.decide(intent, vmName, probe);
        if (decision instanceof RestoreDecision.DoNotCreate failed) {
            return new RoundStep.ProbeError<>(failed.failure());
        }
        if (decision instanceof RestoreDecision.InTheWay found) {
            return new RoundStep.Wait<>("the pod is not asked to restore: " + found.why());
        }
        RoundStep<CocoonSetPhase> round = LeftoverRound.begin(intent, decision);
        if (round != null) {
            return round;
        }
        return decision instanceof RestoreDecision.Restore
                ? new Steps.RequestWake<>(
                        pod, null, "the pod was created without being asked to restore: " + decision.why())
                : new RoundStep.Wait<>("nothing is to be restored: " + decision.why());
    }

    private static boolean isUnasked(PodFacts pod) {
        return !pod.isDeleting()
                && !pod.isTerminal()
                && !pod.isHibernate()
                && !pod.isRestoreFlag()
                && pod.vmId() == null
                && pod.hibernateEpoch().isAbsent()
                && pod.wakeFromEpoch().isAbsent();
    }
}
