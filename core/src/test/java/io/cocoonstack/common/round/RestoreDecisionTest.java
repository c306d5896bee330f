package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.SnapshotOrigin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests contract 6.4 rules intent, existence and with-flag. */
class RestoreDecisionTest {

    private static final SnapshotProbe PRESENT = (name, tag) -> new ProbeResult.Present("sha256:abc");
    private static final SnapshotProbe ABSENT = (name, tag) -> new ProbeResult.Absent();
    private static final SnapshotProbe UNASKED = (name, tag) -> {
        throw new AssertionError("the registry was asked");
    };

    @ParameterizedTest
    @ValueSource(strings = {"Suspending", "Suspended", "Waking", "Migrating", "PhaseOfALaterVersion"})
    void aSetInARoundRestores(String phase) {
        RestoreIntent intent =
                RestoreIntent.builder().set(false, CocoonSetPhase.of(phase)).build();
        assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", PRESENT)).isInstanceOf(RestoreDecision.Restore.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "Running", "Scaling", "Failed"})
    void aSetInNoRoundCreatesFreshWithoutAsking(String phase) {
        RestoreIntent intent =
                RestoreIntent.builder().set(false, CocoonSetPhase.of(phase)).build();
        assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", UNASKED))
                .isInstanceOf(RestoreDecision.CreateFresh.class);
    }

    @Test
    void aSetWhoseRoundHasFailedRestoresWhereRoundsStartClean() {
        RestoreIntent intent = RestoreIntent.builder()
                .set(false, CocoonSetPhase.FAILED)
                .roundsStartClean(true)
                .build();
        assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", PRESENT)).isInstanceOf(RestoreDecision.Restore.class);
    }

    @Test
    void aRoundWithoutASnapshotCreatesFresh() {
        RestoreIntent intent = RestoreIntent.builder().set(true, null).build();
        assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", ABSENT))
                .isInstanceOf(RestoreDecision.CreateFresh.class);
    }

    @Test
    void aPodOfARoundThatIsNotYetToBeLeftComesBackHibernated() {
        RestoreIntent intent = RestoreIntent.builder()
                .hibernation(HibernationPhase.HIBERNATED, HibernationDesire.HIBERNATE)
                .build();
        assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", PRESENT).annotations())
                .isEqualTo(Map.of(
                        "vm.cocoonstack.io/restore-from-hibernate", "true",
                        "cocoonset.cocoonstack.io/wake-from-epoch", "0",
                        "vm.cocoonstack.io/hibernate", "true"));
    }

    @Test
    void aPodOfARoundThatIsBeingLeftComesBackToBeWoken() {
        RestoreIntent intent = RestoreIntent.builder()
                .hibernation(HibernationPhase.WAKING, HibernationDesire.WAKE)
                .build();
        assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", PRESENT).annotations())
                .isEqualTo(Map.of(
                        "vm.cocoonstack.io/restore-from-hibernate", "true",
                        "cocoonset.cocoonstack.io/wake-from-epoch", "0"));
    }

    @Test
    void aPodOfASuspendedSetComesBackHibernated() {
        RestoreIntent intent =
                RestoreIntent.builder().set(true, CocoonSetPhase.SUSPENDED).build();
        assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", PRESENT).annotations())
                .containsEntry("vm.cocoonstack.io/hibernate", "true");
    }

    @Test
    void aPhaseOfALaterVersionOfAHibernationRestores() {
        RestoreIntent intent = RestoreIntent.builder()
                .hibernation(HibernationPhase.of("PhaseOfALaterVersion"), HibernationDesire.WAKE)
                .build();
        assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", PRESENT)).isInstanceOf(RestoreDecision.Restore.class);
    }

    @Test
    void theDesireAloneIsNoIntent() {
        RestoreIntent intent = RestoreIntent.builder()
                .hibernation(HibernationPhase.ACTIVE, HibernationDesire.HIBERNATE)
                .roundsStartClean(true)
                .build();
        assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", UNASKED))
                .isInstanceOf(RestoreDecision.CreateFresh.class);
    }

    @Test
    void aFailedRoundRestoresWhereRoundsStartClean() {
        RestoreIntent intent = RestoreIntent.builder()
                .hibernation(HibernationPhase.FAILED, HibernationDesire.WAKE)
                .roundsStartClean(true)
                .build();
        assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", PRESENT)).isInstanceOf(RestoreDecision.Restore.class);
    }

    @Test
    void aProbeThatFailsCreatesNoPod() {
        RestoreIntent intent = RestoreIntent.builder().set(true, null).build();
        RestoreDecision decision = RestoreDecision.decide(
                intent, "vk-ns-demo-0", (name, tag) -> new ProbeResult.Failed("timed out", null));
        assertThat(decision).isInstanceOf(RestoreDecision.DoNotCreate.class);
        assertThat(decision.why())
                .isEqualTo("the set is suspended but the registry gave no answer to go by: timed out");
        assertThat(decision.annotations()).isEmpty();
    }

    @Test
    void theSnapshotOfAnotherPodCreatesNoPod() {
        RestoreIntent intent =
                RestoreIntent.builder().pod("a", "b-c-0").set(true, null).build();
        SnapshotOrigin other = new SnapshotOrigin("a-b", "c-0", "u2", Epoch.hibernateEpoch(null));
        RestoreDecision decision = RestoreDecision.decide(
                intent, "vk-a-b-c-0", (name, tag) -> new ProbeResult.Present("sha256:abc", other));
        assertThat(decision).isInstanceOf(RestoreDecision.DoNotCreate.class);
    }
}
