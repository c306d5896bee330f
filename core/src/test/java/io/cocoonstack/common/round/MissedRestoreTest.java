package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.SnapshotOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissedRestoreTest {

    private final RestoreIntent.Builder intent = RestoreIntent.builder().pod("ns", "demo-0");
    private ProbeResult snapshot = new ProbeResult.Present("sha256:abc");
    private int asked;

    private RoundStep<CocoonSetPhase> next(PodFacts pod) {
        return MissedRestore.next(intent.set(false, CocoonSetPhase.MIGRATING).build(), pod, (name, tag) -> {
            asked++;
            return snapshot;
        });
    }

    private static TestPod late() {
        return TestPod.created("demo-0").with(Annotations.LIFECYCLE_STATE, "failed");
    }

    @Test
    void aPodThatWasCreatedTooLateIsAskedToRestore() {
        PodFacts pod = late().facts();
        assertThat(next(pod))
                .isEqualTo(new Steps.RequestWake<>(
                        pod,
                        null,
                        "the pod was created without being asked to restore: the set is in phase Migrating"
                                + " and the registry holds sha256:abc"));
    }

    @Test
    void whereOnlyThePolicySpeaksForTheRestoreARoundBeginsFirst() {
        snapshot = new ProbeResult.Present(
                "sha256:abc", new SnapshotOrigin("ns", "demo-0", null, Epoch.hibernateEpoch(null)));
        RestoreIntent inNoRound = intent.set(false, CocoonSetPhase.RUNNING)
                .leftovers(LeftoverPolicy.RESTORE)
                .build();
        assertThat(MissedRestore.next(inNoRound, late().facts(), (name, tag) -> snapshot))
                .isEqualTo(new Steps.StorePhase<>(
                        CocoonSetPhase.WAKING,
                        "no round speaks for a restore, and leftovers are restored: the registry holds sha256:abc"));
    }

    @ParameterizedTest
    @CsvSource({
        "vm.cocoonstack.io/id,vm-1",
        "vm.cocoonstack.io/hibernate,true",
        "vm.cocoonstack.io/hibernate-epoch,0",
        "cocoonset.cocoonstack.io/wake-from-epoch,0",
        "vm.cocoonstack.io/restore-from-hibernate,true"
    })
    void aPodThatHasAVmOrWasAskedIsLeftAloneWithoutAskingTheRegistry(String key, String value) {
        assertThat(next(late().with(key, value).facts())).isInstanceOf(RoundStep.Wait.class);
        assertThat(asked).isZero();
    }

    @Test
    void aPodThatIsGoingOrHasEndedOrIsNotThereIsLeftAlone() {
        assertThat(next(late().going().facts())).isInstanceOf(RoundStep.Wait.class);
        assertThat(next(late().terminal().facts())).isInstanceOf(RoundStep.Wait.class);
        assertThat(next(null)).isInstanceOf(RoundStep.Wait.class);
        assertThat(asked).isZero();
    }

    @Test
    void aPodWithNothingToRestoreIsLeftAlone() {
        snapshot = new ProbeResult.Absent();
        assertThat(next(late().facts())).isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void nothingIsAskedWithoutAnAnswerOrForTheSnapshotOfAnotherPod() {
        snapshot = new ProbeResult.Failed("timed out", null);
        assertThat(next(late().facts())).isInstanceOf(RoundStep.ProbeError.class);
        snapshot = new ProbeResult.Present(
                "sha256:abc", new SnapshotOrigin("ns", "other", null, Epoch.hibernateEpoch(null)));
        assertThat(next(late().facts())).isInstanceOf(RoundStep.ProbeError.class);
    }
}
