package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a suspended set, and of one that comes back: those of a CocoonHibernation for each managed pod. Each pod
 * gives a {@link Vote}. The step that a pod asks for is done first, and a phase is stored when all pods are ready.
 */
record SetRound(
        SetFacts set,
        List<SetMember> members,
        boolean fresh,
        boolean unchanged,
        LegacyPolicy legacy,
        SnapshotProbe probe) {

    static RoundStep<CocoonSetPhase> plan(
            SetFacts set, List<SetMember> members, LegacyPolicy legacy, SnapshotProbe probe) {
        CocoonSetPhase phase = set.phase;
        if (phase != null && !phase.isKnown()) {
            return new RoundStep.Wait<>("phase " + phase + " is not known to this version");
        }
        PodFacts flagged = set.suspended ? null : unmanagedWithFlag(members);
        return flagged != null
                ? new SetStep.ClearFlag(flagged, "the set comes back and nobody answers the flag of an unmanaged pod")
                : new SetRound(set, takingPart(set, members), false, false, legacy, new OneAnswer(probe)).next();
    }

    /** A Go operator flags every pod of a set that is suspended (contract 6.8 rule flag-on-unmanaged). */
    private static @Nullable PodFacts unmanagedWithFlag(List<SetMember> members) {
        for (SetMember member : members) {
            PodFacts pod = member.pod();
            if (pod != null && !pod.isManaged() && pod.isHibernate() && !pod.isDeleting()) {
                return pod;
            }
        }
        return null;
    }

    /**
     * What is not managed has no rounds. What has ended is not waited for while the set is suspended; but a round is
     * not closed over it, since its snapshot may be all that is left of its VM.
     */
    private static List<SetMember> takingPart(SetFacts set, List<SetMember> members) {
        return members.stream()
                .filter(member -> member.pod() == null
                        || (member.pod().isManaged()
                                && !(set.suspended && member.pod().isTerminal())))
                .toList();
    }

    private RoundStep<CocoonSetPhase> again(PodReader reader) {
        List<SetMember> read = new ArrayList<>();
        boolean same = true;
        for (SetMember member : members) {
            PodFacts now = reader.readPod(member.podName());
            same &= PodReading.isSameVersion(member.pod(), now);
            read.add(new SetMember(member.podName(), now, member.owner()));
        }
        return new SetRound(set, takingPart(set, read), true, same, legacy, probe).next();
    }

    private RoundStep<CocoonSetPhase> next() {
        if (set.suspended) {
            if (set.isIn(CocoonSetPhase.SUSPENDED)) {
                return suspended();
            }
            return set.isIn(CocoonSetPhase.SUSPENDING) || set.isIn(CocoonSetPhase.FAILED)
                    ? all((member, round) -> hibernating(round)).orElse(() -> agreed(CocoonSetPhase.SUSPENDED))
                    : all((member, round) -> begin(round)).orElse(() -> agreed(CocoonSetPhase.SUSPENDING));
        }
        return set.isIn(CocoonSetPhase.WAKING) ? waking() : callOff();
    }

    private static Vote<CocoonSetPhase> begin(PodRound<CocoonSetPhase> round) {
        return round.pod().isHibernate() ? Vote.ready() : round.live();
    }

    private Vote<CocoonSetPhase> hibernating(PodRound<CocoonSetPhase> round) {
        if (round.pod().isHibernate()) {
            return round.complete();
        }
        return new Vote<>(round.live()
                .orElse(() -> set.isGivenUp()
                        ? PodRound.givenUp()
                        : new RoundStep.RequestHibernate<>(
                                round.pod(), "the set hibernates, the VM is live and the registry holds no leftover")));
    }

    private RoundStep<CocoonSetPhase> suspended() {
        return all((member, round) -> round.complete(answer -> round.lost(CocoonSetPhase.SUSPENDING, answer)))
                .orElse(() -> set.isReleasing() ? release() : new RoundStep.Done<>("every VM is hibernated"));
    }

    /** Every pod that is still there is hibernated: the seats are given back, one pod at a time. */
    private RoundStep<CocoonSetPhase> release() {
        PodFacts main = SetPlanner.main(set, members).pod();
        String node = main == null ? null : main.nodeName();
        if (node != null && !node.equals(set.hibernatedOnNode)) {
            return new SetStep.RecordNode(node, "the main pod is about to be released from its node");
        }
        for (SetMember member : members) {
            if (member.pod() != null) {
                return new SetStep.DeletePod(member.pod(), true, "the VM is hibernated and the set releases its pods");
            }
        }
        return new RoundStep.Done<>("every VM is hibernated and every pod released");
    }

    /** A round ends only through an acknowledged wake, also where no flag is seen: one may still be on its way. */
    private RoundStep<CocoonSetPhase> callOff() {
        boolean goesOn = set.isIn(CocoonSetPhase.SUSPENDING)
                && members.stream()
                        .anyMatch(member -> member.pod() != null && PodRound.isSerialized(member.pod(), legacy));
        if (goesOn) {
            return all((member, round) -> hibernating(round)).orElse(() -> agreed(CocoonSetPhase.SUSPENDED));
        }
        List<PodFacts> toAsk = new ArrayList<>();
        for (SetMember member : members) {
            PodFacts pod = member.pod();
            RoundStep<CocoonSetPhase> heldBack = pod == null
                    ? null
                    : vote(member, (same, round) -> round.mayWake()).step();
            if (heldBack != null) {
                return heldBack;
            }
            // A wake that is pending was asked for, and where epochs are kept no hibernation was requested since.
            boolean asked = pod != null
                    && !pod.isHibernate()
                    && pod.isWakePending()
                    && pod.hibernateEpoch().isPresent();
            if (pod != null && !asked) {
                toAsk.add(pod);
            }
        }
        String why = "every pod there is has been asked to wake";
        if (!fresh && toAsk.size() < members.size()) {
            // A pod that a cache does not show, or shows as asked in an earlier round, may be asked to hibernate yet.
            return new Steps.ReadAgain<>(why, this::again);
        }
        return toAsk.isEmpty()
                ? new Steps.StorePhase<>(CocoonSetPhase.WAKING, why)
                : new Steps.RequestWakes(toAsk, CocoonSetPhase.WAKING, "the set is not suspended any more");
    }

    private RoundStep<CocoonSetPhase> waking() {
        for (SetMember member : members) {
            if (member.pod() == null && member.podName().equals(set.mainPodName())) {
                return MigrationPlanner.create(set, member.owner(), probe);
            }
        }
        return all(this::waking).orElse(() -> agreed(CocoonSetPhase.RUNNING));
    }

    private Vote<CocoonSetPhase> waking(SetMember member, PodRound<CocoonSetPhase> round) {
        if (MigrationPlanner.isHandedOver(set, round.pod(), member.owner())) {
            return new Vote<>(new SetStep.HandOver("a CocoonHibernation is hibernating the pod"));
        }
        if (!round.pod().isHibernate()) {
            return round.live();
        }
        return new Vote<>(round.mayWake()
                .orElse(() -> new Steps.RequestWake<>(round.pod(), null, "the hibernate flag is on again")));
    }

    /** The first pod that needs something done, else what is most in the way, else ready as all pods are. */
    private Vote<CocoonSetPhase> all(BiFunction<SetMember, PodRound<CocoonSetPhase>, Vote<CocoonSetPhase>> table) {
        RoundStep<CocoonSetPhase> inTheWay = null;
        for (SetMember member : members) {
            RoundStep<CocoonSetPhase> step = vote(member, table).step();
            if (step != null && !isInTheWay(step)) {
                return new Vote<>(step);
            }
            inTheWay = step == null ? inTheWay : worse(inTheWay, step);
        }
        return new Vote<>(inTheWay);
    }

    private Vote<CocoonSetPhase> vote(
            SetMember member, BiFunction<SetMember, PodRound<CocoonSetPhase>, Vote<CocoonSetPhase>> table) {
        if (member.pod() == null && set.isReleasing() && set.suspended && set.isIn(CocoonSetPhase.SUSPENDED)) {
            // Where the pods are given back, a missing one is as good as a hibernated one.
            return Vote.ready();
        }
        PodReading reading = fresh ? PodReading.fresh(member.pod(), unchanged) : PodReading.cached(member.pod());
        return PodRound.ifThere(
                member.pod(),
                why -> new Vote<>(new RoundStep.Wait<>(why)),
                pod -> table.apply(member, new PodRound<>(pod, reading, legacy, probe, this::again)));
    }

    private static boolean isInTheWay(RoundStep<?> step) {
        return step instanceof RoundStep.Wait<?>
                || step instanceof SetStep.HandOver
                || step instanceof RoundStep.ProbeError<?>;
    }

    /** A registry that gives no answer is what somebody has to look at first. */
    private static RoundStep<CocoonSetPhase> worse(
            @Nullable RoundStep<CocoonSetPhase> before, RoundStep<CocoonSetPhase> step) {
        boolean isWorse = step instanceof RoundStep.ProbeError<?> && !(before instanceof RoundStep.ProbeError<?>);
        return before == null || isWorse ? step : before;
    }

    private RoundStep<CocoonSetPhase> agreed(CocoonSetPhase phase) {
        if (CocoonSetPhase.SUSPENDING.equals(phase)) {
            return new Steps.StorePhase<>(phase, "every VM is live, or being hibernated already");
        }
        boolean suspended = CocoonSetPhase.SUSPENDED.equals(phase);
        if (!suspended && set.hibernatedOnNode != null) {
            return new SetStep.RecordNode(null, "the round closes");
        }
        String why = suspended ? "every VM is hibernated" : "every VM is live and its snapshot is dropped";
        if (!fresh) {
            return new Steps.ReadAgain<>(why, this::again);
        }
        return suspended || unchanged ? new Steps.ClosePhase<>(freshPods(), phase, why) : PodRound.changedMeanwhile();
    }

    private List<FreshFacts> freshPods() {
        return members.stream()
                .map(member -> FreshFacts.of(member.pod()))
                .filter(Objects::nonNull)
                .toList();
    }
}
