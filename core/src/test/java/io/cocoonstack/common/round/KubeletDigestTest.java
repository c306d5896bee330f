package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.HostFacts.VmState;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The digest on the pod, and a snapshot that has lost its tag. Tests contract 6.3 rule 13. */
class KubeletDigestTest extends VmOnHost {

    private static TestPod named() {
        return live().hibernated().with(Annotations.HIBERNATE_DIGEST, UNTAGGED);
    }

    private void untagged() {
        untagged = new ProbeResult.Present(UNTAGGED);
    }

    @Test
    void theTagOfASnapshotThatIsThereIsSetAgain() {
        untagged();
        assertThat(next(named())).isEqualTo(new KubeletStep.Retag(UNTAGGED, "the tag of the VM's snapshot is gone"));
        assertThat(next(named().with(Annotations.LIFECYCLE_STATE, "hibernating")))
                .isInstanceOf(KubeletStep.Retag.class);
        assertThat(next(named().with(Annotations.LIFECYCLE_STATE, "failed"))).isInstanceOf(KubeletStep.Retag.class);
    }

    @Test
    void aWakeIsAnsweredFromASnapshotWithoutATag() {
        untagged();
        assertThat(next(named().wakePending()))
                .isInstanceOfSatisfying(
                        KubeletStep.Restore.class,
                        restore -> assertThat(restore.digest()).isEqualTo(UNTAGGED));
    }

    @Test
    void aPodThatIsCreatedToBeRestoredIsRestoredByTheDigestThatItWasCreatedWith() {
        untagged();
        TestPod pod = created().with(Annotations.HIBERNATE_DIGEST, UNTAGGED);
        assertThat(next(pod.with(Annotations.RESTORE_FROM_HIBERNATE, "true"))).isInstanceOf(KubeletStep.Restore.class);
    }

    @Test
    void whatTheTagNamesIsRestoredWhateverThePodNames() {
        held();
        untagged();
        assertThat(next(named().wakePending()))
                .isInstanceOfSatisfying(
                        KubeletStep.Restore.class,
                        restore -> assertThat(restore.digest()).isEqualTo(HELD));
    }

    @Test
    void aSnapshotThatIsGoneByItsDigestTooIsLost() {
        assertThat(message(next(named()))).contains("the VM's state is gone");
        assertThat(message(next(named().wakePending()))).contains("the VM's state is gone");
    }

    @Test
    void nothingIsDoneWhileTheRegistryDoesNotSayWhetherTheManifestIsThere() {
        untagged = new ProbeResult.Failed("timed out", null);
        assertThat(next(named())).isInstanceOf(KubeletStep.ProbeError.class);
        assertThat(next(named().wakePending())).isInstanceOf(KubeletStep.ProbeError.class);
    }

    @Test
    void theManifestIsNotAskedForWhileTheTagIsInDoubt() {
        snapshot = new ProbeResult.Failed("timed out", null);
        untagged();
        assertThat(next(named().wakePending())).isInstanceOf(KubeletStep.ProbeError.class);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void noTagIsSetToTheSnapshotOfAnotherPod() {
        untagged =
                new ProbeResult.Present(UNTAGGED, new SnapshotOrigin("ns", "other", null, Epoch.hibernateEpoch(null)));
        assertThat(next(named())).isInstanceOf(KubeletStep.ProbeError.class);
    }

    private void untaggedOfEpoch(String podUid, String epoch) {
        untagged = new ProbeResult.Present(
                UNTAGGED,
                new SnapshotOrigin(
                        "ns", "demo-0", podUid, Epoch.hibernateEpoch(Map.of(Annotations.HIBERNATE_EPOCH, epoch))));
    }

    @Test
    void anOlderStateOfTheVmIsNeitherTaggedNorRestored() {
        untaggedOfEpoch("u-demo-0", "0");
        TestPod pod = named().with(Annotations.HIBERNATE_EPOCH, "1");
        KubeletStep told = new KubeletStep.ProbeError(
                new ProbeResult.Failed("the snapshot " + UNTAGGED + " is of epoch 0, and the pod is at 1", null));
        assertThat(next(pod)).isEqualTo(told);
        assertThat(next(pod.wakePending())).isEqualTo(told);
    }

    @Test
    void theEpochOfASnapshotOfTheSameEpochOrOfAnEarlierPodIsNoObstacle() {
        untaggedOfEpoch("u-demo-0", "0");
        assertThat(next(named())).isInstanceOf(KubeletStep.Retag.class);
        untaggedOfEpoch("u-earlier", "5");
        assertThat(next(named())).isInstanceOf(KubeletStep.Retag.class);
    }

    @Test
    void aDigestGoesWithTheReportThatARunningVmIsToBeHibernated() {
        vm(VmState.RUNNING);
        TestPod pod = live().flagged();
        assertThat(patch(next(pod))).doesNotContainKey(Annotations.HIBERNATE_DIGEST);
        assertThat(patch(next(pod.with(Annotations.HIBERNATE_DIGEST, UNTAGGED))))
                .containsEntry(Annotations.LIFECYCLE_STATE, "hibernating")
                .containsEntry(Annotations.HIBERNATE_DIGEST, null);
    }

    @Test
    void aSnapshotThatHasLostItsTagBeforeTheVmWasDestroyedIsPushedAgain() {
        vm(VmState.FROZEN);
        host.pushed(true);
        assertThat(next(live().hibernating())).isInstanceOf(KubeletStep.Push.class);
    }

    @Test
    void theVmStaysUntilThePodNamesTheSnapshotThatTheTagNames() {
        vm(VmState.FROZEN);
        host.pushed(true);
        held();
        assertThat(patch(next(live().hibernating().with(Annotations.HIBERNATE_DIGEST, UNTAGGED))))
                .containsEntry(Annotations.HIBERNATE_DIGEST, HELD);
    }

    @Test
    void aHibernatedPodThatNamesNoSnapshotOrAnotherIsToldTheOneThatIsThere() {
        held();
        assertThat(patch(next(live().hibernated()))).containsEntry(Annotations.HIBERNATE_DIGEST, HELD);
        assertThat(patch(next(named()))).containsEntry(Annotations.HIBERNATE_DIGEST, HELD);
    }

    @Test
    void theDigestGoesWithTheReportOfAVmThatRuns() {
        vm(VmState.RUNNING);
        TestPod pod = live().with(Annotations.HIBERNATE_DIGEST, UNTAGGED);
        assertThat(patch(next(pod)))
                .containsEntry(Annotations.LIFECYCLE_STATE, "ready")
                .containsEntry(Annotations.HIBERNATE_DIGEST, null);
        assertThat(next(pod.without(Annotations.HIBERNATE_DIGEST))).isInstanceOf(KubeletStep.Idle.class);
    }

    @Test
    void aReportThatSetsTheDigestGoesOutUnderTheVersionOfThePod() {
        held();
        assertThat(isGuarded(live().hibernated())).isTrue();
        vm(VmState.FROZEN);
        host.pushed(true);
        assertThat(isGuarded(live().hibernating())).isTrue();
    }

    @Test
    void aReportThatRemovesTheDigestGoesOutUnderTheVersionOfThePod() {
        vm(VmState.RUNNING);
        TestPod pod = live().with(Annotations.HIBERNATE_DIGEST, UNTAGGED);
        assertThat(isGuarded(pod)).isTrue();
        assertThat(isGuarded(pod.flagged())).isTrue();
    }

    @Test
    void aReportThatLeavesTheDigestAsItIsNeedsNoVersion() {
        vm(VmState.RUNNING);
        assertThat(isGuarded(live().hibernating().flagOff())).isFalse();
        assertThat(isGuarded(live().flagged())).isFalse();
        vm(VmState.FROZEN);
        assertThat(isGuarded(named())).isFalse();
    }

    private boolean isGuarded(TestPod pod) {
        return ((KubeletStep.Report) next(pod)).isGuarded();
    }

    @Test
    void aTextThatCouldBeATagIsNoDigest() {
        assertThat(message(next(named().with(Annotations.HIBERNATE_DIGEST, "latest"))))
                .contains("the VM's state is gone");
        assertThat(asked).isEqualTo(1);
    }
}
