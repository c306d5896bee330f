package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import org.junit.jupiter.api.Test;

/** How a suspended set comes to rest. Tests contract 6.5 rules suspended-set, suspended-back and release. */
class SuspendedSetTest extends SetOfPods {

    @Test
    void suspendingBeginsWhenEveryPodIsLiveOrFlagged() {
        suspendedIn("Running");
        pod("0");
        pod("1").flagged();
        assertThat(decided("0", "1")).satisfies(SetOfPods::storesSuspending);
        pods.get("demo-0").notRunning();
        assertThat(next("0", "1")).isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void aLeftoverIsDroppedBeforeTheRoundBegins() {
        suspendedIn("Running");
        pod("0");
        pod("1");
        holds("1");
        assertThat(decided("0", "1"))
                .isInstanceOfSatisfying(
                        RoundStep.DropSnapshot.class,
                        drop -> assertThat(drop.vmName()).isEqualTo("vk-ns-demo-1"));
    }

    @Test
    void eachPodIsAskedToHibernateInItsTurn() {
        suspendedIn("Suspending");
        pod("0").flagged();
        pod("1");
        assertThat(next("0", "1"))
                .isInstanceOfSatisfying(
                        RoundStep.RequestHibernate.class,
                        request -> assertThat(request.pod().name()).isEqualTo("demo-1"));
    }

    @Test
    void suspendedIsStoredOnPodsThatWereReadAfterTheProbes() {
        suspendedIn("Suspending");
        pod("0").hibernated();
        pod("1").hibernated();
        holds("0");
        holds("1");
        RoundStep<CocoonSetPhase> step = next("0", "1");
        assertThat(step).isInstanceOf(RoundStep.ReadAgain.class);
        assertThat(((RoundStep.ReadAgain<CocoonSetPhase>) step).decide(this::read))
                .isInstanceOfSatisfying(RoundStep.ClosePhase.class, close -> {
                    assertThat(close.phase()).isEqualTo(CocoonSetPhase.SUSPENDED);
                    assertThat(close.pods().size()).isEqualTo(2);
                });
        pods.get("demo-1").flagOff();
        assertThat(((RoundStep.ReadAgain<CocoonSetPhase>) step).decide(this::read))
                .isInstanceOf(RoundStep.Wait.class);
        assertThat(asked).containsExactly("vk-ns-demo-0", "vk-ns-demo-1");
    }

    @Test
    void oneVmThatIsNotHibernatedYetHoldsTheSetBack() {
        suspendedIn("Suspending");
        pod("0").hibernated();
        pod("1").flagged();
        holds("0");
        assertThat(next("0", "1")).isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void aRegistryThatGivesNoAnswerIsTheErrorOfTheRound() {
        suspendedIn("Suspending");
        pod("0").flagged();
        pod("1").hibernated();
        snapshots.put("vk-ns-demo-1", new ProbeResult.Failed("timed out", null));
        assertThat(next("0", "1")).isInstanceOf(RoundStep.ProbeError.class);
    }

    @Test
    void unmanagedAndTerminalPodsTakeNoPart() {
        suspendedIn("Suspending");
        pod("0").hibernated();
        holds("0");
        pod("1").unmanaged();
        pod("2").terminal();
        assertThat(decided("0", "1", "2"))
                .isInstanceOfSatisfying(
                        RoundStep.ClosePhase.class,
                        close -> assertThat(close.pods().size()).isEqualTo(1));
    }

    @Test
    void aMissingPodIsWaitedForSinceWhoCreatesItDecides() {
        suspendedIn("Suspending");
        pod("0").hibernated();
        holds("0");
        assertThat(next("0", "1")).isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void aSuspendedSetWithAPodThatIsNotCompleteGoesBack() {
        suspendedIn("Suspended");
        pod("0").hibernated();
        holds("0");
        pod("1");
        assertThat(decided("0", "1")).satisfies(SetOfPods::storesSuspending);
        pods.get("demo-1").hibernated();
        holds("1");
        assertThat(next("0", "1")).isInstanceOf(RoundStep.Done.class);
    }

    @Test
    void aReleasingSetRecordsTheNodeThenDeletesPodByPodAndStaysSuspended() {
        suspendedIn("Suspended");
        set.hibernatePolicy(HibernatePolicy.RELEASE);
        pod("0").hibernated();
        pod("1").hibernated();
        holds("0");
        holds("1");
        assertThat(next("0", "1"))
                .isEqualTo(new SetStep.RecordNode("node-a", "the main pod is about to be released from its node"));
        set.hibernatedOnNode("node-a");
        assertThat(next("0", "1")).isInstanceOfSatisfying(SetStep.DeletePod.class, delete -> {
            assertThat(delete.pod().name()).isEqualTo("demo-0");
            assertThat(delete.keepSnapshot()).isTrue();
        });
        pods.remove("demo-0");
        assertThat(next("0", "1")).isInstanceOf(SetStep.DeletePod.class);
        pods.remove("demo-1");
        assertThat(next("0", "1")).isInstanceOf(RoundStep.Done.class);
    }

    @Test
    void theNodeThatIsRecordedIsThatOfTheMainPod() {
        suspendedIn("Suspended");
        set.hibernatePolicy(HibernatePolicy.RELEASE);
        pod("1").hibernated().on("node-b");
        pod("0").hibernated();
        holds("0");
        holds("1");
        assertThat(next("1", "0"))
                .isInstanceOfSatisfying(
                        SetStep.RecordNode.class,
                        record -> assertThat(record.node()).isEqualTo("node-a"));
    }

    @Test
    void aReleasingSetDeletesNothingWhileAPodIsNotComplete() {
        suspendedIn("Suspended");
        set.hibernatePolicy(HibernatePolicy.RELEASE).hibernatedOnNode("node-a");
        pod("0").hibernated();
        holds("0");
        pod("1").flagged();
        assertThat(decided("0", "1")).satisfies(SetOfPods::storesSuspending);
        pods.get("demo-1").going();
        assertThat(next("0", "1")).isInstanceOf(RoundStep.Wait.class);
    }
}
