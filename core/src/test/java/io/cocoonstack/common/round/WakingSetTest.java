package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.CocoonSetPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a set comes back that is suspended no more. Tests contract 6.5 rules coming-back and suspended-set. */
class WakingSetTest extends SetOfPods {

    @ParameterizedTest
    @ValueSource(strings = {"Suspending", "Suspended"})
    void aSetThatComesBackAsksEveryPodAndThenStoresWaking(String phase) {
        set.phase(CocoonSetPhase.of(phase));
        pod("0").hibernated();
        pod("1");
        assertThat(next("0", "1")).isInstanceOfSatisfying(SetStep.RequestWakes.class, wakes -> {
            assertThat(wakes.pods()).extracting(PodFacts::name).containsExactly("demo-0", "demo-1");
            assertThat(wakes.thenStore()).isEqualTo(CocoonSetPhase.WAKING);
        });
    }

    @Test
    void aPodWhoseWakeIsPendingIsNotAskedAgain() {
        set.phase(CocoonSetPhase.SUSPENDED);
        pod("0").wakePending();
        pod("1").hibernated();
        assertThat(decided("0", "1"))
                .isInstanceOfSatisfying(
                        SetStep.RequestWakes.class,
                        wakes -> assertThat(wakes.pods())
                                .extracting(PodFacts::name)
                                .containsExactly("demo-1"));
        pods.get("demo-1").wakePending();
        assertThat(decided("0", "1"))
                .isInstanceOfSatisfying(
                        RoundStep.StorePhase.class,
                        store -> assertThat(store.phase()).isEqualTo(CocoonSetPhase.WAKING));
    }

    /** A request to hibernate that is still on its way would land on it when the round has closed. */
    @Test
    void aPodThatTheCacheDoesNotShowIsAskedToo() {
        set.phase(CocoonSetPhase.SUSPENDING);
        pod("0").hibernated();
        RoundStep<CocoonSetPhase> step = next("0", "1");
        pod("1");
        assertThat(((RoundStep.ReadAgain<CocoonSetPhase>) step).decide(this::read))
                .isInstanceOfSatisfying(
                        SetStep.RequestWakes.class,
                        wakes -> assertThat(wakes.pods())
                                .extracting(PodFacts::name)
                                .containsExactly("demo-0", "demo-1"));
    }

    @Test
    void nothingIsRequestedWhileAPodIsGoing() {
        set.phase(CocoonSetPhase.SUSPENDED);
        pod("0").hibernated();
        pod("1").going();
        assertThat(next("0", "1")).isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void aReleasedSetStoresWakingThenCreatesTheMainPodRestored() {
        set.phase(CocoonSetPhase.SUSPENDED);
        holds("0");
        assertThat(decided("0"))
                .isInstanceOfSatisfying(
                        RoundStep.StorePhase.class,
                        store -> assertThat(store.phase()).isEqualTo(CocoonSetPhase.WAKING));
        set.phase(CocoonSetPhase.WAKING);
        assertThat(next("0")).isInstanceOfSatisfying(SetStep.CreatePod.class, create -> {
            assertThat(create.how()).isInstanceOf(RestoreDecision.Restore.class);
            assertThat(create.thenStore()).isEqualTo(CocoonSetPhase.WAKING);
        });
    }

    @Test
    void aMissingMainPodIsNotCreatedWhileTheRegistryGivesNoAnswer() {
        set.phase(CocoonSetPhase.WAKING);
        snapshots.put("vk-ns-demo-0", new ProbeResult.Failed("timed out", null));
        assertThat(next("0")).isInstanceOf(RoundStep.ProbeError.class);
    }

    @Test
    void aWakingSetDropsWhatEachLiveVmLeftBehindThenForgetsTheNodeThenCloses() {
        set.phase(CocoonSetPhase.WAKING).hibernatedOnNode("node-a");
        pod("0");
        pod("1");
        holds("1");
        assertThat(decided("0", "1")).isInstanceOf(RoundStep.DropSnapshot.class);
        snapshots.clear();
        assertThat(next("0", "1")).isEqualTo(new SetStep.RecordNode(null, "the round closes"));
        set.hibernatedOnNode(null);
        assertThat(next("0", "1")).isInstanceOf(RoundStep.ReadAgain.class);
        assertThat(decided("0", "1"))
                .isInstanceOfSatisfying(
                        RoundStep.ClosePhase.class,
                        close -> assertThat(close.phase()).isEqualTo(CocoonSetPhase.RUNNING));
    }

    @Test
    void aWakingSetIsNotClosedOnAPodThatChangedWhileTheRegistryWasAsked() {
        set.phase(CocoonSetPhase.WAKING);
        pod("0");
        RoundStep<CocoonSetPhase> step = next("0");
        pods.get("demo-0").version("8");
        assertThat(((RoundStep.ReadAgain<CocoonSetPhase>) step).decide(this::read))
                .isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void aWakingSetIsNotClosedOverAPodThatHasEnded() {
        set.phase(CocoonSetPhase.WAKING);
        pod("0").hibernated().wakePending().terminal();
        holds("0");
        assertThat(decided("0")).isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void aPodWithoutAnEpochIsAskedToWakeHoweverItLooks() {
        set.phase(CocoonSetPhase.SUSPENDED);
        pod("0").without("vm.cocoonstack.io/hibernate-epoch").wakePending();
        assertThat(next("0")).isInstanceOf(SetStep.RequestWakes.class);
    }

    @Test
    void aWakingSetAsksAPodAgainOnWhichTheFlagIsOn() {
        set.phase(CocoonSetPhase.WAKING);
        pod("0");
        pod("1").flagged();
        assertThat(next("0", "1"))
                .isInstanceOfSatisfying(
                        RoundStep.RequestWake.class,
                        wake -> assertThat(wake.thenStore()).isNull());
    }

    @Test
    void aWakingSetLeavesAPodToTheHibernationThatIsHibernatingIt() {
        set.phase(CocoonSetPhase.WAKING);
        pod("0").flagged();
        owners.put("0", RoundOwner.HIBERNATION);
        assertThat(next("0")).isInstanceOf(SetStep.HandOver.class);
    }
}
