package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.round.HostFacts.VmState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What contract 6.3 asks of a kubelet, rule by rule. Tests contract 6.3 rules 1 to 4, 6 to 8, 10 and 12. */
class KubeletPlannerTest extends VmOnHost {

    @Test
    void aVmThatIsToBeHibernatedIsReportedThenFrozenThenPushedThenDestroyedThenReported() {
        vm(VmState.RUNNING);
        TestPod pod = live().flagged().with(Annotations.IMAGE, "ubuntu:24.04");
        assertThat(state(next(pod))).isEqualTo("hibernating");
        pod.hibernating();
        assertThat(next(pod)).isInstanceOf(KubeletStep.Snapshot.class);
        vm(VmState.FROZEN);
        assertThat(next(pod))
                .isInstanceOfSatisfying(
                        KubeletStep.Push.class,
                        push -> assertThat(push.origin())
                                .isEqualTo(new SnapshotOrigin(
                                        "ns",
                                        "demo-0",
                                        "u-demo-0",
                                        Epoch.hibernateEpoch(Map.of(Annotations.HIBERNATE_EPOCH, "0")),
                                        "ubuntu:24.04",
                                        "node-a")));
        host.pushed(true);
        held();
        assertThat(patch(next(pod)))
                .containsEntry(Annotations.LIFECYCLE_STATE, "hibernating")
                .containsEntry(Annotations.HIBERNATE_DIGEST, HELD);
        pod.with(Annotations.HIBERNATE_DIGEST, HELD);
        assertThat(next(pod)).isInstanceOf(KubeletStep.Destroy.class);
        host.vm(VmState.NONE, VmRuntime.from(null));
        Map<String, String> patch = patch(next(pod));
        assertThat(patch)
                .containsEntry(Annotations.LIFECYCLE_STATE, "hibernated")
                .containsEntry(Annotations.HIBERNATE_DIGEST, HELD)
                .containsEntry(Annotations.VM_ID, null)
                .containsEntry(Annotations.IP, null)
                .containsEntry(Annotations.VNC_PORT, null);
    }

    @Test
    void idAddressAndPortGoBeforeTheVmIsFrozen() {
        vm(VmState.RUNNING);
        assertThat(patch(next(live().flagged().with(Annotations.IP, "10.0.0.1").with(Annotations.VNC_PORT, "5901"))))
                .containsEntry(Annotations.LIFECYCLE_STATE, "hibernating")
                .containsEntry(Annotations.VM_ID, null)
                .containsEntry(Annotations.IP, null)
                .containsEntry(Annotations.VNC_PORT, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {Annotations.VM_ID, Annotations.IP, Annotations.VNC_PORT})
    void nothingIsFrozenOrPushedWhileThePodShowsARuntime(String key) {
        TestPod pod = live().hibernating().with(key, "5901");
        vm(VmState.RUNNING);
        assertThat(patch(next(pod))).containsEntry(key, null);
        vm(VmState.FROZEN);
        assertThat(patch(next(pod))).containsEntry(key, null);
    }

    @Test
    void nothingIsPushedWhileThePodShowsARunningContainer() {
        vm(VmState.FROZEN);
        TestPod pod = live().flagged().without(Annotations.VM_ID).with(Annotations.LIFECYCLE_STATE, "hibernating");
        assertThat(state(next(pod))).isEqualTo("hibernating");
        assertThat(next(pod.notRunning())).isInstanceOf(KubeletStep.Push.class);
    }

    @Test
    void aHibernationThatIsCalledOffBeforeTheFreezeShowsTheVmAgainWithAHigherEpoch() {
        vm(VmState.RUNNING);
        assertThat(patch(next(live().hibernating().flagOff())))
                .containsEntry(Annotations.LIFECYCLE_STATE, "ready")
                .containsEntry(Annotations.VM_ID, "vm-1")
                .containsEntry(Annotations.HIBERNATE_EPOCH, "1");
    }

    @Test
    void aRestartedKubeletPushesAgainWhatItDidNotSeeConfirmed() {
        vm(VmState.FROZEN);
        held();
        assertThat(next(live().hibernating())).isInstanceOf(KubeletStep.Push.class);
    }

    @Test
    void nothingIsPushedOverTheSnapshotOfAnotherPod() {
        vm(VmState.FROZEN);
        snapshot = new ProbeResult.Present(HELD, new SnapshotOrigin("ns", "other", null, Epoch.hibernateEpoch(null)));
        assertThat(next(live().hibernating())).isInstanceOf(KubeletStep.ProbeError.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "FROZEN"})
    void aGenerationThatChangedIsEchoedBeforeAHibernationGoesOn(VmState state) {
        vm(state);
        TestPod pod = live().hibernating();
        assertThat(patch(next(pod.with(Annotations.GENERATION, "9"))))
                .containsEntry(Annotations.LIFECYCLE_STATE, "hibernating")
                .containsEntry(Annotations.LIFECYCLE_OBSERVED_GENERATION, "9")
                .containsEntry(Annotations.LIFECYCLE_STATE_MESSAGE, null);
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "FROZEN"})
    void aVmThatIsAdoptedWhileItHibernatesGetsAnEpochFirst(VmState state) {
        vm(state);
        TestPod pod = live().flagged()
                .with(Annotations.LIFECYCLE_STATE, "hibernating")
                .without(Annotations.HIBERNATE_EPOCH);
        assertThat(patch(next(pod)))
                .containsEntry(Annotations.LIFECYCLE_STATE, "hibernating")
                .containsEntry(Annotations.HIBERNATE_EPOCH, "0")
                .containsEntry(Annotations.VM_ID, null);
    }

    @Test
    void theFlagWithNoVmAndTheSnapshotThereIsReportedHibernatedAlsoOnAPodCreatedToBeRestored() {
        held();
        TestPod pod = created()
                .flagged()
                .with(Annotations.RESTORE_FROM_HIBERNATE, "true")
                .with(Annotations.WAKE_FROM_EPOCH, "0");
        assertThat(state(next(pod))).isEqualTo("hibernated");
    }

    @Test
    void whatIsReportedHibernatedIsLeftAloneWhileTheRegistryHoldsTheSnapshot() {
        held();
        assertThat(next(live().hibernated().with(Annotations.HIBERNATE_DIGEST, HELD)))
                .isInstanceOf(KubeletStep.Idle.class);
    }

    @Test
    void whatIsReportedHibernatedStaysSoWhileTheRegistryGivesNoAnswerAndTheStepSaysWhy() {
        snapshot = new ProbeResult.Failed("timed out", null);
        KubeletStep noAnswer = new KubeletStep.ProbeError(new ProbeResult.Failed("timed out", null));
        assertThat(next(live().hibernated())).isEqualTo(noAnswer);
        assertThat(next(live().hibernated().with(Annotations.HIBERNATE_DIGEST, HELD)))
                .isEqualTo(noAnswer);
    }

    @Test
    void whatIsReportedHibernatedAndHasLostItsSnapshotIsFailedUntilTheSnapshotIsBack() {
        TestPod pod = live().hibernated();
        assertThat(message(next(pod))).contains("the VM's state is gone");
        held();
        assertThat(state(next(pod.with(Annotations.LIFECYCLE_STATE, "failed")))).isEqualTo("hibernated");
    }

    @Test
    void aGenerationThatChangedIsEchoedInStateHibernatedToo() {
        assertThat(patch(next(live().hibernated().with(Annotations.GENERATION, "9"))))
                .containsEntry(Annotations.LIFECYCLE_STATE, "hibernated")
                .containsEntry(Annotations.LIFECYCLE_OBSERVED_GENERATION, "9");
    }

    @Test
    void aStaleIdBesideTheStateIsCleared() {
        assertThat(patch(next(live().hibernated().with(Annotations.VM_ID, "vm-0"))))
                .containsEntry(Annotations.VM_ID, null);
    }

    @Test
    void theFlagOnAPodThatNeverHadAVmBootsItFirst() {
        TestPod pod = created().flagged();
        assertThat(state(next(pod))).isEqualTo("creating");
        pod.with(Annotations.LIFECYCLE_STATE, "creating").with(Annotations.LIFECYCLE_OBSERVED_GENERATION, "0");
        assertThat(next(pod)).isInstanceOf(KubeletStep.Boot.class);
        vm(VmState.RUNNING);
        assertThat(patch(next(pod)))
                .containsEntry(Annotations.LIFECYCLE_STATE, "hibernating")
                .containsEntry(Annotations.VM_ID, null)
                .containsEntry(Annotations.HIBERNATE_EPOCH, "0");
    }

    @Test
    void theFlagOnAPodThatHadAVmAndHasNeitherVmNorSnapshotIsFailed() {
        KubeletStep step = next(live().flagged());
        assertThat(state(step)).isEqualTo("failed");
        assertThat(message(step)).contains("the VM's state is gone: there is no VM");
    }

    @Test
    void aFailureThatIsToldIsNotToldAgain() {
        TestPod pod = live().with(Annotations.LIFECYCLE_STATE, "failed")
                .with(Annotations.LIFECYCLE_STATE_MESSAGE, "the VM vanished");
        assertThat(next(pod)).isInstanceOf(KubeletStep.Idle.class);
    }

    @Test
    void aHibernationThatIsCalledOffResumesAndCountsAsAWake() {
        vm(VmState.FROZEN);
        TestPod pod = live().with(Annotations.LIFECYCLE_STATE, "hibernating").wakePending();
        assertThat(next(pod)).isInstanceOf(KubeletStep.Resume.class);
        vm(VmState.RUNNING);
        assertThat(patch(next(pod)))
                .containsEntry(Annotations.LIFECYCLE_STATE, "ready")
                .containsEntry(Annotations.HIBERNATE_EPOCH, "1")
                .containsEntry(Annotations.VM_ID, "vm-1");
    }

    @Test
    void aHibernationThatAnOperatorWithoutEpochsCallsOffCountsAsAWakeToo() {
        vm(VmState.RUNNING);
        assertThat(patch(next(live().with(Annotations.LIFECYCLE_STATE, "hibernating"))))
                .containsEntry(Annotations.HIBERNATE_EPOCH, "1");
    }

    @Test
    void aFreshVmBringsRuntimeEpochAndReadyInOnePatch() {
        host.vm(VmState.RUNNING, new VmRuntime("vm-1", "10.0.0.1", 5901));
        assertThat(patch(next(created().with(Annotations.LIFECYCLE_STATE, "creating"))))
                .containsEntry(Annotations.VM_ID, "vm-1")
                .containsEntry(Annotations.IP, "10.0.0.1")
                .containsEntry(Annotations.VNC_PORT, "5901")
                .containsEntry(Annotations.HIBERNATE_EPOCH, "0")
                .containsEntry(Annotations.LIFECYCLE_STATE, "ready");
    }

    @Test
    void aVmOfAPodWithoutAnEpochIsAdoptedWithOne() {
        vm(VmState.RUNNING);
        assertThat(patch(next(live().without(Annotations.HIBERNATE_EPOCH))))
                .containsEntry(Annotations.HIBERNATE_EPOCH, "0");
    }

    @Test
    void aVmThatRunsWhileAWakeIsPendingIsAdoptedAndNotRestoredAgain() {
        vm(VmState.RUNNING);
        held();
        assertThat(patch(next(live().with(Annotations.HIBERNATE_EPOCH, "3").with(Annotations.WAKE_FROM_EPOCH, "5"))))
                .containsEntry(Annotations.HIBERNATE_EPOCH, "6");
        assertThat(asked).isZero();
    }

    @Test
    void aVmThatRunsAndIsToldIsLeftAlone() {
        vm(VmState.RUNNING);
        assertThat(next(live())).isInstanceOf(KubeletStep.Idle.class);
    }

    @Test
    void aGenerationThatChangedIsEchoedByARunningVmWithoutANewEpoch() {
        vm(VmState.RUNNING);
        assertThat(patch(next(live().with(Annotations.GENERATION, "4"))))
                .containsEntry(Annotations.LIFECYCLE_OBSERVED_GENERATION, "4")
                .doesNotContainKey(Annotations.HIBERNATE_EPOCH);
    }

    @Test
    void aMalformedEpochIsWrittenOverByASoundOne() {
        vm(VmState.RUNNING);
        assertThat(patch(next(live().with(Annotations.HIBERNATE_EPOCH, "x"))))
                .containsEntry(Annotations.HIBERNATE_EPOCH, "1");
    }

    @Test
    void anEpochThatCannotGrowMakesTheKubeletWait() {
        vm(VmState.RUNNING);
        String last = Long.toString(Long.MAX_VALUE);
        assertThat(next(live().with(Annotations.HIBERNATE_EPOCH, last).with(Annotations.WAKE_FROM_EPOCH, last)))
                .isInstanceOf(KubeletStep.Wait.class);
    }

    @Test
    void aPodThatNamesNoVmIsLeftAlone() {
        assertThat(next(live().without(Annotations.VM_NAME))).isInstanceOf(KubeletStep.Wait.class);
    }

    @Test
    void aDeletedPodIsSnapshottedWhereThePolicySaysSoThenDestroyedThenLetGo() {
        TestPod pod = live().going();
        vm(VmState.RUNNING);
        assertThat(next(pod)).isInstanceOf(KubeletStep.Snapshot.class);
        vm(VmState.FROZEN);
        assertThat(next(pod)).isInstanceOf(KubeletStep.PushLatest.class);
        host.latestDone(true);
        assertThat(next(pod)).isInstanceOf(KubeletStep.Destroy.class);
        host.vm(VmState.NONE, VmRuntime.from(null));
        assertThat(next(pod)).isInstanceOf(KubeletStep.LetGo.class);
        assertThat(asked).isZero();
    }

    @Test
    void aCopyOnTheHostGoesWithThePodUnlessItIsToBeKept() {
        host.copy(true);
        assertThat(next(live().hibernated().going())).isInstanceOf(KubeletStep.RemoveCopy.class);
        assertThat(next(live().hibernated().going().with(Annotations.KEEP_SNAPSHOT_ON_DELETE, "true")))
                .isInstanceOf(KubeletStep.LetGo.class);
    }
}
