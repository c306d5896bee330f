package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounds of pods whose kubelet keeps no epochs, under the policy serialize. Tests contract 6.1 rule legacy. */
class SerializedRoundsTest extends SetOfPods {

    @BeforeEach
    void serialize() {
        legacy = LegacyPolicy.SERIALIZE;
    }

    private TestPod old(String slot) {
        return pod(slot).without(Annotations.HIBERNATE_EPOCH);
    }

    private RoundStep<HibernationPhase> wake(String phase) {
        return wake(phase, () -> {});
    }

    private RoundStep<HibernationPhase> wake(String phase, Runnable beforeTheFreshRead) {
        RoundStep<HibernationPhase> step = HibernationPlanner.next(
                HibernationFacts.builder()
                        .desire(HibernationDesire.WAKE)
                        .phase(HibernationPhase.of(phase))
                        .specChanged(true)
                        .build(),
                read("demo-0"),
                legacy,
                this::probe);
        beforeTheFreshRead.run();
        return step instanceof RoundStep.ReadAgain<HibernationPhase> again ? again.decide(this::read) : step;
    }

    private RoundStep<CocoonSetPhase> decidedAfter(Runnable beforeTheFreshRead) {
        RoundStep<CocoonSetPhase> step = next("0");
        assertThat(step).isInstanceOf(RoundStep.ReadAgain.class);
        beforeTheFreshRead.run();
        return ((RoundStep.ReadAgain<CocoonSetPhase>) step).decide(this::read);
    }

    private static void stores(RoundStep<?> step, String phase) {
        assertThat(step).isInstanceOf(RoundStep.ClosePhase.class);
        assertThat(((RoundStep.ClosePhase<?>) step).phase()).hasToString(phase);
    }

    @Test
    void aHibernationThatIsUnderWayIsNotCalledOff() {
        old("0").hibernating();
        assertThat(wake("Hibernating")).isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void aHibernationThatIsCompleteIsDeclaredBeforeTheWakeIsRequested() {
        old("0").hibernated();
        holds("0");
        stores(wake("Hibernating"), "Hibernated");
        assertThat(wake("Hibernated")).isInstanceOf(RoundStep.RequestWake.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "Hibernated"})
    void aHibernationIsWokenOnlyOnceItIsComplete(String phase) {
        old("0").flagged();
        assertThat(wake(phase)).isInstanceOf(RoundStep.Wait.class);
        pods.get("demo-0").hibernated();
        assertThat(wake(phase)).isInstanceOf(RoundStep.Wait.class);
        holds("0");
        assertThat(wake(phase)).isInstanceOf(RoundStep.RequestWake.class);
    }

    @Test
    void aHibernationThatNeverCompletesSaysHowItIsGivenUp() {
        old("0").flagged();
        assertThat(wake("Failed").why())
                .contains("the kubelet does not report hibernated")
                .contains(Annotations.HIBERNATE);
    }

    @Test
    void aFailedRoundIsWokenOnceItsFlagWasRemovedByHand() {
        old("0");
        assertThat(wake("Failed")).isInstanceOf(RoundStep.RequestWake.class);
    }

    @Test
    void aFlagThatLandsBeforeTheFreshReadIsNotCalledOff() {
        old("0");
        assertThat(wake("Waking", () -> pods.get("demo-0").flagged())).isInstanceOf(RoundStep.StorePhase.class);
        set.phase(CocoonSetPhase.WAKING);
        old("0");
        assertThat(decidedAfter(() -> pods.get("demo-0").flagged())).isInstanceOf(RoundStep.Wait.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "Waking", "Active"})
    void aFlagThatIsOnOpensARoundInPlaceOfCallingItOff(String phase) {
        old("0").flagged();
        assertThat(wake(phase))
                .isInstanceOfSatisfying(
                        RoundStep.StorePhase.class,
                        store -> assertThat(store.phase()).isEqualTo(HibernationPhase.HIBERNATING));
    }

    @Test
    void aVmThatIsNotReportedReadyClosesNoRound() {
        old("0").with(Annotations.LIFECYCLE_STATE, "hibernated");
        assertThat(wake("Waking")).isInstanceOf(RoundStep.Wait.class);
        pods.get("demo-0").with(Annotations.LIFECYCLE_STATE, "ready");
        stores(wake("Waking"), "Active");
    }

    @Test
    void aPodWithAnEpochIsCalledOffAtAnyTime() {
        pod("0").hibernating();
        assertThat(wake("Hibernating")).isInstanceOf(RoundStep.RequestWake.class);
    }

    @Test
    void aSuspensionThatIsUnderWayGoesOnUntilItIsComplete() {
        set.phase(CocoonSetPhase.SUSPENDING);
        old("0").hibernating();
        assertThat(decided("0")).isInstanceOf(RoundStep.Wait.class);
        pods.get("demo-0").hibernated();
        holds("0");
        stores(decided("0"), "Suspended");
        set.phase(CocoonSetPhase.SUSPENDED);
        assertThat(decided("0")).isInstanceOf(SetStep.RequestWakes.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Migrating", "Waking"})
    void aPodThatNeedNotMoveAnyMoreIsWokenWhenItsHibernationIsComplete(String phase) {
        set.phase(CocoonSetPhase.of(phase)).wantedNode("node-a");
        old("0").hibernating();
        assertThat(decided("0")).isInstanceOf(RoundStep.Wait.class);
        pods.get("demo-0").hibernated();
        holds("0");
        assertThat(decided("0")).isInstanceOf(RoundStep.RequestWake.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "Suspended"})
    void aSetThatComesBackIsWokenOnlyOnceEveryHibernationIsComplete(String phase) {
        set.phase(CocoonSetPhase.of(phase)).specChanged(true);
        old("0").hibernated();
        holds("0");
        old("1").flagged();
        assertThat(decided("0", "1")).isInstanceOf(RoundStep.Wait.class);
        pods.get("demo-1").hibernated();
        holds("1");
        assertThat(decided("0", "1")).isInstanceOf(SetStep.RequestWakes.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "Suspended"})
    void podsThatASetHasReleasedHoldNoWakeBack(String phase) {
        set.phase(CocoonSetPhase.of(phase)).specChanged(true);
        assertThat(decided("0")).isInstanceOf(RoundStep.StorePhase.class);
        old("1").flagged();
        assertThat(decided("0", "1")).isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void aPodWithAnEpochInAFailedSetIsCalledOffAtAnyTime() {
        set.phase(CocoonSetPhase.FAILED).specChanged(true);
        pod("0").flagged();
        assertThat(decided("0")).isInstanceOf(SetStep.RequestWakes.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Waking", "Failed", "Suspended"})
    void aRegistryThatGivesNoAnswerHoldsTheWakeBack(String phase) {
        set.phase(CocoonSetPhase.of(phase)).specChanged(true);
        old("0").hibernated();
        snapshots.put("vk-ns-demo-0", new ProbeResult.Failed("503", null));
        assertThat(decided("0")).isInstanceOf(RoundStep.ProbeError.class);
    }
}
