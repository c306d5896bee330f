package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a suspended set. Each pod answers with a step of its own, or with the phase that it is ready for; what a
 * pod asks for is done first, and a phase is stored when all agree.
 */
final class SetRound {

    private final SetFacts set;
    private final List<SetMember> members;
    private final boolean fresh;
    private final boolean unchanged;
    private final LegacyPolicy legacy;
    private final SnapshotProbe probe;

    private SetRound(
            SetFacts set,
            List<SetMember> members,
            boolean fresh,
            boolean unchanged,
            LegacyPolicy legacy,
            SnapshotProbe probe) {
        this.set = set;
        this.members = members;
        this.fresh = fresh;
        this.unchanged = unchanged;
        this.legacy = legacy;
        this.probe = probe;
    }

    static RoundStep plan(SetFacts set, List<SetMember> members, LegacyPolicy legacy, SnapshotProbe probe) {
        return new SetRound(set, takingPart(set, members), false, false, legacy, new OneAnswer(probe)).next();
    }

    /**
     * What is not managed has no rounds. What has ended is not waited for while the set is suspended; but a round is not
     * closed over it, since its snapshot may be all that is left of its VM.
     */
    private static List<SetMember> takingPart(SetFacts set, List<SetMember> members) {
        return members.stream()
                .filter(member -> member.pod() == null
                        || (member.pod().isManaged()
                                && !(set.isSuspended() && member.pod().isTerminal())))
                .toList();
    }

    private RoundStep again(PodReader reader) {
        List<SetMember> read = new ArrayList<>();
        boolean same = true;
        for (SetMember member : members) {
            PodFacts now = reader.readPod(member.podName());
            same &= PodRound.isSameVersion(member.pod(), now);
            read.add(new SetMember(member.podName(), now, member.owner()));
        }
        return new SetRound(set, takingPart(set, read), true, same, legacy, probe).next();
    }

    private RoundStep next() {
        if (set.isSuspended()) {
            if (set.isIn(CocoonSetPhase.SUSPENDED)) {
                return suspended();
            }
            return set.isIn(CocoonSetPhase.SUSPENDING) || set.isIn(CocoonSetPhase.FAILED)
                    ? all(CocoonSetPhase.SUSPENDED, (member, round) -> hibernating(round))
                    : all(CocoonSetPhase.SUSPENDING, (member, round) -> begin(round));
        }
        return set.isIn(CocoonSetPhase.WAKING) ? waking() : callOff();
    }

    private static RoundStep begin(PodRound round) {
        return round.pod().isHibernate()
                ? ready(CocoonSetPhase.SUSPENDING, "the hibernate flag is on already")
                : round.ifLive(
                        () -> ready(CocoonSetPhase.SUSPENDING, "the VM is live and the registry holds no leftover"));
    }

    private RoundStep hibernating(PodRound round) {
        if (round.pod().isHibernate()) {
            return round.ifComplete(
                    () -> ready(CocoonSetPhase.SUSPENDED, "every VM is hibernated"),
                    answer -> new RoundStep.Wait("the hibernation is not complete: " + answer.why()));
        }
        return round.ifLive(() -> set.isIn(CocoonSetPhase.FAILED) && !set.isSpecChanged()
                ? new RoundStep.Wait("the round has failed and the spec has not changed since")
                : new RoundStep.RequestHibernate(
                        round.pod(), "the set is suspended, the VM is live and the registry holds no leftover"));
    }

    private RoundStep suspended() {
        RoundStep inTheWay = null;
        for (SetMember member : members) {
            if (member.pod() == null && set.isReleasing()) {
                continue;
            }
            RoundStep step = row(
                    member,
                    round -> round.ifComplete(
                            () -> new RoundStep.Done("the VM is hibernated"),
                            answer -> ready(CocoonSetPhase.SUSPENDING, "a VM is not hibernated: " + answer.why())));
            if (step instanceof RoundStep.StorePhase) {
                return step;
            }
            inTheWay = step instanceof RoundStep.Done ? inTheWay : worse(inTheWay, step);
        }
        if (inTheWay != null) {
            return inTheWay;
        }
        return set.isReleasing() ? release() : new RoundStep.Done("every VM is hibernated");
    }

    /** Every pod that is still there is hibernated: the seats are given back, one pod at a time. */
    private RoundStep release() {
        PodFacts main = main();
        String node = main == null ? null : main.nodeName();
        if (node != null && !node.equals(set.hibernatedOnNode())) {
            return new RoundStep.RecordNode(node, "the main pod is about to be released from its node");
        }
        for (SetMember member : members) {
            if (member.pod() != null) {
                return new RoundStep.DeletePod(
                        member.pod(), true, "the VM is hibernated and the set releases its pods");
            }
        }
        return new RoundStep.Done("every VM is hibernated and every pod released");
    }

    private @Nullable PodFacts main() {
        for (SetMember member : members) {
            if (member.podName().equals(set.mainPodName())) {
                return member.pod();
            }
        }
        return null;
    }

    /** A round ends only through an acknowledged wake, also where no flag is seen: one may still be on its way. */
    private RoundStep callOff() {
        List<PodFacts> toAsk = new ArrayList<>();
        for (SetMember member : members) {
            PodFacts pod = member.pod();
            if (pod != null && pod.isDeleting()) {
                return new RoundStep.Wait("a pod is being deleted");
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
        return toAsk.isEmpty()
                ? new RoundStep.StorePhase(CocoonSetPhase.WAKING, "every pod there is has been asked to wake")
                : new RoundStep.RequestWakes(toAsk, CocoonSetPhase.WAKING, "the set is not suspended any more");
    }

    private RoundStep waking() {
        for (SetMember member : members) {
            if (member.pod() == null && member.podName().equals(set.mainPodName())) {
                return MigrationPlanner.create(set, member.owner(), probe);
            }
        }
        return all(CocoonSetPhase.RUNNING, (member, round) -> {
            if (MigrationPlanner.isHandedOver(set, round.pod(), member.owner())) {
                return new RoundStep.HandOver("a CocoonHibernation is hibernating the pod");
            }
            return round.pod().isHibernate()
                    ? new RoundStep.RequestWake(round.pod(), null, "the hibernate flag is on again")
                    : round.ifLive(() -> ready(CocoonSetPhase.RUNNING, "the VM is live and its snapshot is dropped"));
        });
    }

    /** The first pod that needs something done, else what is most in the way, else the phase that all are ready for. */
    private RoundStep all(CocoonSetPhase phase, BiFunction<SetMember, PodRound, RoundStep> table) {
        RoundStep inTheWay = null;
        for (SetMember member : members) {
            RoundStep step = row(member, round -> table.apply(member, round));
            if (isInTheWay(step)) {
                inTheWay = worse(inTheWay, step);
            } else if (!(step instanceof RoundStep.StorePhase)) {
                return step;
            }
        }
        return inTheWay != null ? inTheWay : agreed(phase);
    }

    private static boolean isInTheWay(RoundStep step) {
        return step instanceof RoundStep.Wait
                || step instanceof RoundStep.HandOver
                || step instanceof RoundStep.ProbeError;
    }

    /** A registry that gives no answer is what somebody has to look at first. */
    private static RoundStep worse(@Nullable RoundStep before, RoundStep step) {
        return before == null || (step instanceof RoundStep.ProbeError && !(before instanceof RoundStep.ProbeError))
                ? step
                : before;
    }

    private RoundStep agreed(CocoonSetPhase phase) {
        if (CocoonSetPhase.SUSPENDING.equals(phase)) {
            return new RoundStep.StorePhase(phase, "every VM is live, or being hibernated already");
        }
        boolean suspended = CocoonSetPhase.SUSPENDED.equals(phase);
        if (!suspended && set.hibernatedOnNode() != null) {
            return new RoundStep.RecordNode(null, "the round closes");
        }
        String why = suspended ? "every VM is hibernated" : "every VM is live and its snapshot is dropped";
        if (!fresh) {
            return new RoundStep.ReadAgain(why, this::again);
        }
        return suspended || unchanged ? new RoundStep.ClosePhase(freshPods(), phase, why) : PodRound.changedMeanwhile();
    }

    private List<FreshFacts> freshPods() {
        return members.stream()
                .map(member -> FreshFacts.of(member.pod()))
                .filter(Objects::nonNull)
                .toList();
    }

    private RoundStep row(SetMember member, Function<PodRound, RoundStep> table) {
        FreshFacts read = fresh ? FreshFacts.of(member.pod()) : null;
        return PodRound.row(member.pod(), read, unchanged, legacy, probe, table, this::again);
    }

    private static RoundStep ready(CocoonSetPhase phase, String why) {
        return new RoundStep.StorePhase(phase, why);
    }
}
