package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import org.jspecify.annotations.Nullable;

/** The migration of a set's main agent to the node that the set names (contract 6.6): from facts to the next step. */
public final class MigrationPlanner {

    private MigrationPlanner() {}

    /**
     * {@return the next step}
     * @param set the set
     * @param pod the main pod, possibly from a cache; null where there is none
     * @param owner whose round the pod is in
     * @param legacy what to make of a pod whose kubelet keeps no epochs
     * @param probe asks the registry; asked only where a row names a snapshot
     */
    public static RoundStep<CocoonSetPhase> next(
            SetFacts set, @Nullable PodFacts pod, RoundOwner owner, LegacyPolicy legacy, SnapshotProbe probe) {
        if (pod != null && set.isStranded(pod)) {
            return new SetStep.DeletePod(
                    pod, false, "the pod was never scheduled and its affinity asks for a node that is not wanted");
        }
        boolean migrating = set.isIn(CocoonSetPhase.MIGRATING);
        if (!migrating && !set.isIn(CocoonSetPhase.WAKING)) {
            if (!set.isElsewhere(pod)) {
                return new SetStep.NotAMigration("the main pod is not on another node than the one that is wanted");
            }
            return pod != null && pod.isDeleting()
                    ? new SetStep.NotAMigration("the main pod is being deleted")
                    : PodRound.plan(pod, legacy, probe, MigrationPlanner::begin);
        }
        if (pod == null) {
            return create(set, owner, probe);
        }
        return PodRound.plan(pod, legacy, probe, round -> {
            if (migrating && set.isElsewhere(round.pod())) {
                return leave(round);
            }
            if (isHandedOver(set, round.pod(), owner)) {
                return new SetStep.HandOver("a CocoonHibernation is hibernating the pod");
            }
            return migrating ? arrived(round) : wake(round);
        });
    }

    /**
     * Whether a set that is Migrating or Waking leaves its main pod to the round of a CocoonHibernation (contract 6.6
     * row migration-hand-over).
     */
    static boolean isHandedOver(SetFacts set, PodFacts pod, RoundOwner owner) {
        boolean leaving = set.isIn(CocoonSetPhase.MIGRATING) && set.isElsewhere(pod);
        return !leaving && pod.isHibernate() && owner == RoundOwner.HIBERNATION;
    }

    /**
     * Neither Migrating nor Waking, and the pod is elsewhere (contract 6.6 rows migration-of-hibernated,
     * migration-another-round, migration-leftover and migration-begin).
     */
    private static RoundStep<CocoonSetPhase> begin(PodRound<CocoonSetPhase> round) {
        if (round.pod().isHibernate()) {
            return round.complete(answer -> new SetStep.NotAMigration("another round is under way: " + answer.why()))
                    .orElse(() -> new Steps.StorePhase<>(
                            CocoonSetPhase.MIGRATING,
                            "the main pod is hibernated on another node than the wanted one"));
        }
        if (!round.isLive()) {
            return new SetStep.NotAMigration("another round is under way: the VM is not live");
        }
        return round.live()
                .orElse(() -> new Steps.StorePhase<>(
                        CocoonSetPhase.MIGRATING, "the main pod is on another node than the wanted one"));
    }

    /** There is no main pod (contract 6.6 rows migration-restore, migration-create and migration-probe-fails). */
    static RoundStep<CocoonSetPhase> create(SetFacts set, RoundOwner owner, SnapshotProbe probe) {
        RestoreIntent.Builder intent = RestoreIntent.builder()
                .pod(set.namespace, set.mainPodName())
                .image(set.image)
                .set(set.suspended, set.phase);
        if (set.leftovers != null) {
            intent.leftovers(set.leftovers);
        }
        if (owner == RoundOwner.HIBERNATION) {
            intent.hibernation(HibernationPhase.HIBERNATED, HibernationDesire.HIBERNATE);
        }
        RestoreDecision how = RestoreDecision.decide(intent.build(), set.mainVmName(), probe);
        if (how instanceof RestoreDecision.InTheWay found) {
            return found.isToBeDropped()
                    ? new SetStep.DropLeftover(set.mainPodName(), set.mainVmName(), found.digest(), found.why())
                    : new RoundStep.Wait<>("the main pod is not created: " + found.why());
        }
        return how instanceof RestoreDecision.DoNotCreate failed
                ? new RoundStep.ProbeError<>(failed.failure())
                : new Steps.CreatePod(how, CocoonSetPhase.WAKING, "there is no pod: " + how.why());
    }

    /**
     * Migrating, and the pod is still elsewhere (contract 6.6 rows migration-delete, migration-incomplete,
     * migration-drop, migration-request and migration-neither).
     */
    private static RoundStep<CocoonSetPhase> leave(PodRound<CocoonSetPhase> round) {
        if (round.pod().isHibernate()) {
            return round.complete()
                    .orElse(() ->
                            new SetStep.DeletePod(round.pod(), false, "the VM is hibernated, so its pod can move"));
        }
        return round.live()
                .orElse(() -> new RoundStep.RequestHibernate<>(
                        round.pod(), "the VM is live on another node and the registry holds no leftover"));
    }

    /** Migrating, and the pod is not elsewhere (contract 6.6 row migration-arrived). */
    private static RoundStep<CocoonSetPhase> arrived(PodRound<CocoonSetPhase> round) {
        return round.mayWake()
                .orElse(() -> new Steps.RequestWake<>(
                        round.pod(), CocoonSetPhase.WAKING, "the pod is not elsewhere any more"));
    }

    /** The rows of phase Waking (contract 6.6 rows waking-flag-on, waking-drop, waking-close and waking-else). */
    private static RoundStep<CocoonSetPhase> wake(PodRound<CocoonSetPhase> round) {
        if (round.pod().isHibernate()) {
            return round.mayWake()
                    .orElse(() -> new Steps.RequestWake<>(round.pod(), null, "the hibernate flag is on again"));
        }
        return round.live()
                .orElse(() -> round.close(CocoonSetPhase.RUNNING, "the VM is live and its snapshot is dropped"));
    }
}
