package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import org.jspecify.annotations.Nullable;

/** The migration of a set's main agent to the node that the set names (contract 6.6): from facts to the one next step. */
public final class MigrationPlanner {

    private MigrationPlanner() {}

    /** Whose round the main pod is in. */
    public enum Owner {
        /** No CocoonHibernation is in the middle of a round with the pod. */
        NOBODY,
        /** A CocoonHibernation in phase Hibernating or Hibernated is. */
        HIBERNATION
    }

    /**
     * Plans the next step.
     *
     * @param pod the main pod, possibly from a cache; null where there is none
     * @param vmName name of the main agent's VM, see {@link io.cocoonstack.common.meta.VmNames#mainAgent}
     * @param wantedNode the set's spec.nodeName; null or empty for none
     * @param phase the set's status.phase; null for none
     * @param owner whose round the pod is in
     * @param legacy what to make of a pod whose kubelet keeps no epochs
     * @param probe asks the registry; asked only where a row names a snapshot
     * @return never null; never throws
     */
    public static RoundStep next(
            @Nullable PodFacts pod,
            String vmName,
            @Nullable String wantedNode,
            @Nullable CocoonSetPhase phase,
            Owner owner,
            LegacyPolicy legacy,
            SnapshotProbe probe) {
        boolean migrating = CocoonSetPhase.MIGRATING.equals(phase);
        boolean waking = CocoonSetPhase.WAKING.equals(phase);
        if (!migrating && !waking) {
            if (!isElsewhere(pod, wantedNode)) {
                return new RoundStep.NotAMigration("the main pod is not on another node than the one that is wanted");
            }
            return pod != null && pod.isDeleting()
                    ? new RoundStep.NotAMigration("the main pod is being deleted")
                    : PodRound.plan(pod, legacy, probe, MigrationPlanner::begin);
        }
        if (pod == null) {
            return create(vmName, probe);
        }
        return PodRound.plan(pod, legacy, probe, round -> {
            if (migrating && isElsewhere(round.pod(), wantedNode)) {
                return leave(round);
            }
            if (round.pod().isHibernate() && owner == Owner.HIBERNATION) {
                return new RoundStep.HandOver("a CocoonHibernation is hibernating the pod");
            }
            return migrating
                    ? new RoundStep.RequestWake(round.pod(), CocoonSetPhase.WAKING, "the pod is not elsewhere any more")
                    : wake(round);
        });
    }

    private static boolean isElsewhere(@Nullable PodFacts pod, @Nullable String wantedNode) {
        return pod != null
                && wantedNode != null
                && !wantedNode.isEmpty()
                && pod.nodeName() != null
                && !wantedNode.equals(pod.nodeName());
    }

    /** Neither Migrating nor Waking, and the pod is elsewhere. */
    private static RoundStep begin(PodRound round) {
        if (round.pod().isHibernate()) {
            return round.ifComplete(
                    () -> new RoundStep.StorePhase(
                            CocoonSetPhase.MIGRATING, "the main pod is hibernated on another node than the wanted one"),
                    answer -> new RoundStep.NotAMigration("another round is under way: " + answer.why()));
        }
        if (!round.isLive()) {
            return new RoundStep.NotAMigration("another round is under way: the VM is not live");
        }
        return round.ifLive(() -> new RoundStep.StorePhase(
                CocoonSetPhase.MIGRATING, "the main pod is on another node than the wanted one"));
    }

    private static RoundStep create(String vmName, SnapshotProbe probe) {
        ProbeResult snapshot = HibernateGate.ask(probe, vmName);
        if (snapshot instanceof ProbeResult.Failed failed) {
            return PodRound.error(failed);
        }
        return snapshot instanceof ProbeResult.Present present
                ? new RoundStep.CreatePod(true, CocoonSetPhase.WAKING, "the registry holds " + present.digest())
                : new RoundStep.CreatePod(
                        false, CocoonSetPhase.WAKING, "there is no pod and no snapshot to restore it from");
    }

    /** Migrating, and the pod is still elsewhere. */
    private static RoundStep leave(PodRound round) {
        if (round.pod().isHibernate()) {
            return round.ifComplete(
                    () -> new RoundStep.DeletePod(round.pod(), "the VM is hibernated, so its pod can move"),
                    answer -> new RoundStep.Wait("the hibernation is not complete: " + answer.why()));
        }
        return round.ifLive(() -> new RoundStep.RequestHibernate(
                round.pod(), "the VM is live on another node and the registry holds no leftover"));
    }

    private static RoundStep wake(PodRound round) {
        if (round.pod().isHibernate()) {
            return new RoundStep.RequestWake(round.pod(), null, "the hibernate flag is on again");
        }
        return round.ifLive(() -> round.close(CocoonSetPhase.RUNNING, "the VM is live and its snapshot is dropped"));
    }
}
