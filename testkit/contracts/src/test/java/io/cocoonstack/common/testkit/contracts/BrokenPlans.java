package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.common.k8s.operator.CocoonSets;
import io.cocoonstack.common.k8s.operator.Hibernations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.LeftoverPolicy;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RestoreIntent;
import io.cocoonstack.common.round.RoundOwner;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetFacts;
import io.cocoonstack.common.round.SetStep;
import io.cocoonstack.common.round.WakeGate;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Operators that plan something wrong. */
final class BrokenPlans {

    private static final String WHY = "it is broken";

    private BrokenPlans() {}

    /** Has a row of its own in the table of a CocoonHibernation. */
    abstract static class Row extends ReferenceOperator {

        private final BiPredicate<CocoonHibernation, PodFacts> when;

        Row(BiPredicate<CocoonHibernation, PodFacts> when) {
            this.when = when;
        }

        abstract void act(CocoonHibernation one, PodFacts pod);

        @Override
        void round(CocoonHibernation one, @Nullable CocoonSet set, @Nullable PodFacts pod) {
            if (pod != null && when.test(one, pod)) {
                act(one, pod);
            } else {
                super.round(one, set, pod);
            }
        }
    }

    private static boolean desires(CocoonHibernation one, HibernationDesire desire) {
        return desire.equals(one.getSpec().getDesire());
    }

    static class HibernatesWhateverTheVmDoes extends Row {
        HibernatesWhateverTheVmDoes() {
            super((one, pod) -> desires(one, HibernationDesire.HIBERNATE) && !pod.isHibernate());
        }

        @Override
        void act(CocoonHibernation one, PodFacts pod) {
            requestHibernate(pod);
        }
    }

    static class CallsOffWithoutAWake extends Row {
        CallsOffWithoutAWake() {
            super((one, pod) -> desires(one, HibernationDesire.WAKE)
                    && HibernationPhase.HIBERNATING.equals(Hibernations.phase(one))
                    && !pod.isHibernate());
        }

        @Override
        void act(CocoonHibernation one, PodFacts pod) {
            storePhase(one, HibernationPhase.ACTIVE);
        }
    }

    static class ClosesBeforeItDrops extends Row {
        ClosesBeforeItDrops() {
            super((one, pod) -> HibernationPhase.WAKING.equals(Hibernations.phase(one))
                    && WakeGate.evaluate(pod).isLive(LegacyPolicy.WAIT));
        }

        @Override
        void act(CocoonHibernation one, PodFacts pod) {
            storePhase(one, HibernationPhase.ACTIVE);
        }
    }

    static class WakesInASuspendedSet extends ReferenceOperator {
        @Override
        RoundStep<HibernationPhase> plan(CocoonHibernation one, @Nullable CocoonSet set, @Nullable PodFacts pod) {
            return super.plan(one, null, pod);
        }
    }

    static class TakesFailedForAnInvitation extends ReferenceOperator {
        @Override
        boolean isNewer(long generation, long observed) {
            return true;
        }
    }

    static class LetsADeletedHibernationGo extends ReferenceOperator {
        @Override
        boolean isFree(CocoonHibernation one, @Nullable CocoonSet set) {
            return true;
        }
    }

    static class RestoresByDesire extends ReferenceOperator {
        @Override
        RestoreDecision decideRestore(CocoonSet set, @Nullable CocoonHibernation hibernation) {
            if (hibernation == null) {
                return super.decideRestore(set, null);
            }
            RestoreIntent intent = RestoreIntent.builder()
                    .hibernation(
                            HibernationPhase.HIBERNATED, hibernation.getSpec().getDesire())
                    .build();
            return RestoreDecision.decide(intent, "vk-prod-demo-0", registry());
        }
    }

    static class RestoresWhateverTheImage extends ReferenceOperator {
        @Override
        RestoreDecision decideRestore(CocoonSet set, @Nullable CocoonHibernation hibernation) {
            return RestoreDecision.decide(
                    CocoonSets.restoreIntent(set, hibernation, "demo-0"),
                    "vk-prod-demo-0",
                    (name, tag) -> registry().probe(name, tag) instanceof ProbeResult.Present present
                            ? new ProbeResult.Present(present.digest())
                            : registry().probe(name, tag));
        }
    }

    static class TakesAFailedRoundForNone extends ReferenceOperator {
        @Override
        RestoreDecision decideRestore(CocoonSet set, @Nullable CocoonHibernation hibernation) {
            boolean failed = CocoonSetPhase.FAILED.equals(CocoonSets.phase(set))
                    || HibernationPhase.FAILED.equals(Hibernations.phase(hibernation));
            return failed ? new RestoreDecision.CreateFresh(WHY) : super.decideRestore(set, hibernation);
        }
    }

    static class MovesByTag extends ReferenceOperator {
        @Override
        RoundStep<CocoonSetPhase> planSet(
                CocoonSet set, SetFacts facts, @Nullable PodFacts pod, @Nullable CocoonHibernation hibernation) {
            boolean mayMove = pod != null
                    && CocoonSetPhase.MIGRATING.equals(CocoonSets.phase(set))
                    && "node-a".equals(pod.nodeName())
                    && registry().probe("vk-prod-demo-0", "hibernate") instanceof ProbeResult.Present;
            return mayMove && pod != null
                    ? new SetStep.DeletePod(pod, false, WHY)
                    : super.planSet(set, facts, pod, hibernation);
        }
    }

    static class ReleasesByTag extends ReferenceOperator {
        @Override
        RoundStep<CocoonSetPhase> planSet(
                CocoonSet set, SetFacts facts, @Nullable PodFacts pod, @Nullable CocoonHibernation hibernation) {
            boolean mayGo = pod != null
                    && CocoonSetPhase.SUSPENDING.equals(CocoonSets.phase(set))
                    && registry().probe("vk-prod-demo-0", "hibernate") instanceof ProbeResult.Present;
            return mayGo && pod != null
                    ? new SetStep.DeletePod(pod, false, WHY)
                    : super.planSet(set, facts, pod, hibernation);
        }
    }

    static class MovesWhatIsNotItsOwn extends ReferenceOperator {
        @Override
        RoundOwner owner(@Nullable CocoonHibernation hibernation) {
            return RoundOwner.NOBODY;
        }
    }

    static class RestoresOutsideOfARound extends ReferenceOperator {
        @Override
        public LeftoverPolicy leftovers() {
            return LeftoverPolicy.RESTORE;
        }
    }

    static class LeavesAFlagOfNobody extends ReferenceOperator {
        @Override
        RoundOwner owner(@Nullable CocoonHibernation hibernation) {
            return RoundOwner.of(Hibernations.phase(hibernation));
        }
    }

    static class TakesBackEveryFlag extends ReferenceOperator {
        @Override
        RoundOwner owner(@Nullable CocoonHibernation hibernation) {
            return RoundOwner.NO_HIBERNATION;
        }
    }

    /** Plans for a set whose user wants something else. */
    abstract static class SeesTheSetWrong extends ReferenceOperator {

        abstract CocoonSetBuilder see(CocoonSet set);

        @Override
        RoundStep<CocoonSetPhase> planSet(
                CocoonSet set, SetFacts facts, @Nullable PodFacts pod, @Nullable CocoonHibernation hibernation) {
            return super.planSet(set, CocoonSets.facts(see(set).build()), pod, hibernation);
        }
    }

    static class TakesASuspendedSetForOneInNoRound extends SeesTheSetWrong {
        @Override
        CocoonSetBuilder see(CocoonSet set) {
            CocoonSetBuilder seen = new CocoonSetBuilder(set);
            return CocoonSetPhase.SUSPENDED.equals(CocoonSets.phase(set))
                    ? seen.editSpec().withSuspend(false).endSpec().withStatus(null)
                    : seen;
        }
    }

    /** Looks where a set wants its main agent only while the flag of its pod is off. */
    static class WakesWhatIsToMove extends SeesTheSetWrong {
        @Override
        CocoonSetBuilder see(CocoonSet set) {
            PodFacts pod = read("demo-0");
            CocoonSetBuilder seen = new CocoonSetBuilder(set);
            return pod != null && pod.isHibernate() && CocoonSetPhase.RUNNING.equals(CocoonSets.phase(set))
                    ? seen.editSpec().withNodeName(null).endSpec()
                    : seen;
        }
    }

    /** A migration that finds no pod and gets no answer from the registry boots the VM. */
    static class MovesWithoutAnAnswer extends ReferenceOperator {
        @Override
        boolean act(RoundStep<CocoonSetPhase> step, CocoonSet set) {
            if (read("demo-0") != null || !(step instanceof RoundStep.ProbeError<?>)) {
                return super.act(step, set);
            }
            create(set, new RestoreDecision.CreateFresh(WHY));
            storePhase(set, CocoonSetPhase.WAKING);
            return true;
        }
    }

    /** Knows from its memory alone that it has suspended a set. */
    static class RemembersInsteadOfStoring extends ReferenceOperator {
        private boolean suspending;

        @Override
        public void crash() {
            super.crash();
            suspending = false;
        }

        @Override
        RoundStep<CocoonSetPhase> planSet(
                CocoonSet set, SetFacts facts, @Nullable PodFacts pod, @Nullable CocoonHibernation hibernation) {
            RoundStep<CocoonSetPhase> step = super.planSet(set, facts, pod, hibernation);
            if (step instanceof RoundStep.StorePhase<CocoonSetPhase> store
                    && CocoonSetPhase.SUSPENDING.equals(store.phase())) {
                suspending = true;
            } else if (step instanceof RoundStep.RequestHibernate<?> && !suspending) {
                return new RoundStep.Wait<>("it does not remember to have begun");
            }
            return step;
        }
    }
}
