package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The order in which planners are asked, and what holds for every round of a set. Tests contract 6.5 rules
 * who-is-asked, failed and flag-of-nobody.
 */
class SetPlannerTest extends SetOfPods {

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
        assertThat(next("0"))
                .isEqualTo(new RoundStep.Wait<>(
                        "the round has failed, its spec has not changed since and no retry is due"));
        set.specChanged(true);
        assertThat(next("0")).isInstanceOf(SetStep.RequestWakes.class);
    }

    @Test
    void aFlagThatNobodyAnswersIsAWayToWaking() {
        set.phase(CocoonSetPhase.RUNNING);
        pod("0");
        pod("1").flagged();
        owners.put("1", RoundOwner.NO_HIBERNATION);
        assertThat(decided("0", "1"))
                .isInstanceOfSatisfying(
                        RoundStep.StorePhase.class,
                        store -> assertThat(store.phase()).isEqualTo(CocoonSetPhase.WAKING));
    }

    @Test
    void aFlagThatOnlyTheCacheShowsIsLeft() {
        set.phase(CocoonSetPhase.RUNNING);
        pod("0").flagged();
        owners.put("0", RoundOwner.NO_HIBERNATION);
        RoundStep<CocoonSetPhase> step = next("0");
        pod("0");
        assertThat(((RoundStep.ReadAgain<CocoonSetPhase>) step).decide(this::read))
                .isInstanceOf(SetStep.NotAMigration.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = RoundOwner.class,
            names = {"NOBODY", "HIBERNATION"})
    void aFlagThatACocoonHibernationAnswersIsLeft(RoundOwner owner) {
        set.phase(CocoonSetPhase.RUNNING);
        pod("0").flagged();
        owners.put("0", owner);
        assertThat(next("0")).isInstanceOf(SetStep.NotAMigration.class);
    }

    @Test
    void aFlaggedMainPodOnAnotherNodeIsLeftToItsMigration() {
        set.phase(CocoonSetPhase.RUNNING).wantedNode("node-b");
        pod("0").hibernating();
        owners.put("0", RoundOwner.NO_HIBERNATION);
        assertThat(next("0")).isInstanceOf(SetStep.NotAMigration.class);
    }

    @Test
    void aFailedSetBeginsNoMigration() {
        set.phase(CocoonSetPhase.FAILED).wantedNode("node-b");
        pod("0");
        assertThat(next("0")).isInstanceOf(RoundStep.Wait.class);
        set.specChanged(true);
        assertThat(next("0")).isInstanceOf(SetStep.RequestWakes.class);
    }

    @Test
    void aPhaseOfALaterVersionMakesASuspendedSetWait() {
        suspendedIn("Later");
        pod("0");
        assertThat(next("0")).isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void aPhaseOfALaterVersionMakesASetWaitThatIsElsewhere() {
        set.phase(CocoonSetPhase.of("Later")).wantedNode("node-b");
        pod("0");
        assertThat(next("0")).isEqualTo(new RoundStep.Wait<>("phase Later is not known to this version"));
    }

    @Test
    void theMigrationIsAskedBeforeTheRoundOfASuspendedSet() {
        suspendedIn("Migrating");
        set.wantedNode("node-b");
        pod("0");
        assertThat(next("0")).isInstanceOf(RoundStep.RequestHibernate.class);
        set.phase(CocoonSetPhase.RUNNING);
        assertThat(next("0")).satisfies(SetOfPods::storesSuspending);
    }

    @Test
    void aMigrationThatHandsOverLeavesThePodToASuspendedSet() {
        suspendedIn("Migrating");
        pod("0").flagged();
        owners.put("0", RoundOwner.HIBERNATION);
        assertThat(next("0")).satisfies(SetOfPods::storesSuspending);
        set.suspended(false);
        assertThat(next("0")).isInstanceOf(SetStep.HandOver.class);
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
                        SetStep.CreatePod.class,
                        create -> assertThat(create.how().annotations().containsKey("vm.cocoonstack.io/hibernate"))
                                .isEqualTo(flagged));
    }

    @ParameterizedTest
    @CsvSource({"Hibernating,node-a,false", "Hibernating,node-b,true", "Pending,node-b,false"})
    void aHibernationIsAskedWhileItsSetMigratesOnlyWhereTheSetHandsOver(String phase, String node, boolean isAsked) {
        TestPod pod = pod("0").flagged().on(node);
        RoundStep<?> step = HibernationPlanner.next(
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
        assertThat(step instanceof RoundStep.RequestWake<?>).isEqualTo(isAsked);
    }
}
