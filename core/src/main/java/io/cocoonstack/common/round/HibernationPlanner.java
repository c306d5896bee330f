package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import org.jspecify.annotations.Nullable;

/** The round of a CocoonHibernation (contract 6.5): from facts to the one next step. */
public final class HibernationPlanner {

    private HibernationPlanner() {}

    /**
     * {@return the next step}
     * @param hibernation the CocoonHibernation
     * @param pod the pod that it names, possibly from a cache; null where there is none
     * @param legacy what to make of a pod whose kubelet keeps no epochs
     * @param probe asks the registry; asked only where a row names a snapshot
     */
    public static RoundStep<HibernationPhase> next(
            HibernationFacts hibernation, @Nullable PodFacts pod, LegacyPolicy legacy, SnapshotProbe probe) {
        HibernationPhase phase = hibernation.phase;
        if (phase != null && !phase.isKnown()) {
            return new RoundStep.Wait<>("phase " + phase + " is not known to this version");
        }
        boolean hibernate = HibernationDesire.HIBERNATE.equals(hibernation.desire);
        if (!hibernate && !HibernationDesire.WAKE.equals(hibernation.desire)) {
            return new RoundStep.Wait<>("desire " + hibernation.desire + " is not known to this version");
        }
        return PodRound.plan(pod, legacy, probe, round -> {
            if (isSetMigrating(hibernation.set, phase, round.pod())) {
                return new RoundStep.Wait<>("the set is moving the pod");
            }
            return hibernate ? hibernate(hibernation, round) : wake(hibernation, round);
        });
    }

    /**
     * The rows of desire Hibernate (contract 6.5 rows hibernate-flag-on, hibernate-leftover, hibernate-begin,
     * hibernate-request, hibernated-leftover, hibernate-complete, hibernated, hibernated-lost and hibernate-else).
     */
    private static RoundStep<HibernationPhase> hibernate(
            HibernationFacts hibernation, PodRound<HibernationPhase> round) {
        boolean hibernated = HibernationPhase.HIBERNATED.equals(hibernation.phase);
        boolean hibernating = isHibernating(hibernation.phase);
        if (round.pod().isHibernate()) {
            if (hibernated) {
                return round.complete(answer -> round.lost(HibernationPhase.HIBERNATING, answer))
                        .orElse(() -> new RoundStep.Done<>("the VM is hibernated"));
            }
            return hibernating
                    ? round.complete()
                            .orElse(() -> round.declare(
                                    HibernationPhase.HIBERNATED,
                                    "the kubelet reports hibernated and the registry holds the snapshot"))
                    : new Steps.StorePhase<>(HibernationPhase.HIBERNATING, "the hibernate flag is on already");
        }
        return round.live().orElse(() -> {
            if (!hibernated && !hibernating) {
                return new Steps.StorePhase<>(
                        HibernationPhase.HIBERNATING, "the VM is live and the registry holds no leftover");
            }
            return hibernation.isGivenUp()
                    ? PodRound.givenUp()
                    : new RoundStep.RequestHibernate<>(
                            round.pod(), "the VM is live and the registry holds no leftover");
        });
    }

    /** The rows of desire Wake (contract 6.5 row wake-call-off and those below it). */
    private static RoundStep<HibernationPhase> wake(HibernationFacts hibernation, PodRound<HibernationPhase> round) {
        if (hibernation.set != null && hibernation.set.suspended) {
            return new RoundStep.Wait<>("the set of the pod is suspended");
        }
        boolean hibernated = HibernationPhase.HIBERNATED.equals(hibernation.phase);
        boolean failed = HibernationPhase.FAILED.equals(hibernation.phase);
        boolean underWay = HibernationPhase.HIBERNATING.equals(hibernation.phase)
                || round.pod().isHibernate();
        if (round.isSerialized() && underWay && !hibernated && !failed) {
            return hibernate(hibernation, round);
        }
        if (hibernated || isHibernating(hibernation.phase)) {
            return hibernation.isGivenUp()
                    ? PodRound.givenUp()
                    : round.mayWake()
                            .orElse(() -> new Steps.RequestWake<>(
                                    round.pod(),
                                    HibernationPhase.WAKING,
                                    "a round ends only through an acknowledged wake"));
        }
        if (round.pod().isHibernate()) {
            return new Steps.RequestWake<>(round.pod(), HibernationPhase.WAKING, "the hibernate flag is on");
        }
        if (HibernationPhase.ACTIVE.equals(hibernation.phase)) {
            return new RoundStep.Done<>("the round is over and nothing asks for another");
        }
        return round.live()
                .orElse(() -> round.close(HibernationPhase.ACTIVE, "the VM is live and its snapshot is dropped"));
    }

    /** Whether the set is moving the pod and has not left it to this round (contract 6.5 rule who-is-asked). */
    private static boolean isSetMigrating(@Nullable SetFacts set, @Nullable HibernationPhase phase, PodFacts pod) {
        return set != null
                && set.isIn(CocoonSetPhase.MIGRATING)
                && set.mainPodName().equals(pod.name())
                && !MigrationPlanner.isHandedOver(set, pod, RoundOwner.of(phase));
    }

    /** Failed counts as Hibernating. */
    private static boolean isHibernating(@Nullable HibernationPhase phase) {
        return HibernationPhase.HIBERNATING.equals(phase) || HibernationPhase.FAILED.equals(phase);
    }
}
