package io.cocoonstack.common.k8s.operator;

import static io.cocoonstack.common.k8s.operator.Fixtures.NOW;
import static io.cocoonstack.common.k8s.operator.Fixtures.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationBuilder;
import io.cocoonstack.api.v1.CocoonHibernationStatus;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.round.PodFacts;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HibernationReportTest {

    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final Standing WAITING = new Standing(Standing.Kind.WAITING, "the VM is not live");
    private static final Standing SETTLED = new Standing(Standing.Kind.SETTLED, "the VM is hibernated");
    private static final Standing HELD = new Standing(Standing.Kind.HELD, "the set is moving the pod");

    private static CocoonHibernation in(HibernationPhase phase) {
        return Fixtures.hibernation(HibernationDesire.HIBERNATE, phase).build();
    }

    private static CocoonHibernationStatus stored(CocoonHibernation hibernation, HibernationPhase phase, Instant now) {
        return new HibernationReport(hibernation, "vk-prod-demo-0", now).stored(phase);
    }

    private static CocoonHibernationStatus waiting(CocoonHibernation hibernation, Standing standing) {
        return new HibernationReport(hibernation, null, NOW).waiting(standing, null);
    }

    private static CocoonHibernation with(CocoonHibernation hibernation, CocoonHibernationStatus status) {
        return new CocoonHibernationBuilder(hibernation).withStatus(status).build();
    }

    @Test
    void aStoredPhaseTakesUpTheSpecAndNamesTheVm() {
        CocoonHibernationStatus status = stored(in(null), HibernationPhase.HIBERNATING, NOW);

        assertThat(status.getPhase()).isEqualTo(HibernationPhase.HIBERNATING);
        assertThat(status.getObservedGeneration()).isEqualTo(2);
        assertThat(status.getVmName()).isEqualTo("vk-prod-demo-0");
        assertThat(shown(status.getConditions()))
                .containsExactly(
                        "Ready=False Hibernating: phase is Hibernating",
                        "Progressing=True Hibernating: phase is Hibernating");
    }

    @Test
    void aRoundIsReadyInThePhaseThatIsDesired() {
        assertThat(shown(stored(in(null), HibernationPhase.HIBERNATED, NOW).getConditions()))
                .containsExactly(
                        "Ready=True Hibernated: phase is Hibernated",
                        "Progressing=False Hibernated: phase is Hibernated");
        assertThat(shown(stored(in(null), HibernationPhase.ACTIVE, NOW).getConditions()))
                .contains("Ready=False Active: phase is Active");
    }

    @Test
    void theNextLegOfARoundBeginsAtItsOwnTime() {
        CocoonHibernation hibernating = with(in(null), stored(in(null), HibernationPhase.HIBERNATING, NOW));
        Instant later = NOW.plusSeconds(500);
        CocoonHibernation waking = with(hibernating, stored(hibernating, HibernationPhase.WAKING, later));

        assertThat(new HibernationReport(hibernating, null, NOW).deadline(WAITING, DEADLINE))
                .isEqualTo(NOW.plus(DEADLINE));
        assertThat(new HibernationReport(waking, null, NOW).deadline(WAITING, DEADLINE))
                .isEqualTo(later.plus(DEADLINE));
    }

    @Test
    void aRoundThatWaitsSaysWhyAndKeepsItsDeadline() {
        CocoonHibernation hibernating = with(in(null), stored(in(null), HibernationPhase.HIBERNATING, NOW));
        CocoonHibernationStatus status =
                new HibernationReport(hibernating, null, NOW.plusSeconds(60)).waiting(WAITING, null);

        assertThat(shown(status.getConditions()))
                .containsExactly(
                        "Ready=False Hibernating: the VM is not live",
                        "Progressing=True Hibernating: the VM is not live");
        assertThat(new HibernationReport(with(hibernating, status), null, NOW).deadline(WAITING, DEADLINE))
                .isEqualTo(NOW.plus(DEADLINE));
        assertThat(status.getVmName()).isEqualTo("vk-prod-demo-0");
    }

    @Test
    void aRoundThatAnotherOperatorBeganCountsFromWhenItIsTakenOver() {
        CocoonHibernation taken = in(HibernationPhase.HIBERNATING);

        assertThat(new HibernationReport(taken, null, NOW).deadline(WAITING, DEADLINE))
                .isNull();
        assertThat(new HibernationReport(with(taken, waiting(taken, WAITING)), null, NOW).deadline(WAITING, DEADLINE))
                .isEqualTo(NOW.plus(DEADLINE));
    }

    @Test
    void aRoundThatTheSetHoldsUpHasNoDeadline() {
        CocoonHibernation waking = with(in(null), stored(in(null), HibernationPhase.WAKING, NOW.minusSeconds(9999)));
        CocoonHibernationStatus held = waiting(waking, HELD);

        assertThat(new HibernationReport(waking, null, NOW).deadline(HELD, DEADLINE))
                .isNull();
        assertThat(shown(held.getConditions()))
                .containsExactly(
                        "Ready=False Held: the set is moving the pod",
                        "Progressing=False Held: the set is moving the pod");
        CocoonHibernation goesOn = with(waking, held);
        assertThat(new HibernationReport(with(goesOn, waiting(goesOn, WAITING)), null, NOW).deadline(WAITING, DEADLINE))
                .isEqualTo(NOW.plus(DEADLINE));
    }

    @Test
    void aPhaseThatIsNoLegHasNoDeadline() {
        for (HibernationPhase phase : new HibernationPhase[] {
            HibernationPhase.PENDING, HibernationPhase.HIBERNATED, HibernationPhase.ACTIVE, HibernationPhase.FAILED
        }) {
            CocoonHibernation stored = with(in(null), stored(in(null), phase, NOW));
            assertThat(new HibernationReport(stored, null, NOW).deadline(WAITING, DEADLINE))
                    .isNull();
        }
    }

    @Test
    void aRoundThatPassedItsDeadlineIsGivenUp() {
        CocoonHibernation hibernating = with(in(null), stored(in(null), HibernationPhase.HIBERNATING, NOW));
        CocoonHibernationStatus status =
                new HibernationReport(hibernating, null, NOW).failed(DEADLINE, "the VM is not live");

        String message = "phase Hibernating did not end within PT10M: the VM is not live";
        assertThat(status.getPhase()).isEqualTo(HibernationPhase.FAILED);
        assertThat(status.getObservedGeneration()).isEqualTo(2);
        assertThat(shown(status.getConditions()))
                .containsExactly(
                        "Ready=False DeadlinePassed: " + message, "Progressing=False DeadlinePassed: " + message);
        assertThat(RoundTimes.failed(status.getConditions())).isEqualTo(NOW);
    }

    @Test
    void aRoundThatWasGivenUpKeepsItsReasonAndTheGenerationThatItObserved() {
        CocoonHibernation hibernating = with(in(null), stored(in(null), HibernationPhase.HIBERNATING, NOW));
        CocoonHibernationStatus failed = new HibernationReport(hibernating, null, NOW).failed(DEADLINE, "why");
        CocoonHibernation changed = new CocoonHibernationBuilder(with(hibernating, failed))
                .editMetadata()
                .withGeneration(5L)
                .endMetadata()
                .build();

        CocoonHibernationStatus status = waiting(changed, WAITING);

        assertThat(status.getObservedGeneration()).isEqualTo(2);
        assertThat(shown(status.getConditions())).isEqualTo(shown(failed.getConditions()));
    }

    @Test
    void theFailureThatAKubeletReportsIsToldAtOnce() {
        PodFacts failed = Pods.facts(Fixtures.reporting(
                Fixtures.set().build(), "demo-0", new LifecycleStatus(LifecycleState.FAILED, 3, "no space left")));

        CocoonHibernationStatus status =
                new HibernationReport(in(HibernationPhase.HIBERNATING), null, NOW).waiting(WAITING, failed);

        assertThat(status.getPhase()).isEqualTo(HibernationPhase.HIBERNATING);
        assertThat(shown(status.getConditions())).contains("Ready=False VmFailed: no space left");
    }

    @Test
    void anObjectThatHasBegunNothingIsPending() {
        CocoonHibernationStatus status = waiting(in(null), WAITING);

        assertThat(status.getPhase()).isEqualTo(HibernationPhase.PENDING);
        assertThat(shown(status.getConditions()))
                .containsExactly(
                        "Ready=False Waiting: the VM is not live", "Progressing=False Waiting: the VM is not live");
    }

    @Test
    void anObjectAtRestIsReadyAndObservesItsSpec() {
        CocoonHibernationStatus status = waiting(
                Fixtures.hibernation(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATED)
                        .editMetadata()
                        .withGeneration(4L)
                        .endMetadata()
                        .build(),
                SETTLED);

        assertThat(status.getObservedGeneration()).isEqualTo(4);
        assertThat(shown(status.getConditions())).contains("Ready=True Hibernated: the VM is hibernated");
    }

    @Test
    void anOutageOfTheRegistryIsToldOnceHoweverItsErrorsRead() {
        CocoonHibernation hibernating = in(HibernationPhase.HIBERNATING);
        CocoonHibernationStatus first =
                waiting(hibernating, new Standing(Standing.Kind.REGISTRY_FAILED, "connection 1 was reset"));
        CocoonHibernationStatus second = waiting(
                with(hibernating, first), new Standing(Standing.Kind.REGISTRY_FAILED, "connection 2 was reset"));

        assertThat(shown(first.getConditions())).contains("Ready=False RegistryFailed: connection 1 was reset");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aLegThatTakesUpAnotherSpecBeginsAnew() {
        CocoonHibernation hibernating = with(in(null), stored(in(null), HibernationPhase.HIBERNATING, NOW));
        CocoonHibernation changed = new CocoonHibernationBuilder(hibernating)
                .editMetadata()
                .withGeneration(5L)
                .endMetadata()
                .build();
        Instant later = NOW.plusSeconds(500);

        CocoonHibernationStatus status = new HibernationReport(changed, null, later).waiting(WAITING, null);

        assertThat(status.getObservedGeneration()).isEqualTo(5);
        assertThat(new HibernationReport(changed, null, NOW).deadline(WAITING, DEADLINE))
                .isNull();
        assertThat(new HibernationReport(with(changed, status), null, NOW).deadline(WAITING, DEADLINE))
                .isEqualTo(later.plus(DEADLINE));
    }
}
