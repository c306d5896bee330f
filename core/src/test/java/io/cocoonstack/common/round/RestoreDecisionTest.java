package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.SnapshotOrigin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests contract 6.4 rules intent, existence and with-flag, and 12a rules whose-image and evidence. */
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
                        "vm.cocoonstack.io/hibernate-digest", "sha256:abc",
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
                        "vm.cocoonstack.io/hibernate-digest", "sha256:abc",
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

    private static final SnapshotProbe NAMED = (name, tag) ->
            new ProbeResult.Present("sha256:abc", new SnapshotOrigin("", "demo-0", "u1", Epoch.hibernateEpoch(null)));

    private static SnapshotProbe ofImage(String image) {
        return (name, tag) -> new ProbeResult.Present(
                "sha256:abc", new SnapshotOrigin(null, null, null, Epoch.hibernateEpoch(null), image, "node-a"));
    }

    private static RestoreIntent.Builder suspended() {
        return RestoreIntent.builder().image("ubuntu:24.04").set(true, CocoonSetPhase.SUSPENDED);
    }

    @Test
    void aSnapshotOfAnotherImageIsInTheWayAndBothImagesAreNamed() {
        RestoreDecision decision = RestoreDecision.decide(suspended().build(), "vk-ns-demo-0", ofImage("ubuntu:22.04"));
        assertThat(decision)
                .isInstanceOfSatisfying(
                        RestoreDecision.InTheWay.class,
                        found -> assertThat(found.isToBeDropped()).isFalse());
        assertThat(decision.why()).contains("is of image ubuntu:22.04 and the pod asks for ubuntu:24.04");
    }

    @Test
    void aSnapshotOfThePodsImageOrOfNoneIsRestored() {
        assertThat(RestoreDecision.decide(suspended().build(), "vk-ns-demo-0", ofImage("ubuntu:24.04")))
                .isInstanceOf(RestoreDecision.Restore.class);
        assertThat(RestoreDecision.decide(suspended().build(), "vk-ns-demo-0", PRESENT))
                .isInstanceOf(RestoreDecision.Restore.class);
    }

    @ParameterizedTest
    @CsvSource({"STOP,false", "DROP,true"})
    void aLeftoverThatNoRoundSpeaksForIsInTheWayAsThePolicySays(LeftoverPolicy policy, boolean dropped) {
        RestoreIntent intent = RestoreIntent.builder().leftovers(policy).build();
        assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", NAMED))
                .isInstanceOfSatisfying(
                        RestoreDecision.InTheWay.class,
                        found -> assertThat(found.isToBeDropped()).isEqualTo(dropped));
    }

    /** The VM names of two pods can be the same, and a Go kubelet's manifest does not say whose it is. */
    @ParameterizedTest
    @EnumSource(LeftoverPolicy.class)
    void aLeftoverThatNamesNoPodIsNeitherDroppedNorRestored(LeftoverPolicy policy) {
        RestoreIntent intent =
                RestoreIntent.builder().image("ubuntu:24.04").leftovers(policy).build();
        for (SnapshotProbe unnamed : List.of(PRESENT, ofImage("ubuntu:22.04"))) {
            assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", unnamed))
                    .isInstanceOfSatisfying(
                            RestoreDecision.InTheWay.class,
                            found -> assertThat(found.isToBeDropped()).isFalse());
        }
    }

    @Test
    void aLeftoverOfThePodsImageIsRestoredWhereThePolicySaysSo() {
        RestoreIntent intent = RestoreIntent.builder()
                .image("ubuntu:24.04")
                .leftovers(LeftoverPolicy.RESTORE)
                .build();
        assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", NAMED)).isInstanceOf(RestoreDecision.Restore.class);
        assertThat(RestoreDecision.decide(intent, "vk-ns-demo-0", ofImage("ubuntu:22.04")))
                .isInstanceOf(RestoreDecision.InTheWay.class);
    }

    @ParameterizedTest
    @EnumSource(LeftoverPolicy.class)
    void withAPolicyForLeftoversNoPodIsCreatedFreshWithoutAnAnswer(LeftoverPolicy policy) {
        RestoreIntent intent = RestoreIntent.builder().leftovers(policy).build();
        assertThat(RestoreDecision.decide(intent, "v", (name, tag) -> new ProbeResult.Failed("timed out", null)))
                .isInstanceOf(RestoreDecision.DoNotCreate.class);
        assertThat(RestoreDecision.decide(intent, "v", ABSENT)).isInstanceOf(RestoreDecision.CreateFresh.class);
    }

    @Test
    void aMainPodThatComesBackIsNotCreatedOverASnapshotOfAnotherImage() {
        assertThat(MigrationPlanner.create(moving().build(), RoundOwner.NOBODY, ofImage("ubuntu:22.04")))
                .isInstanceOfSatisfying(
                        RoundStep.Wait.class, wait -> assertThat(wait.why()).contains("is of image ubuntu:22.04"));
    }

    @Test
    void whereTheCallerChoseToDropItTheSnapshotOfAnotherImageGoesBeforeTheMainPodIsCreated() {
        SetFacts dropping = moving().leftovers(LeftoverPolicy.DROP).build();
        assertThat(MigrationPlanner.create(dropping, RoundOwner.NOBODY, ofImage("ubuntu:22.04")))
                .isInstanceOfSatisfying(
                        SetStep.DropLeftover.class,
                        drop -> assertThat(drop.digest()).isEqualTo("sha256:abc"));
    }

    private static SetFacts.Builder moving() {
        return SetFacts.builder("ns", "demo").image("ubuntu:24.04").phase(CocoonSetPhase.MIGRATING);
    }
}
