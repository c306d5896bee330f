package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rounds of a suspended set, and the order in which planners are asked. */
class SetPlannerTest {

    private final Map<String, ProbeResult> snapshots = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, TestPod> pods = new HashMap<>();
    private final SetFacts.Builder set = SetFacts.builder("ns", "demo");
    private final Map<String, RoundOwner> owners = new HashMap<>();

    private ProbeResult probe(String name, String tag) {
        asked.add(name);
        return snapshots.getOrDefault(name, new ProbeResult.Absent());
    }

    private TestPod pod(String slot) {
        TestPod pod = TestPod.live("demo-" + slot);
        pods.put("demo-" + slot, pod);
        return pod;
    }

    private void holds(String slot) {
        snapshots.put("vk-ns-demo-" + slot, new ProbeResult.Present("sha256:" + slot));
    }

    private RoundStep next(String... slots) {
        List<SetMember> members = new ArrayList<>();
        for (String slot : slots) {
            String name = "demo-" + slot;
            members.add(new SetMember(name, read(name), owners.getOrDefault(slot, RoundOwner.NOBODY)));
        }
        return SetPlanner.next(set.build(), members, LegacyPolicy.WAIT, this::probe);
    }

    private PodFacts read(String name) {
        TestPod pod = pods.get(name);
        return pod == null ? null : pod.facts();
    }

    private RoundStep decided(String... slots) {
        RoundStep step = next(slots);
        return step instanceof RoundStep.ReadAgain again ? again.decide(this::read) : step;
    }

    private void suspendedIn(String phase) {
        set.suspended(true).phase(CocoonSetPhase.ofNullable(phase));
    }

    @Test
    void suspendingBeginsWhenEveryPodIsLiveOrFlagged() {
        suspendedIn("Running");
        pod("0");
        pod("1").flagged();
        assertThat(next("0", "1")).satisfies(SetPlannerTest::storesSuspending);
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
        RoundStep step = next("0", "1");
        assertThat(step).isInstanceOf(RoundStep.ReadAgain.class);
        assertThat(((RoundStep.ReadAgain) step).decide(this::read))
                .isInstanceOfSatisfying(RoundStep.ClosePhase.class, close -> {
                    assertThat(close.phase()).isEqualTo(CocoonSetPhase.SUSPENDED);
                    assertThat(close.pods()).hasSize(2);
                });
        pods.get("demo-1").flagOff();
        assertThat(((RoundStep.ReadAgain) step).decide(this::read)).isInstanceOf(RoundStep.Wait.class);
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
                        close -> assertThat(close.pods()).hasSize(1));
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
        assertThat(next("0", "1")).satisfies(SetPlannerTest::storesSuspending);
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
                .isEqualTo(new RoundStep.RecordNode("node-a", "the main pod is about to be released from its node"));
        set.hibernatedOnNode("node-a");
        assertThat(next("0", "1")).isInstanceOfSatisfying(RoundStep.DeletePod.class, delete -> {
            assertThat(delete.pod().name()).isEqualTo("demo-0");
            assertThat(delete.keepSnapshot()).isTrue();
        });
        pods.remove("demo-0");
        assertThat(next("0", "1")).isInstanceOf(RoundStep.DeletePod.class);
        pods.remove("demo-1");
        assertThat(next("0", "1")).isInstanceOf(RoundStep.Done.class);
    }

    @Test
    void aReleasingSetDeletesNothingWhileAPodIsNotComplete() {
        suspendedIn("Suspended");
        set.hibernatePolicy(HibernatePolicy.RELEASE).hibernatedOnNode("node-a");
        pod("0").hibernated();
        holds("0");
        pod("1").flagged();
        assertThat(next("0", "1")).satisfies(SetPlannerTest::storesSuspending);
        pods.get("demo-1").going();
        assertThat(next("0", "1")).isInstanceOf(RoundStep.Wait.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Suspending", "Suspended"})
    void aSetThatComesBackAsksEveryPodAndThenStoresWaking(String phase) {
        set.phase(CocoonSetPhase.of(phase));
        pod("0").hibernated();
        pod("1");
        assertThat(next("0", "1")).isInstanceOfSatisfying(RoundStep.RequestWakes.class, wakes -> {
            assertThat(wakes.pods()).extracting(PodFacts::name).containsExactly("demo-0", "demo-1");
            assertThat(wakes.thenStore()).isEqualTo(CocoonSetPhase.WAKING);
        });
    }

    @Test
    void aPodWhoseWakeIsPendingIsNotAskedAgain() {
        set.phase(CocoonSetPhase.SUSPENDED);
        pod("0").wakePending();
        pod("1").hibernated();
        assertThat(next("0", "1"))
                .isInstanceOfSatisfying(
                        RoundStep.RequestWakes.class,
                        wakes -> assertThat(wakes.pods())
                                .extracting(PodFacts::name)
                                .containsExactly("demo-1"));
        pods.get("demo-1").wakePending();
        assertThat(next("0", "1"))
                .isInstanceOfSatisfying(
                        RoundStep.StorePhase.class,
                        store -> assertThat(store.phase()).isEqualTo(CocoonSetPhase.WAKING));
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
        assertThat(next("0"))
                .isInstanceOfSatisfying(
                        RoundStep.StorePhase.class,
                        store -> assertThat(store.phase()).isEqualTo(CocoonSetPhase.WAKING));
        set.phase(CocoonSetPhase.WAKING);
        assertThat(next("0")).isInstanceOfSatisfying(RoundStep.CreatePod.class, create -> {
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
        assertThat(next("0", "1")).isEqualTo(new RoundStep.RecordNode(null, "the round closes"));
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
        RoundStep step = next("0");
        pods.get("demo-0").version("8");
        assertThat(((RoundStep.ReadAgain) step).decide(this::read)).isInstanceOf(RoundStep.Wait.class);
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
        assertThat(next("0")).isInstanceOf(RoundStep.RequestWakes.class);
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
        assertThat(next("0")).isInstanceOf(RoundStep.HandOver.class);
    }

    @Test
    void aFailedSetRequestsOnlyAfterSomebodyChangedItsSpec() {
        suspendedIn("Failed");
        pod("0");
        assertThat(next("0")).isInstanceOf(RoundStep.Wait.class);
        set.specChanged(true);
        assertThat(next("0")).isInstanceOf(RoundStep.RequestHibernate.class);
    }

    @Test
    void aFailedSetThatIsNotSuspendedComesBackOnlyAfterSomebodyChangedItsSpec() {
        set.phase(CocoonSetPhase.FAILED);
        pod("0").hibernated();
        assertThat(next("0")).isInstanceOf(RoundStep.NotAMigration.class);
        set.specChanged(true);
        assertThat(next("0")).isInstanceOf(RoundStep.RequestWakes.class);
    }

    @Test
    void aPhaseOfALaterVersionMakesASuspendedSetWait() {
        suspendedIn("Later");
        pod("0");
        assertThat(next("0")).isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void theMigrationIsAskedBeforeTheRoundOfASuspendedSet() {
        suspendedIn("Migrating");
        set.wantedNode("node-b");
        pod("0");
        assertThat(next("0")).isInstanceOf(RoundStep.RequestHibernate.class);
        set.phase(CocoonSetPhase.RUNNING);
        assertThat(next("0")).satisfies(SetPlannerTest::storesSuspending);
    }

    @Test
    void aMigrationThatHandsOverLeavesThePodToASuspendedSet() {
        suspendedIn("Migrating");
        pod("0").flagged();
        owners.put("0", RoundOwner.HIBERNATION);
        assertThat(next("0")).satisfies(SetPlannerTest::storesSuspending);
        set.suspended(false);
        assertThat(next("0")).isInstanceOf(RoundStep.HandOver.class);
    }

    @Test
    void aSetWithoutARoundIsAskedForAMigration() {
        set.phase(CocoonSetPhase.RUNNING).wantedNode("node-b");
        pod("0");
        assertThat(next("0"))
                .isInstanceOfSatisfying(
                        RoundStep.StorePhase.class,
                        store -> assertThat(store.phase()).isEqualTo(CocoonSetPhase.MIGRATING));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false"})
    void aPodThatAHibernationOwnsIsCreatedToStayHibernated(boolean owned, boolean flagged) {
        set.phase(CocoonSetPhase.MIGRATING).wantedNode("node-b");
        holds("0");
        owners.put("0", owned ? RoundOwner.HIBERNATION : RoundOwner.NOBODY);
        assertThat(next("0"))
                .isInstanceOfSatisfying(
                        RoundStep.CreatePod.class,
                        create -> assertThat(create.how().annotations().containsKey("vm.cocoonstack.io/hibernate"))
                                .isEqualTo(flagged));
    }

    @ParameterizedTest
    @CsvSource({"Hibernating,node-a,false", "Hibernating,node-b,true", "Pending,node-b,false"})
    void aHibernationIsAskedWhileItsSetMigratesOnlyWhereTheSetHandsOver(String phase, String node, boolean isAsked) {
        TestPod pod = pod("0").flagged().on(node);
        RoundStep step = HibernationPlanner.next(
                HibernationFacts.builder()
                        .desire(HibernationDesire.WAKE)
                        .phase(HibernationPhase.of(phase))
                        .set(set.phase(CocoonSetPhase.MIGRATING)
                                .wantedNode("node-b")
                                .build())
                        .build(),
                pod.facts(),
                LegacyPolicy.WAIT,
                this::probe);
        assertThat(step instanceof RoundStep.RequestWake).isEqualTo(isAsked);
    }

    private static void storesSuspending(RoundStep step) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        RoundStep.StorePhase.class,
                        store -> assertThat(store.phase()).isEqualTo(CocoonSetPhase.SUSPENDING));
    }
}
