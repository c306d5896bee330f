package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.HostFacts.VmState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a kubelet restores a VM, boots one, or does neither. Tests contract 6.3 rules 5 and 9. */
class KubeletRestoreTest extends VmOnHost {

    private static final Epoch NO_EPOCH = Epoch.hibernateEpoch(null);

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

    @ParameterizedTest
    @ValueSource(strings = {"hibernating", "hibernated"})
    void aGenerationThatChangedIsEchoedBeforeAWakeIsAnsweredAndTheStateStays(String state) {
        TestPod pod = live().hibernated().wakePending().with(Annotations.LIFECYCLE_STATE, state);
        assertThat(patch(next(pod.with(Annotations.GENERATION, "9"))))
                .containsEntry(Annotations.LIFECYCLE_STATE, state)
                .containsEntry(Annotations.LIFECYCLE_OBSERVED_GENERATION, "9")
                .doesNotContainKey(Annotations.HIBERNATE_EPOCH);
        assertThat(asked).isZero();
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

    /** The word "hibernated" is all that such a kubelet leaves of a VM, and a report of failed writes over it. */
    @ParameterizedTest
    @ValueSource(strings = {"flag on", "flag off", "wake asked"})
    void aPodThatAKubeletWithoutEpochsHibernatedIsNeverBootedFresh(String how) {
        TestPod pod = live().hibernated().without(Annotations.HIBERNATE_EPOCH);
        pod = how.equals("flag on") ? pod : how.equals("flag off") ? pod.flagOff() : pod.wakePending();
        KubeletStep failed = next(pod);
        assertThat(state(failed)).isEqualTo("failed");
        for (Map.Entry<String, String> written : patch(failed).entrySet()) {
            pod = written.getValue() == null
                    ? pod.without(written.getKey())
                    : pod.with(written.getKey(), written.getValue());
        }
        KubeletStep then = next(pod);
        assertThat(then).isInstanceOf(KubeletStep.Idle.class);
        assertThat(then.why()).contains("the VM's state is gone");
    }

    @Test
    void aRestoreWithoutASnapshotIsReportedFailedAndNeverAnsweredByAFreshBoot() {
        TestPod restored = created().with(Annotations.RESTORE_FROM_HIBERNATE, "true");
        for (TestPod pod : new TestPod[] {
            live().hibernated().wakePending(),
            live().hibernated().without(Annotations.HIBERNATE),
            restored.with(Annotations.WAKE_FROM_EPOCH, "0"),
            restored.with(Annotations.LIFECYCLE_STATE, "failed"),
            restored.flagged()
        }) {
            assertThat(message(next(pod))).contains("the VM's state is gone").contains("delete the pod");
        }
    }

    @Test
    void aSnapshotThatIsThereAfterAllIsRestoredOnAPodThatWasReportedFailed() {
        held();
        assertThat(next(live().hibernated().wakePending().with(Annotations.LIFECYCLE_STATE, "failed")))
                .isInstanceOf(KubeletStep.Restore.class);
    }

    @Test
    void aSnapshotOfAnotherImageIsNotRestoredAndBothImagesAreNamed() {
        snapshot = new ProbeResult.Present(HELD, new SnapshotOrigin(null, null, null, NO_EPOCH, "ubuntu:22.04", null));
        TestPod pod = live().hibernated().wakePending();
        assertThat(message(next(pod.with(Annotations.IMAGE, "ubuntu:24.04"))))
                .contains("is of image ubuntu:22.04 and the pod asks for ubuntu:24.04");
        assertThat(next(pod.with(Annotations.IMAGE, "ubuntu:22.04"))).isInstanceOf(KubeletStep.Restore.class);
    }

    @Test
    void aSnapshotThatNamesNoImageIsRestoredIntoAnyPod() {
        held();
        assertThat(next(live().hibernated().wakePending().with(Annotations.IMAGE, "ubuntu:24.04")))
                .isInstanceOf(KubeletStep.Restore.class);
    }

    @Test
    void aPodThatFailedForAnotherReasonKeepsItWhenItsVmIsGone() {
        TestPod pod = live().with(Annotations.LIFECYCLE_STATE, "failed")
                .with(Annotations.LIFECYCLE_STATE_MESSAGE, "the snapshot is of another image");
        assertThat(next(pod))
                .isInstanceOfSatisfying(
                        KubeletStep.Idle.class,
                        idle -> assertThat(idle.why()).isEqualTo("the snapshot is of another image"));
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
}
