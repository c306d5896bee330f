package io.cocoonstack.common.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each deliberately broken operator is caught by the rule that it breaks. */
class BrokenOperatorsTest {

    private static final String WHICH = "cocoon.contract.broken";

    private record Broken(String rule, Supplier<OperatorDriver> operator) {
        String name() {
            return operator.get().getClass().getSimpleName();
        }
    }

    private static final List<Broken> ALL = List.of(
            new Broken("required_6_2_1_theHibernateRequestIsGuarded", BrokenOperators.HibernatesUnguarded::new),
            new Broken("required_6_2_1_theHibernateRequestIsGuarded", BrokenOperators.RetriesBlindly::new),
            new Broken("required_6_2_1_theWakeRequestIsGuarded", BrokenOperators.WakesUnguarded::new),
            new Broken("required_6_2_1_aDeletionIsGuarded", BrokenOperators.DeletesUnguarded::new),
            new Broken("required_6_2_1_aPhaseIsStoredUnderItsVersion", BrokenOperators.StoresUnguarded::new),
            new Broken("required_6_2_2_aDropNamesTheDigestOfItsProbe", BrokenOperators.DropsWhatIsThere::new),
            new Broken("required_6_2_3_dropOnlyUnderALiveVm", BrokenOperators.ReadsFromACache::new),
            new Broken("required_6_2_3_activeIsDeclaredOnAFreshRead", BrokenOperators.ReadsFromACache::new),
            new Broken("required_6_2_3_hibernatedIsDeclaredOnAFreshRead", BrokenOperators.ReadsFromACache::new),
            new Broken("required_6_2_4_aWakeThatIsPendingKeepsTheGateClosed", BrokenOperators.HasTheOldGate::new),
            new Broken("required_6_1_aMalformedEpochKeepsTheGateClosed", BrokenOperators.TakesMalformedForAbsent::new),
            new Broken("required_6_1_aLegacyAnswerIsTheDeclaredChoice", BrokenOperators.TrustsWhatItSaysItDoesNot::new),
            new Broken("required_6_1_aTagWithoutTheReportIsNotComplete", BrokenOperators.TakesATagForComplete::new),
            new Broken(
                    "required_6_1_aReportOfAnEarlierGenerationIsNotComplete",
                    BrokenOperators.IgnoresTheGeneration::new),
            new Broken("required_6_1_aProbeErrorIsNoAnswer", BrokenOperators.TakesAProbeErrorForAbsence::new),
            new Broken("required_6_1_aPodThatIsGoingIsLeftAlone", BrokenOperators.IgnoresDeletion::new),
            new Broken("required_6_2_6_wakingIsStoredAfterTheRequest", BrokenOperators.WakesWithoutEpoch::new),
            new Broken("required_6_2_6_wakingIsStoredAfterTheRequest", BrokenOperators.StoresWakingFirst::new),
            new Broken("required_6_2_5_thePhaseComesBeforeTheRequest", BrokenOperators.RequestsBeforeItStores::new),
            new Broken("required_6_2_5_aLeftoverIsDroppedFirst", BrokenOperators.StartsOverALeftover::new),
            new Broken(
                    "required_6_2_5_aHibernationIsRequestedOnlyOfALiveVm",
                    BrokenPlans.HibernatesWhateverTheVmDoes::new),
            new Broken("required_6_2_6_aRoundIsCalledOffByAWakeRequest", BrokenPlans.CallsOffWithoutAWake::new),
            new Broken("required_6_2_6_aRoundIsClosedAfterItsSnapshotIsDropped", BrokenPlans.ClosesBeforeItDrops::new),
            new Broken("required_6_2_7_aPodIsMovedOnlyBehindTheGate", BrokenPlans.MovesByTag::new),
            new Broken("required_6_2_7_aPodIsReleasedOnlyBehindTheGate", BrokenPlans.ReleasesByTag::new),
            new Broken("required_6_4_aHibernatedPodComesBackHibernated", BrokenOperators.NeverRestores::new),
            new Broken(
                    "required_12a_noPodIsCreatedOverASnapshotThatNobodyExpected", BrokenOperators.NeverRestores::new),
            new Broken(
                    "required_6_5_aLeftoverIsRestoredInARoundUnderEveryFault",
                    BrokenPlans.RestoresOutsideOfARound::new),
            new Broken("required_12a_aSnapshotOfAnotherImageIsNotRestored", BrokenPlans.RestoresWhateverTheImage::new),
            new Broken(
                    "required_6_4_aPodOfARoundThatIsNotDeclaredComesBackRestored",
                    BrokenPlans.TakesAFailedRoundForNone::new),
            new Broken("required_6_4_aPodOfAFailedSetIsNotCreatedFresh", BrokenPlans.TakesAFailedRoundForNone::new),
            new Broken("required_6_4_onAProbeErrorNoPodIsCreated", BrokenOperators.TakesAProbeErrorForAbsence::new),
            new Broken("required_6_4_aDesireIsNoIntent", BrokenPlans.RestoresByDesire::new),
            new Broken("required_6_5_aWakeWaitsForTheSet", BrokenPlans.WakesInASuspendedSet::new),
            new Broken("required_6_5_aFailedRoundWaitsForAChange", BrokenPlans.TakesFailedForAnInvitation::new),
            new Broken("required_6_5_aDeletedHibernationWakesItsVm", BrokenPlans.LetsADeletedHibernationGo::new),
            new Broken("required_6_5_aRoundSurvivesEveryFault", BrokenOperators.ClosesWhateverTheDropAnswers::new),
            new Broken("required_6_5_aSuspendedSetSurvivesEveryFault", BrokenPlans.RemembersInsteadOfStoring::new),
            new Broken("required_6_5_aFlagOfNobodyIsTakenBackUnderEveryFault", BrokenPlans.LeavesAFlagOfNobody::new),
            new Broken("required_6_5_aFlagOfACocoonHibernationIsLeftAlone", BrokenPlans.TakesBackEveryFlag::new),
            new Broken(
                    "required_6_5_aFlagOfASuspendedSetIsLeftAlone", BrokenPlans.TakesASuspendedSetForOneInNoRound::new),
            new Broken("required_6_5_aFlagOfNobodyIsLeftToAMigration", BrokenPlans.WakesWhatIsToMove::new),
            new Broken("required_6_6_aRoundThatOwnsThePodKeepsIt", BrokenPlans.MovesWhatIsNotItsOwn::new),
            new Broken("required_6_6_aMigrationSurvivesEveryFault", BrokenPlans.MovesWithoutAnAnswer::new),
            new Broken(
                    "required_1_theOperatorWritesNothingOfTheKubelets", BrokenOperators.RepairsTheKubeletsWords::new));

    @TempDir
    Path reports;

    @TestFactory
    Stream<DynamicTest> eachIsCaughtByTheRuleThatItBreaks() {
        return ALL.stream()
                .map(broken -> DynamicTest.dynamicTest(broken.name() + " by " + broken.rule(), () -> {
                    System.setProperty(WHICH, Integer.toString(ALL.indexOf(broken)));
                    assertThat(ContractRun.failures(BrokenOperatorContract.class, reports, broken.rule()))
                            .contains(broken.rule());
                }));
    }

    /** Run by the test above alone. */
    @Disabled("a broken operator, to be run by its own test")
    static class BrokenOperatorContract implements OperatorContract {

        @Override
        public OperatorDriver newDriver() {
            return ALL.get(Integer.getInteger(WHICH)).operator().get();
        }
    }
}
