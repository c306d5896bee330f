package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.HostFacts.VmState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a kubelet restores a VM, boots one, or does neither. Tests contract 6.3 rules 5 and 9. */
class KubeletRestoreTest extends VmOnHost {

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
}
