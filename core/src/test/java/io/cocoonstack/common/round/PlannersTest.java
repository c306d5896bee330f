package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.SnapshotOrigin;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the planners do beyond the rows of their tables, which the vectors hold. */
class PlannersTest {

    private static final String VM = "vk-ns-demo-0";

    private final Map<String, String> annotations = new HashMap<>(Map.of(
            Annotations.VM_NAME, VM,
            Annotations.VM_ID, "vm-1",
            Annotations.HIBERNATE_EPOCH, "1",
            Annotations.WAKE_FROM_EPOCH, "0"));
    private ProbeResult answer = new ProbeResult.Absent();
    private int asked;

    private PodFacts pod() {
        return PodFacts.builder()
                .identity("ns", "demo-0", "u1", "7")
                .nodeName("node-a")
                .containerRunning(true)
                .annotations(annotations)
                .build();
    }

    private ProbeResult probe(String name, String tag) {
        asked++;
        return answer;
    }

    private RoundStep<HibernationPhase> hibernation(String desire, String phase) {
        return HibernationPlanner.next(
                HibernationFacts.builder()
                        .desire(HibernationDesire.ofNullable(desire))
                        .phase(HibernationPhase.ofNullable(phase))
                        .build(),
                pod(),
                LegacyPolicy.WAIT,
                this::probe);
    }

    private RoundStep<CocoonSetPhase> migration(PodFacts pod, String phase) {
        return MigrationPlanner.next(
                SetFacts.builder("ns", "demo")
                        .wantedNode("node-b")
                        .phase(CocoonSetPhase.ofNullable(phase))
                        .build(),
                pod,
                RoundOwner.NOBODY,
                LegacyPolicy.WAIT,
                this::probe);
    }

    @Test
    void whatClosesARoundIsDecidedOnAPodThatIsReadAfterTheProbe() {
        RoundStep.ReadAgain<HibernationPhase> again =
                (RoundStep.ReadAgain<HibernationPhase>) hibernation("Wake", "Waking");
        RoundStep<HibernationPhase> step = again.decide(name -> pod());
        assertThat(step).isInstanceOf(RoundStep.ClosePhase.class);
        assertThat(((RoundStep.ClosePhase<?>) step).pods())
                .extracting(read -> read.facts().resourceVersion())
                .containsExactly("7");
    }

    @Test
    void theRegistryIsAskedOnceForBothReads() {
        answer = new ProbeResult.Present("sha256:abc");
        RoundStep.ReadAgain<HibernationPhase> again =
                (RoundStep.ReadAgain<HibernationPhase>) hibernation("Wake", "Waking");
        answer = new ProbeResult.Present("sha256:newer");
        RoundStep<HibernationPhase> step = again.decide(name -> pod());
        assertThat(((RoundStep.DropSnapshot<?>) step).digest()).isEqualTo("sha256:abc");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aRoundIsNotClosedOnAPodThatChangedWhileTheRegistryWasAsked() {
        RoundStep.ReadAgain<HibernationPhase> again =
                (RoundStep.ReadAgain<HibernationPhase>) hibernation("Wake", "Waking");
        assertThat(again.decide(name -> PodFacts.builder()
                        .identity("ns", "demo-0", "u1", "8")
                        .containerRunning(true)
                        .annotations(annotations)
                        .build()))
                .isInstanceOf(RoundStep.Wait.class);
    }

    @Test
    void aHibernationIsDeclaredAlsoOnAPodThatChangedWhileTheRegistryWasAsked() {
        answer = new ProbeResult.Present("sha256:abc");
        annotations.putAll(Map.of(
                Annotations.HIBERNATE, "true",
                Annotations.LIFECYCLE_STATE, "hibernated",
                Annotations.LIFECYCLE_OBSERVED_GENERATION, "0"));
        RoundStep.ReadAgain<HibernationPhase> again =
                (RoundStep.ReadAgain<HibernationPhase>) hibernation("Hibernate", "Hibernating");
        assertThat(again.decide(name -> PodFacts.builder()
                        .identity("ns", "demo-0", "u1", "8")
                        .annotations(annotations)
                        .build()))
                .isInstanceOf(RoundStep.ClosePhase.class);
    }

    @Test
    void aFreshPodOnWhichTheFlagIsOnIsNotDroppedUnder() {
        answer = new ProbeResult.Present("sha256:abc");
        RoundStep.ReadAgain<HibernationPhase> again =
                (RoundStep.ReadAgain<HibernationPhase>) hibernation("Wake", "Waking");
        annotations.put(Annotations.HIBERNATE, "true");
        assertThat(again.decide(name -> pod())).isInstanceOf(RoundStep.RequestWake.class);
    }

    @Test
    void aPodThatIsGoneByTheFreshReadMakesTheRoundWait() {
        answer = new ProbeResult.Present("sha256:abc");
        RoundStep.ReadAgain<HibernationPhase> again =
                (RoundStep.ReadAgain<HibernationPhase>) hibernation("Wake", "Waking");
        assertThat(again.decide(name -> null)).isEqualTo(new RoundStep.Wait<>("there is no pod"));
    }

    @Test
    void theSnapshotOfAnotherPodIsNeitherDroppedNorOverwritten() {
        answer = new ProbeResult.Present(
                "sha256:abc", new SnapshotOrigin("other", "demo-0", "u9", Epoch.hibernateEpoch(null)));
        assertThat(hibernation("Wake", "Waking")).isInstanceOf(RoundStep.ProbeError.class);
        assertThat(hibernation("Hibernate", "Hibernating")).isInstanceOf(RoundStep.ProbeError.class);
    }

    @Test
    void aPhaseOfALaterVersionMakesTheRoundWait() {
        assertThat(hibernation("Wake", "Later"))
                .isEqualTo(new RoundStep.Wait<>("phase Later is not known to this version"));
        assertThat(asked).isZero();
    }

    @Test
    void aDesireOfALaterVersionMakesTheRoundWait() {
        assertThat(hibernation("Pause", "Active"))
                .isEqualTo(new RoundStep.Wait<>("desire Pause is not known to this version"));
    }

    @Test
    void aLivePodThatNamesNoVmMakesTheRoundWait() {
        annotations.remove(Annotations.VM_NAME);
        assertThat(hibernation("Hibernate", "Active")).isEqualTo(new RoundStep.Wait<>("the pod names no VM"));
        assertThat(asked).isZero();
    }

    @Test
    void aWaitForTheVmSaysWhatIsMissing() {
        annotations.put(Annotations.WAKE_FROM_EPOCH, "1");
        assertThat(hibernation("Wake", "Waking").why())
                .isEqualTo("the VM is not live: the wake that was asked for is not acknowledged by a higher epoch");
    }

    @Test
    void aHibernationThatDesiresWakeWaitsWhileItsSetIsSuspended() {
        HibernationFacts.Builder hibernation = HibernationFacts.builder()
                .desire(HibernationDesire.WAKE)
                .phase(HibernationPhase.HIBERNATED)
                .set(SetFacts.builder("ns", "demo").suspended(true).build());
        assertThat(HibernationPlanner.next(hibernation.build(), pod(), LegacyPolicy.WAIT, this::probe))
                .isEqualTo(new RoundStep.Wait<>("the set of the pod is suspended"));
        hibernation.set(SetFacts.builder("ns", "demo").build());
        assertThat(HibernationPlanner.next(hibernation.build(), pod(), LegacyPolicy.WAIT, this::probe))
                .isInstanceOf(RoundStep.RequestWake.class);
    }

    @Test
    void aHibernationThatIsGoingDesiresWakeWhateverItSays() {
        HibernationFacts going = HibernationFacts.builder()
                .desire(HibernationDesire.HIBERNATE)
                .deleting(true)
                .phase(HibernationPhase.HIBERNATED)
                .build();
        assertThat(HibernationPlanner.next(going, pod(), LegacyPolicy.WAIT, this::probe))
                .isInstanceOf(RoundStep.RequestWake.class);
    }

    @Test
    void aMigrationAsksForAMissingPodsSnapshotByTheVmsName() {
        answer = new ProbeResult.Present("sha256:abc");
        SetStep.CreatePod step = (SetStep.CreatePod) migration(null, "Migrating");
        assertThat(step.thenStore()).isEqualTo(CocoonSetPhase.WAKING);
        assertThat(step.how())
                .isEqualTo(new RestoreDecision.Restore(
                        "sha256:abc", false, "the set is in phase Migrating and the registry holds sha256:abc"));
    }

    @Test
    void aMigrationDoesNotCreateThePodWhenTheRegistryCannotBeAsked() {
        answer = new ProbeResult.Failed("timed out", null);
        assertThat(migration(null, "Waking")).isInstanceOf(RoundStep.ProbeError.class);
    }

    @Test
    void aPodThatIsGoingIsNotTheBeginningOfAMigration() {
        PodFacts going = PodFacts.builder()
                .nodeName("node-a")
                .deleting(true)
                .annotations(annotations)
                .build();
        assertThat(migration(going, "Running")).isInstanceOf(SetStep.NotAMigration.class);
        assertThat(asked).isZero();
    }

    @Test
    void aStepCanBeShownInOneLine() {
        assertThat(hibernation("Wake", "Waking"))
                .hasToString("ReadAgain[why=the VM is live and its snapshot is dropped]");
    }
}
