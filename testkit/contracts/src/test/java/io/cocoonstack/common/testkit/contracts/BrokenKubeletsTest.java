package io.cocoonstack.common.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testkit.world.PretendKubelet;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each deliberately broken kubelet is caught by the rule that it breaks. */
class BrokenKubeletsTest {

    private static final String WHICH = "cocoon.contract.broken";

    private record Broken(String rule, String name, Function<KubeletEnvironment, PretendKubelet> kubelet) {}

    private static Broken plans(String rule, String name, BrokenKubeletPlans.Wrong wrong) {
        return new Broken(rule, name, environment -> new BrokenKubeletPlans.Kubelet(environment, wrong));
    }

    private static Broken executes(String rule, String name, Function<KubeletEnvironment, PretendKubelet> kubelet) {
        return new Broken(rule, name, kubelet);
    }

    private static final List<Broken> ALL = List.of(
            executes("required_6_1_aFreshVmHasEpochZero", "begins at one", BrokenKubeletReports.BeginsAtOne::new),
            executes(
                    "required_6_1_aWakeRaisesTheEpoch",
                    "counts from its own epoch alone",
                    BrokenKubeletReports.CountsFromItsOwnEpochAlone::new),
            executes(
                    "required_6_1_aHibernationThatIsCalledOffRaisesTheEpoch",
                    "does not count what was called off",
                    BrokenKubeletReports.DoesNotCountWhatWasCalledOff::new),
            executes(
                    "required_6_3_1_theVmDoesNotRunAfterItsSnapshot",
                    "runs on after the snapshot",
                    BrokenKubelets.RunsOnAfterTheSnapshot::new),
            executes(
                    "required_6_3_12_aFrozenVmIsNotShownAsRunning",
                    "shows a frozen VM",
                    BrokenKubelets.ShowsAFrozenVm::new),
            executes(
                    "required_6_3_2_aGoOperatorThatCallsBackLosesNothing",
                    "shows a frozen VM",
                    BrokenKubelets.ShowsAFrozenVm::new),
            executes(
                    "required_6_3_2_theVmIsDestroyedOnlyAfterThePushWasConfirmed",
                    "takes a failed push for a push",
                    BrokenKubelets.TakesAFailedPushForAPush::new),
            executes(
                    "required_6_3_2_aPushWhoseAnswerGotLostIsNotConfirmed",
                    "takes a lost answer for a confirmation",
                    BrokenKubelets.TakesAFailedPushForAPush::new),
            plans(
                    "required_6_3_2_anOlderSnapshotIsNoConfirmation",
                    "takes an old tag for its push",
                    BrokenKubeletPlans::takesAnOldTagForItsPush),
            executes(
                    "required_6_3_3_hibernatedAndTheClearedRuntimeAreOnePatch",
                    "clears late",
                    BrokenKubeletReports.ClearsLate::new),
            plans(
                    "required_6_3_4_aCrashBeforeTheReportIsMadeUpFor",
                    "reports only what it remembers",
                    BrokenKubeletPlans::reportsOnlyWhatItRemembers),
            plans(
                    "required_6_3_4_nothingIsRestoredOnlyToBeHibernated",
                    "restores before it hibernates",
                    BrokenKubeletPlans::restoresBeforeItHibernates),
            plans(
                    "required_6_3_5_aRestoreThatFailsIsNoFreshBoot",
                    "boots what it cannot restore",
                    BrokenKubeletPlans::bootsWhatItCannotRestore),
            plans(
                    "required_6_3_5_aWakeWithoutASnapshotIsNoFreshBoot",
                    "boots what has no snapshot",
                    BrokenKubeletPlans::bootsWhatHasNoSnapshot),
            plans(
                    "required_6_3_5_aVmThatVanishedIsNotReplaced",
                    "replaces what vanished",
                    BrokenKubeletPlans::replacesWhatVanished),
            plans(
                    "required_6_3_5_noFreshBootOverASnapshot",
                    "boots without asking, over a snapshot",
                    BrokenKubeletPlans::bootsWithoutAsking),
            plans(
                    "required_6_3_5_noFreshBootWithoutAnAnswer",
                    "boots without asking",
                    BrokenKubeletPlans::bootsWithoutAsking),
            plans(
                    "required_6_3_5_aFlagThatIsTakenAwayIsARestore",
                    "knows no operator without epochs",
                    BrokenKubeletPlans::knowsNoOperatorWithoutEpochs),
            executes(
                    "required_6_3_5_theStateStaysHibernatedUntilReady",
                    "says creating before a restore",
                    BrokenKubelets.SaysCreatingBeforeARestore::new),
            plans(
                    "required_6_3_6_aVmThatWasRestoredIsAdopted",
                    "restores over a running VM",
                    BrokenKubeletPlans::restoresOverARunningVm),
            plans(
                    "required_6_3_6_aWakeOfARunningVmIsAcknowledged",
                    "ignores a wake of a running VM",
                    BrokenKubeletPlans::ignoresAWakeOfARunningVm),
            executes(
                    "required_6_3_6_aVmOfAnOlderKubeletGetsAnEpoch",
                    "adopts without an epoch",
                    BrokenKubeletReports.AdoptsWithoutAnEpoch::new),
            executes(
                    "required_6_3_7_runtimeEpochAndReadyAreOnePatch",
                    "writes the epoch apart",
                    BrokenKubeletReports.WritesTheEpochApart::new),
            executes(
                    "required_6_3_7_runtimeEpochAndReadyAreOnePatch",
                    "writes ready apart",
                    BrokenKubeletReports.WritesReadyApart::new),
            executes(
                    "required_6_3_11_aStatusTakesNoOldAnnotationsAlong",
                    "puts its old copy",
                    BrokenKubeletReports.PutsItsOldCopy::new),
            plans(
                    "required_6_3_8_aStampIsEchoedInEveryState",
                    "echoes nothing while hibernated",
                    BrokenKubeletPlans::echoesNothingWhileHibernated),
            plans(
                    "required_6_3_8_aStampIsEchoedWhileTheRegistryIsAway",
                    "echoes nothing while it freezes",
                    BrokenKubeletPlans::echoesNothingWhileItFreezes),
            plans(
                    "required_6_3_8_aStampIsEchoedInStateFailed",
                    "echoes nothing once failed",
                    BrokenKubeletPlans::echoesNothingOnceFailed),
            plans(
                    "required_6_3_8_withNeitherVmNorSnapshotThePodHasFailed",
                    "says hibernated without a snapshot",
                    BrokenKubeletPlans::saysHibernatedWithoutASnapshot),
            plans(
                    "required_6_3_8_aPodThatNeverHadAVmIsBootedThenHibernated",
                    "fails what has never had a VM",
                    BrokenKubeletPlans::failsWhatHasNeverHadAVm),
            executes(
                    "required_6_3_9_aPushNamesItsPod",
                    "pushes without a word of the pod",
                    BrokenKubelets.PushesWithoutAWordOfThePod::new),
            plans(
                    "required_6_3_9_nothingIsPushedWithoutAnAnswerAboutTheTag",
                    "pushes without asking",
                    BrokenKubeletPlans::pushesWithoutAsking),
            executes(
                    "required_12a_aPushNamesImageAndNode",
                    "pushes without an image",
                    BrokenKubelets.PushesWithoutAnImage::new),
            plans(
                    "required_12a_theSnapshotOfAnotherImageIsNotRestored",
                    "restores whosever snapshot",
                    BrokenKubeletPlans::restoresWhoseverSnapshot),
            plans(
                    "required_6_3_8_aVmWhoseSnapshotIsGoneIsReported",
                    "waits for a snapshot that is gone",
                    BrokenKubeletPlans::waitsForASnapshotThatIsGone),
            plans(
                    "required_6_3_9_theSnapshotOfAnotherPodIsNotRestored",
                    "restores whosever snapshot",
                    BrokenKubeletPlans::restoresWhoseverSnapshot),
            plans(
                    "required_6_3_9_aManifestWithoutAnnotationsIsRestored",
                    "refuses what names no pod",
                    BrokenKubeletPlans::refusesWhatNamesNoPod),
            plans(
                    "required_6_3_10_aDeletedPodLeavesARoutineSnapshot",
                    "deletes without a routine snapshot",
                    BrokenKubeletPlans::deletesWithoutARoutineSnapshot),
            executes(
                    "required_6_3_10_aDeletedPodLeavesARoutineSnapshot",
                    "pushes a deleted pod as hibernated",
                    BrokenKubelets.PushesADeletedPodAsHibernated::new),
            plans(
                    "required_6_3_10_aDeletionGoesByThePolicy",
                    "pushes whatever the policy",
                    BrokenKubeletPlans::pushesWhateverThePolicy),
            executes(
                    "required_6_3_10_aHibernationPushesWhateverThePolicy",
                    "hibernates by the policy",
                    BrokenKubelets.HibernatesByThePolicy::new),
            plans(
                    "required_6_3_10_aLocalSnapshotGoesUnlessItIsToBeKept",
                    "leaves the local snapshot",
                    BrokenKubeletPlans::leavesTheLocalSnapshot),
            plans(
                    "required_6_3_10_aLocalSnapshotGoesUnlessItIsToBeKept",
                    "takes the local snapshot along",
                    BrokenKubeletPlans::takesTheLocalSnapshotAlong),
            plans(
                    "required_6_3_13_thePodNamesTheSnapshotBeforeTheVmIsDestroyed",
                    "destroys what the pod does not name",
                    BrokenKubeletPlans::destroysWhatThePodDoesNotName),
            plans(
                    "required_6_3_13_aTagThatIsGoneIsSetAgain",
                    "leaves a tag that is gone",
                    BrokenKubeletPlans::leavesATagThatIsGone),
            plans(
                    "required_6_3_13_aTagThatIsGoneBeforeTheReportIsSetAgain",
                    "leaves a tag that is gone before the report",
                    BrokenKubeletPlans::leavesATagThatIsGone),
            plans(
                    "required_6_3_13_aVmWakesThoughTheTagIsGone",
                    "restores by the tag alone",
                    BrokenKubeletPlans::restoresByTheTagAlone),
            plans(
                    "required_6_3_13_aPodThatIsCreatedToBeRestoredIsRestoredByItsDigest",
                    "restores a new pod by the tag alone",
                    BrokenKubeletPlans::restoresByTheTagAlone),
            plans(
                    "required_6_3_13_whatWasDroppedIsNotTaggedAgain",
                    "tags what was dropped",
                    BrokenKubeletPlans::tagsWhatWasDropped),
            executes(
                    "required_6_3_13_theDigestIsWrittenToTheVersionThatItWasDecidedOn",
                    "writes the digest to any version",
                    BrokenKubeletReports.WritesTheDigestToAnyVersion::new),
            executes(
                    "required_1_theKubeletWritesNothingOfTheOperators",
                    "takes the restore flag away",
                    BrokenKubeletReports.TakesTheRestoreFlagAway::new),
            executes(
                    "required_6_7_aRoundSurvivesEveryFault",
                    "knows its VMs by heart",
                    BrokenKubelets.KnowsItsVmsByHeart::new));

    @TempDir
    Path reports;

    @TestFactory
    Stream<DynamicTest> eachIsCaughtByTheRuleThatItBreaks() {
        return ALL.stream()
                .map(broken -> DynamicTest.dynamicTest(broken.name() + " by " + broken.rule(), () -> {
                    System.setProperty(WHICH, Integer.toString(ALL.indexOf(broken)));
                    assertThat(ContractRun.failures(BrokenKubeletContract.class, reports, broken.rule()))
                            .contains(broken.rule());
                }));
    }

    /** Run by the test above alone. */
    @Disabled("a broken kubelet, to be run by its own test")
    static class BrokenKubeletContract implements KubeletContract {

        @Override
        public KubeletDriver newDriver() {
            return new ReferenceKubelet() {
                @Override
                PretendKubelet make(KubeletEnvironment started) {
                    return ALL.get(Integer.getInteger(WHICH)).kubelet().apply(started);
                }
            };
        }
    }
}
