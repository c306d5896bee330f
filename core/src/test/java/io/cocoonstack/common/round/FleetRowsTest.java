package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a fleet with operators of the Go side adds to the rounds. Tests contract 6.5 rows hibernated-lost and failed, 6.6
 * row migration-unscheduled and 6.8 rule flag-on-unmanaged.
 */
class FleetRowsTest extends SetOfPods {

    private RoundStep<HibernationPhase> hibernation(String desire, HibernationFacts.Builder facts) {
        return HibernationPlanner.next(
                facts.desire(HibernationDesire.of(desire)).build(), read("demo-0"), LegacyPolicy.WAIT, this::probe);
    }

    private static HibernationFacts.Builder failed() {
        return HibernationFacts.builder().phase(HibernationPhase.FAILED);
    }

    @Test
    void aHibernatedVmWhoseSnapshotIsGoneIsHibernatingAgainOnlyAfterAFreshRead() {
        pod("0").hibernated();
        RoundStep<HibernationPhase> step =
                hibernation("Hibernate", HibernationFacts.builder().phase(HibernationPhase.HIBERNATED));
        assertThat(step).isInstanceOf(RoundStep.ReadAgain.class);
        assertThat(step.why()).contains("the registry holds no hibernate snapshot");
    }

    @Test
    void aHibernatedVmThatTheFreshReadShowsGoingIsLeftAlone() {
        pod("0").hibernated();
        RoundStep<HibernationPhase> step =
                hibernation("Hibernate", HibernationFacts.builder().phase(HibernationPhase.HIBERNATED));
        pods.get("demo-0").going();
        assertThat(((RoundStep.ReadAgain<HibernationPhase>) step).decide(this::read))
                .isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void aFailedHibernationIsRequestedAgainWhenARetryIsDue() {
        pod("0");
        assertThat(hibernation("Hibernate", failed())).isInstanceOf(RoundStep.Wait.class);
        assertThat(hibernation("Hibernate", failed().retryDue(true))).isInstanceOf(RoundStep.RequestHibernate.class);
    }

    @Test
    void aFailedHibernationIsCalledOffWhenARetryIsDue() {
        pod("0").flagged();
        assertThat(hibernation("Wake", failed())).isInstanceOf(RoundStep.Wait.class);
        assertThat(hibernation("Wake", failed().retryDue(true))).isInstanceOf(RoundStep.RequestWake.class);
    }

    @Test
    void aFailedSuspensionIsRequestedAgainWhenARetryIsDue() {
        suspendedIn("Failed");
        pod("0");
        assertThat(next("0")).isInstanceOf(RoundStep.Wait.class);
        set.retryDue(true);
        assertThat(next("0")).isInstanceOf(RoundStep.RequestHibernate.class);
    }

    @Test
    void aFailedSetThatComesBackAsksForTheWakeWhenARetryIsDue() {
        set.phase(CocoonSetPhase.FAILED).retryDue(true);
        pod("0").hibernated();
        assertThat(next("0")).isInstanceOf(SetStep.RequestWakes.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Pending", "Running", "Scaling", "Suspending", "Suspended", "Waking", "Migrating", "Failed"})
    void aMainPodThatCanNeverBeScheduledIsDeletedInEveryPhase(String phase) {
        set.phase(CocoonSetPhase.of(phase)).wantedNode("node-b");
        stranded();
        assertThat(next("0")).isInstanceOf(SetStep.DeletePod.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void aMainPodThatCanNeverBeScheduledIsDeletedWhileItsSetIsSuspended() {
        suspendedIn("Suspending");
        stranded().flagged();
        assertThat(next("0")).isInstanceOf(SetStep.DeletePod.class);
    }

    @Test
    void inAPhaseOfALaterVersionNoPodIsDeleted() {
        set.phase(CocoonSetPhase.of("Parking"));
        stranded();
        assertThat(next("0")).isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void aPodThatMayBeScheduledOntoTheWantedNodeIsKept() {
        set.wantedNode("node-b");
        stranded().requiring("node-a", "node-b");
        assertThat(next("0")).isInstanceOf(SetStep.NotAMigration.class);
    }

    @Test
    void anUnscheduledPodThatHadAVmIsKept() {
        set.wantedNode("node-b");
        stranded().with(Annotations.HIBERNATE_EPOCH, "0");
        assertThat(next("0")).isInstanceOf(SetStep.NotAMigration.class);
        pods.get("demo-0").without(Annotations.HIBERNATE_EPOCH).with(Annotations.VM_ID, "vm-1");
        assertThat(next("0")).isInstanceOf(SetStep.NotAMigration.class);
        pods.get("demo-0").without(Annotations.VM_ID).with(Annotations.LIFECYCLE_STATE, "hibernated");
        assertThat(next("0")).isInstanceOf(SetStep.NotAMigration.class);
    }

    @Test
    void aStrandedPodThatIsGoingIsNotDeletedAgain() {
        set.wantedNode("node-b");
        stranded().going();
        assertThat(next("0")).isInstanceOf(SetStep.NotAMigration.class);
    }

    private TestPod stranded() {
        TestPod pod = TestPod.created("demo-0").on("").requiring("node-a");
        pods.put("demo-0", pod);
        return pod;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Suspending", "Suspended", "Waking"})
    void aSetThatComesBackClearsTheFlagOfAnUnmanagedPod(String phase) {
        set.phase(CocoonSetPhase.of(phase));
        pod("0");
        pod("box").unmanaged().flagged();
        assertThat(next("0", "box"))
                .isInstanceOfSatisfying(
                        SetStep.ClearFlag.class,
                        step -> assertThat(step.pod().name()).isEqualTo("demo-box"));
    }

    @Test
    void aSuspendedSetLeavesTheFlagOfAnUnmanagedPod() {
        suspendedIn("Suspended");
        pod("0").hibernated();
        holds("0");
        pod("box").unmanaged().flagged();
        assertThat(next("0", "box")).isInstanceOf(RoundStep.Done.class);
    }

    @Test
    void theFlagOfAnUnmanagedPodThatIsGoingIsNobodysBusiness() {
        set.phase(CocoonSetPhase.WAKING);
        pod("0");
        pod("box").unmanaged().flagged().going();
        assertThat(decided("0", "box")).isInstanceOf(RoundStep.ClosePhase.class);
    }
}
