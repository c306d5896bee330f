package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The round of a set, whichever it is (contract 6.5 rule who-is-asked): the migration while the phase is Migrating,
 * then the round of a suspended set, then the migration again. A main pod that can never be scheduled is deleted first,
 * in every phase. A set in no round wakes a pod whose hibernate flag nobody answers. Failed counts as Suspending that asks for nothing until somebody changed the spec or a retry is due,
 * and nothing else begins in it. In a phase of a later version the set waits. The round of a
 * CocoonHibernation is asked by its own controller, which hands {@link SetFacts} to {@link HibernationFacts} for the
 * same order.
 */
public final class SetPlanner {

    private SetPlanner() {}

    /**
     * {@return the next step; {@link SetStep.NotAMigration} and {@link SetStep.HandOver} for no round of the set's own}
     * @param set the set
     * @param members every managed pod that the set has or is to have, the main one among them. Unmanaged pods are
     *     passed over but for a hibernate flag when the set comes back, and terminal ones while the set is suspended; a
     *     missing pod is waited for, so a static toolbox without a pod is to be left out
     * @param legacy what to make of a pod whose kubelet keeps no epochs
     * @param probe asks the registry; asked only where a row names a snapshot, and once for each VM
     */
    public static RoundStep<CocoonSetPhase> next(
            SetFacts set, List<SetMember> members, LegacyPolicy legacy, SnapshotProbe probe) {
        boolean known = set.phase == null || set.phase.isKnown();
        if (set.isIn(CocoonSetPhase.MIGRATING)
                || (known && set.isStranded(main(set, members).pod()))) {
            RoundStep<CocoonSetPhase> step = migration(set, members, legacy, probe);
            if (!(step instanceof SetStep.HandOver) || !set.suspended) {
                return step;
            }
        }
        if (set.isGivenUp() && !set.suspended) {
            return PodRound.givenUp();
        }
        if (isInRound(set)) {
            return SetRound.plan(set, members, legacy, probe);
        }
        RoundStep<CocoonSetPhase> step = migration(set, members, legacy, probe);
        return step instanceof SetStep.NotAMigration ? flagOfNobody(set, members, step) : step;
    }

    /** A request that was decided on before a round closed may land behind it (contract 6.5 rule flag-of-nobody). */
    private static RoundStep<CocoonSetPhase> flagOfNobody(
            SetFacts set, List<SetMember> members, RoundStep<CocoonSetPhase> otherwise) {
        for (SetMember member : members) {
            boolean isLeaving = member.podName().equals(set.mainPodName()) && set.isElsewhere(member.pod());
            if (member.owner() == RoundOwner.NO_HIBERNATION && isFlagged(member.pod()) && !isLeaving) {
                String why = "no round and no CocoonHibernation asks " + member.podName() + " to hibernate";
                // A cache that is behind may show the flag of a round that has closed.
                return new Steps.ReadAgain<>(
                        why,
                        reader -> isFlagged(reader.readPod(member.podName()))
                                ? new Steps.StorePhase<>(CocoonSetPhase.WAKING, why)
                                : otherwise);
            }
        }
        return otherwise;
    }

    private static boolean isFlagged(@Nullable PodFacts pod) {
        return pod != null && pod.isManaged() && pod.isHibernate() && !pod.isDeleting() && !pod.isTerminal();
    }

    /** Failed counts as Suspending. A phase of a later version may be one of a round, which waits in it. */
    private static boolean isInRound(SetFacts set) {
        CocoonSetPhase phase = set.phase;
        return set.suspended
                || (phase != null && (!phase.isKnown() || phase.isInRound() || CocoonSetPhase.FAILED.equals(phase)));
    }

    private static RoundStep<CocoonSetPhase> migration(
            SetFacts set, List<SetMember> members, LegacyPolicy legacy, SnapshotProbe probe) {
        SetMember main = main(set, members);
        return MigrationPlanner.next(set, main.pod(), main.owner(), legacy, probe);
    }

    static SetMember main(SetFacts set, List<SetMember> members) {
        return members.stream()
                .filter(member -> member.podName().equals(set.mainPodName()))
                .findFirst()
                .orElseGet(() -> new SetMember(set.mainPodName(), null, RoundOwner.NOBODY));
    }
}
