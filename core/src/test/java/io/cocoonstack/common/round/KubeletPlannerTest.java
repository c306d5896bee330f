package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.round.HostFacts.VmState;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What contract 6.3 asks of a kubelet, rule by rule. */
class KubeletPlannerTest {

    private static final String HELD = "sha256:abc";

    private final HostFacts.Builder host = HostFacts.builder();
    private LegacyOperators operators = LegacyOperators.NONE;
    private ProbeResult snapshot = new ProbeResult.Absent();
    private int asked;

    private KubeletStep next(TestPod pod) {
        return KubeletPlanner.next(pod.facts(), host.build(), operators, (name, tag) -> {
            asked++;
            assertThat(name + ":" + tag).isEqualTo("vk-ns-demo-0:hibernate");
            return snapshot;
        });
    }

    private void vm(VmState state) {
        host.vm(state, new VmRuntime("vm-1", null, 0));
    }

    private void held() {
        snapshot = new ProbeResult.Present(HELD);
    }

    private static TestPod live() {
        return TestPod.live("demo-0");
    }

    private static TestPod created() {
        return TestPod.created("demo-0");
    }

    private static Map<String, String> patch(KubeletStep step) {
        assertThat(step).isInstanceOf(KubeletStep.Report.class);
        return new HashMap<>(((KubeletStep.Report) step).patch());
    }

    private static String state(KubeletStep step) {
        return patch(step).get(Annotations.LIFECYCLE_STATE);
    }

    private static String message(KubeletStep step) {
        return patch(step).get(Annotations.LIFECYCLE_STATE_MESSAGE);
    }

    @Test
    void aVmThatIsToBeHibernatedIsReportedThenFrozenThenPushedThenDestroyedThenReported() {
        vm(VmState.RUNNING);
        TestPod pod = live().flagged();
        assertThat(state(next(pod))).isEqualTo("hibernating");
        pod.with(Annotations.LIFECYCLE_STATE, "hibernating");
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
                                        Epoch.hibernateEpoch(Map.of(Annotations.HIBERNATE_EPOCH, "0")))));
        host.pushed(true);
        held();
        assertThat(next(pod)).isInstanceOf(KubeletStep.Destroy.class);
        host.vm(VmState.NONE, VmRuntime.from(null));
        Map<String, String> patch = patch(next(pod));
        assertThat(patch)
                .containsEntry(Annotations.LIFECYCLE_STATE, "hibernated")
                .containsEntry(Annotations.VM_ID, null)
                .containsEntry(Annotations.IP, null)
                .containsEntry(Annotations.VNC_PORT, null);
    }

    @Test
    void aRestartedKubeletPushesAgainWhatItDidNotSeeConfirmed() {
        vm(VmState.FROZEN);
        held();
        assertThat(next(live().flagged().with(Annotations.LIFECYCLE_STATE, "hibernating")))
                .isInstanceOf(KubeletStep.Push.class);
    }

    @Test
    void nothingIsPushedOverTheSnapshotOfAnotherPod() {
        vm(VmState.FROZEN);
        snapshot = new ProbeResult.Present(HELD, new SnapshotOrigin("ns", "other", null, Epoch.hibernateEpoch(null)));
        assertThat(next(live().flagged())).isInstanceOf(KubeletStep.ProbeError.class);
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
    void whatIsReportedHibernatedIsLeftAloneWithoutAskingTheRegistry() {
        assertThat(next(live().hibernated())).isInstanceOf(KubeletStep.Idle.class);
        assertThat(asked).isZero();
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
                .containsEntry(Annotations.VM_ID, "vm-1")
                .containsEntry(Annotations.HIBERNATE_EPOCH, "0");
    }

    @Test
    void theFlagOnAPodThatHadAVmAndHasNeitherVmNorSnapshotIsFailed() {
        KubeletStep step = next(live().flagged());
        assertThat(state(step)).isEqualTo("failed");
        assertThat(message(step)).isEqualTo("there is neither a VM nor a snapshot to hibernate");
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

    @ParameterizedTest
    @ValueSource(strings = {"hibernating", "hibernated"})
    void whatAnOperatorWithoutEpochsWakesIsRestored(String state) {
        held();
        TestPod pod = live().with(Annotations.LIFECYCLE_STATE, state).without(Annotations.VM_ID);
        assertThat(next(pod))
                .isInstanceOfSatisfying(
                        KubeletStep.Restore.class,
                        restore -> assertThat(restore.digest()).isEqualTo(HELD));
    }

    @Test
    void aPendingWakeIsRestored() {
        held();
        assertThat(next(live().hibernated().wakePending())).isInstanceOf(KubeletStep.Restore.class);
    }

    @Test
    void aPodThatIsCreatedToBeRestoredIsRestored() {
        held();
        assertThat(next(created().with(Annotations.RESTORE_FROM_HIBERNATE, "true")))
                .isInstanceOf(KubeletStep.Restore.class);
    }

    @Test
    void aRestoreThatTheFlagAloneAskedForCountsAsAWake() {
        vm(VmState.RUNNING);
        assertThat(patch(next(created().with(Annotations.RESTORE_FROM_HIBERNATE, "true"))))
                .containsEntry(Annotations.HIBERNATE_EPOCH, "1");
    }

    @Test
    void theRestoreFlagHasServedOnceThereIsAnEpoch() {
        held();
        assertThat(state(next(live().with(Annotations.RESTORE_FROM_HIBERNATE, "true"))))
                .isEqualTo("failed");
    }

    @Test
    void aRestoreWithoutASnapshotWaitsAndIsNeverAnsweredByAFreshBoot() {
        assertThat(next(live().hibernated().wakePending())).isInstanceOf(KubeletStep.Wait.class);
        assertThat(next(created()
                        .with(Annotations.RESTORE_FROM_HIBERNATE, "true")
                        .with(Annotations.WAKE_FROM_EPOCH, "0")))
                .isInstanceOf(KubeletStep.Wait.class);
    }

    @Test
    void aRestoreOfAnotherPodsSnapshotIsRefused() {
        snapshot =
                new ProbeResult.Present(HELD, new SnapshotOrigin("other", "demo-0", null, Epoch.hibernateEpoch(null)));
        assertThat(next(live().hibernated().wakePending())).isInstanceOf(KubeletStep.ProbeError.class);
    }

    @Test
    void aWakeThatWasAskedOfAPodThatNeverHadAVmBootsItAndIsAcknowledged() {
        TestPod pod = created().with(Annotations.WAKE_FROM_EPOCH, "0");
        assertThat(state(next(pod))).isEqualTo("creating");
        pod.with(Annotations.LIFECYCLE_STATE, "creating").with(Annotations.LIFECYCLE_OBSERVED_GENERATION, "0");
        assertThat(next(pod)).isInstanceOf(KubeletStep.Boot.class);
        vm(VmState.RUNNING);
        assertThat(patch(next(pod))).containsEntry(Annotations.HIBERNATE_EPOCH, "1");
    }

    @Test
    void nothingIsBootedFreshOverASnapshotOrWithoutAnAnswer() {
        held();
        assertThat(state(next(created()))).isEqualTo("failed");
        snapshot = new ProbeResult.Failed("timed out", null);
        assertThat(next(created())).isInstanceOf(KubeletStep.ProbeError.class);
    }

    @Test
    void whereOperatorsMayKeepNoEpochsAPodIsBootedWithoutAsking() {
        operators = LegacyOperators.POSSIBLE;
        held();
        assertThat(state(next(created()))).isEqualTo("creating");
        assertThat(asked).isZero();
    }

    @ParameterizedTest
    @EnumSource(LegacyOperators.class)
    void aVmThatVanishedIsNeverSilentlyReplaced(LegacyOperators who) {
        operators = who;
        KubeletStep step = next(live());
        assertThat(state(step)).isEqualTo("failed");
        assertThat(message(step)).isEqualTo("the VM vanished");
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
