package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.round.HostFacts;
import io.cocoonstack.common.round.KubeletPlanner;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.LegacyOperators;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotProbe;
import io.cocoonstack.common.testkit.world.KubeletSettings;
import io.cocoonstack.common.testkit.world.PretendKubelet;
import io.cocoonstack.common.testkit.world.VmHost;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kubelets that plan a wrong step. */
final class BrokenKubeletPlans {

    private static final String WHY = "it is broken";

    private BrokenKubeletPlans() {}

    /** What a broken kubelet looks at. */
    record Sight(Pod pod, PodFacts facts, VmHost.@Nullable Vm vm, KubeletStep right, Kubelet kubelet) {

        boolean isIn(LifecycleState state) {
            return state.equals(facts.lifecycle().state());
        }

        boolean hasSnapshot() {
            return kubelet.probe().probe(String.valueOf(facts.vmName()), Identifiers.HIBERNATE_SNAPSHOT_TAG)
                    instanceof ProbeResult.Present;
        }

        /** What the planner says when it sees the registry or the host otherwise. */
        KubeletStep with(HostFacts host, LegacyOperators operators, SnapshotProbe probe) {
            return KubeletPlanner.next(facts, host, operators, probe);
        }

        HostFacts host() {
            return kubelet.hostFacts(pod, vm);
        }
    }

    /** Makes a wrong step of what it sees. */
    @FunctionalInterface
    interface Wrong {
        KubeletStep step(Sight sight);
    }

    /** In order, but for its plan. */
    static final class Kubelet extends PretendKubelet {

        private final Wrong wrong;
        private final Set<String> remembered = new HashSet<>();

        Kubelet(KubeletEnvironment environment, Wrong wrong) {
            super(environment.client(), environment.host(), environment.registry(), KubeletSettings.DEFAULT);
            this.wrong = wrong;
        }

        SnapshotProbe probe() {
            return registry();
        }

        VmRuntime runtimeOf(VmHost.Vm vm) {
            return runtime(vm.id());
        }

        @Override
        protected HostFacts hostFacts(Pod pod, VmHost.@Nullable Vm vm) {
            return super.hostFacts(pod, vm);
        }

        @Override
        protected KubeletStep plan(Pod pod, PodFacts facts, VmHost.@Nullable Vm vm) {
            return wrong.step(new Sight(pod, facts, vm, super.plan(pod, facts, vm), this));
        }

        @Override
        protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
            boolean acted = super.execute(step, pod, name, vm);
            if (step instanceof KubeletStep.Destroy) {
                remembered.add(name);
            } else if (step instanceof KubeletStep.PushLatest) {
                remembered.add("latest");
            }
            return acted;
        }
    }

    private static KubeletStep report(PodFacts facts, LifecycleState state) {
        return new KubeletStep.Report(new LifecycleStatus(state, facts.generation(), null).patch(), WHY);
    }

    static KubeletStep takesAnOldTagForItsPush(Sight sight) {
        return sight.vm() != null
                        && sight.facts().isHibernate()
                        && sight.isIn(LifecycleState.HIBERNATING)
                        && sight.hasSnapshot()
                ? new KubeletStep.Destroy(WHY)
                : sight.right();
    }

    static KubeletStep destroysWhatThePodDoesNotName(Sight sight) {
        boolean names = sight.right() instanceof KubeletStep.Report report
                && report.patch().get(Annotations.HIBERNATE_DIGEST) != null;
        return names && sight.vm() != null ? new KubeletStep.Destroy(WHY) : sight.right();
    }

    static KubeletStep leavesATagThatIsGone(Sight sight) {
        return sight.right() instanceof KubeletStep.Retag ? new KubeletStep.Idle(WHY) : sight.right();
    }

    static KubeletStep restoresByTheTagAlone(Sight sight) {
        return sight.right() instanceof KubeletStep.Restore && !sight.hasSnapshot()
                ? new KubeletStep.Wait(WHY)
                : sight.right();
    }

    static KubeletStep tagsWhatWasDropped(Sight sight) {
        String digest = sight.facts().hibernateDigest();
        return sight.vm() == null && digest != null && !sight.hasSnapshot()
                ? new KubeletStep.Retag(digest, WHY)
                : sight.right();
    }

    static KubeletStep restoresOverARunningVm(Sight sight) {
        return sight.vm() != null && sight.facts().isWakePending() && sight.hasSnapshot()
                ? new KubeletStep.Restore(Identifiers.HIBERNATE_SNAPSHOT_TAG, WHY)
                : sight.right();
    }

    static KubeletStep ignoresAWakeOfARunningVm(Sight sight) {
        return sight.vm() != null && sight.vm().running() && sight.facts().isWakePending()
                ? new KubeletStep.Idle(WHY)
                : sight.right();
    }

    static KubeletStep bootsWhatItCannotRestore(Sight sight) {
        return sight.vm() == null && sight.facts().isWakePending() && sight.right() instanceof KubeletStep.ProbeError
                ? new KubeletStep.Boot(WHY)
                : sight.right();
    }

    static KubeletStep bootsWhatHasNoSnapshot(Sight sight) {
        return sight.vm() == null && sight.facts().isWakePending() && !sight.hasSnapshot()
                ? new KubeletStep.Boot(WHY)
                : sight.right();
    }

    static KubeletStep replacesWhatVanished(Sight sight) {
        return sight.vm() == null && sight.facts().vmId() != null && sight.isIn(LifecycleState.READY)
                ? new KubeletStep.Boot(WHY)
                : sight.right();
    }

    static KubeletStep bootsWithoutAsking(Sight sight) {
        return sight.with(
                sight.host(), LegacyOperators.POSSIBLE, sight.kubelet().probe());
    }

    static KubeletStep saysHibernatedWithoutASnapshot(Sight sight) {
        return sight.vm() == null
                        && sight.facts().isHibernate()
                        && sight.facts().vmId() != null
                        && !sight.isIn(LifecycleState.HIBERNATED)
                ? report(sight.facts(), LifecycleState.HIBERNATED)
                : sight.right();
    }

    static KubeletStep echoesNothingWhileHibernated(Sight sight) {
        return sight.isIn(LifecycleState.HIBERNATED) && sight.facts().isHibernate()
                ? new KubeletStep.Idle(WHY)
                : sight.right();
    }

    static KubeletStep echoesNothingWhileItFreezes(Sight sight) {
        boolean late = sight.isIn(LifecycleState.HIBERNATING) && sight.right() instanceof KubeletStep.Report;
        return late && sight.vm() != null && sight.facts().isHibernate() ? new KubeletStep.Wait(WHY) : sight.right();
    }

    static KubeletStep echoesNothingOnceFailed(Sight sight) {
        return sight.isIn(LifecycleState.FAILED) ? new KubeletStep.Idle(WHY) : sight.right();
    }

    static KubeletStep restoresBeforeItHibernates(Sight sight) {
        return sight.vm() == null
                        && sight.facts().isRestoreFlag()
                        && !sight.isIn(LifecycleState.HIBERNATED)
                        && sight.hasSnapshot()
                ? new KubeletStep.Restore(Identifiers.HIBERNATE_SNAPSHOT_TAG, WHY)
                : sight.right();
    }

    static KubeletStep reportsOnlyWhatItRemembers(Sight sight) {
        return sight.vm() == null
                        && sight.facts().isHibernate()
                        && !sight.kubelet().remembered.contains(sight.facts().vmName())
                ? new KubeletStep.Wait(WHY)
                : sight.right();
    }

    static KubeletStep failsWhatHasNeverHadAVm(Sight sight) {
        return sight.vm() == null && sight.facts().isHibernate() && !sight.hasSnapshot()
                ? report(sight.facts(), LifecycleState.FAILED)
                : sight.right();
    }

    static KubeletStep knowsNoOperatorWithoutEpochs(Sight sight) {
        return sight.right() instanceof KubeletStep.Restore && !sight.facts().isWakePending()
                ? report(sight.facts(), LifecycleState.FAILED)
                : sight.right();
    }

    static KubeletStep restoresWhoseverSnapshot(Sight sight) {
        return sight.with(
                sight.host(),
                LegacyOperators.NONE,
                (name, tag) -> sight.kubelet().probe().probe(name, tag) instanceof ProbeResult.Present present
                        ? new ProbeResult.Present(present.digest())
                        : sight.kubelet().probe().probe(name, tag));
    }

    static KubeletStep pushesWithoutAsking(Sight sight) {
        return sight.vm() != null && sight.facts().isHibernate() && sight.right() instanceof KubeletStep.ProbeError
                ? new KubeletStep.Push(SnapshotOrigin.UNNAMED, WHY)
                : sight.right();
    }

    static KubeletStep waitsForASnapshotThatIsGone(Sight sight) {
        return sight.vm() == null
                        && sight.facts().hibernateEpoch().isPresent()
                        && !sight.hasSnapshot()
                        && sight.right() instanceof KubeletStep.Report
                ? new KubeletStep.Wait(WHY)
                : sight.right();
    }

    static KubeletStep refusesWhatNamesNoPod(Sight sight) {
        return sight.with(
                sight.host(),
                LegacyOperators.NONE,
                (name, tag) -> sight.kubelet().probe().probe(name, tag) instanceof ProbeResult.Present present
                                && present.origin().podName() == null
                        ? new ProbeResult.Failed("it names no pod", null)
                        : sight.kubelet().probe().probe(name, tag));
    }

    static KubeletStep deletesWithoutARoutineSnapshot(Sight sight) {
        return sight.facts().isDeleting() && sight.vm() != null ? new KubeletStep.Destroy(WHY) : sight.right();
    }

    static KubeletStep pushesWhateverThePolicy(Sight sight) {
        VmHost.Vm vm = sight.vm();
        if (vm == null || !sight.facts().isDeleting()) {
            return sight.right();
        }
        HostFacts host = HostFacts.builder()
                .vm(
                        vm.running() ? HostFacts.VmState.RUNNING : HostFacts.VmState.FROZEN,
                        sight.kubelet().runtimeOf(vm))
                .latestDone(sight.kubelet().remembered.contains("latest"))
                .build();
        return sight.with(host, LegacyOperators.NONE, sight.kubelet().probe());
    }

    static KubeletStep leavesTheLocalSnapshot(Sight sight) {
        return sight.right() instanceof KubeletStep.RemoveCopy ? new KubeletStep.LetGo(WHY) : sight.right();
    }

    static KubeletStep takesTheLocalSnapshotAlong(Sight sight) {
        return sight.right() instanceof KubeletStep.LetGo
                        && Pods.annotations(sight.pod()) != null
                        && Pods.annotations(sight.pod()).containsKey(Annotations.KEEP_SNAPSHOT_ON_DELETE)
                        && sight.kubelet().remembered.add("copy")
                ? new KubeletStep.RemoveCopy(WHY)
                : sight.right();
    }
}
