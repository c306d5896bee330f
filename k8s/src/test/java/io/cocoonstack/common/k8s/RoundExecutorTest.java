package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetFacts;
import io.cocoonstack.common.round.SetStep;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests contract 6.7 rule keep-snapshot, 6.2 rules 1, 3, 6 and 7. */
class RoundExecutorTest extends RecordedRound {

    private static final List<StepOutcome> SIX_CONFLICTS = Stream.concat(
                    Collections.nCopies(6, StepOutcome.CONFLICT).stream(),
                    Stream.of(StepOutcome.HELD_BACK, StepOutcome.HELD_BACK))
            .toList();

    @Test
    void aDropIsDecidedOnAPodThatIsReadAfterTheProbe() {
        probe = new ProbeResult.Present("sha256:abc");
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .isEqualTo(StepOutcome.ACTED);
        assertThat(happened).containsExactly("probe", "read", "drop vk-prod-demo-0@sha256:abc", "DropSnapshot ACTED");
    }

    @Test
    void aDropIsNotTakenWhenTheFreshPodIsNotLiveAnyMore() {
        probe = new ProbeResult.Present("sha256:abc");
        RoundStep<HibernationPhase> step = plan(HibernationDesire.WAKE, HibernationPhase.WAKING);
        annotations.put(Annotations.WAKE_FROM_EPOCH, "0");
        assertThat(execute(step)).isEqualTo(StepOutcome.NOTHING_TO_DO);
        assertThat(happened).containsExactly("probe", "read", "Wait NOTHING_TO_DO");
    }

    @Test
    void aPhaseIsStoredAfterTheWakeRequestWasAccepted() {
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED)))
                .isEqualTo(StepOutcome.ACTED);
        assertThat(happened).containsExactly("store Waking after 1 requests", "RequestWake ACTED");
    }

    @Test
    void aWakeRequestThatIsRefusedStoresNoPhase() {
        server.refuses(409, "Conflict", null);
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED)))
                .isEqualTo(StepOutcome.CONFLICT);
        assertThat(happened).containsExactly("RequestWake CONFLICT");
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void aPhaseUnderAStaleVersionIsAConflict() {
        conflictOfPhase = true;
        assertThat(execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.ACTIVE)))
                .isEqualTo(StepOutcome.CONFLICT);
    }

    /** Tests contract 6.5 rule pace. */
    @Test
    void aPhaseThatMeetsConflictsIsStoredSixTimesWithinAMinute() {
        conflictOfPhase = true;
        assertThat(outcomesWithinASecond(plan(HibernationDesire.HIBERNATE, HibernationPhase.ACTIVE)))
                .isEqualTo(SIX_CONFLICTS);
    }

    /** Tests contract 6.5 rule pace. */
    @Test
    void aPodThatChangedIsAskedToHibernateSixTimesWithinAMinute() {
        server.refuses(409, "Conflict", null);
        assertThat(outcomesWithinASecond(plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING)))
                .isEqualTo(SIX_CONFLICTS);
        assertThat(server.requests).hasSize(6);
    }

    /** Tests contract 6.5 rule pace. */
    @Test
    void aRequestThatIsForbiddenIsMadeSixTimesWithinAMinuteAndTheReasonIsTold() {
        server.refuses(403, "Forbidden", null);
        executor = new RoundExecutor(server.client(), registry, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        RoundStep<HibernationPhase> step = plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING);
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> execute(step)).isInstanceOf(KubernetesClientException.class);
        }
        StepReport report = executor.perform(step, round);
        assertThat(report.outcome()).isEqualTo(StepOutcome.HELD_BACK);
        assertThat(report.message()).startsWith("the API server answered 403");
        assertThat(server.requests).hasSize(6);
    }

    /** Tests contract 6.5 rule pace. */
    @Test
    void aDropThatFailsIsMadeSixTimesWithinAMinuteAndTheRegistryStaysTheReason() {
        drop = new DropResult.Failed("registry answered 503", null);
        probe = new ProbeResult.Present("sha256:abc");
        RoundStep<HibernationPhase> step = plan(HibernationDesire.WAKE, HibernationPhase.WAKING);
        assertThat(outcomesWithinASecond(step)).containsOnly(StepOutcome.REGISTRY_FAILED);
        assertThat(executor.perform(step, round).message()).contains("registry answered 503");
        assertThat(happened).filteredOn(what -> what.startsWith("drop")).hasSize(6);
    }

    private List<StepOutcome> outcomesWithinASecond(RoundStep<HibernationPhase> step) {
        executor = new RoundExecutor(server.client(), registry, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        return Stream.generate(() -> execute(step)).limit(8).toList();
    }

    @Test
    void aHibernateRequestGoesOutUnderTheVersionOfThePod() {
        assertThat(execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING)))
                .isEqualTo(StepOutcome.ACTED);
        assertThat(server.requests.get(0).body().at("/metadata/resourceVersion").asText())
                .isEqualTo("7");
    }

    @Test
    void aPodIsDeletedWithPreconditions() {
        assertThat(executeOfSet(new SetStep.DeletePod(pod(), false, "test"))).isEqualTo(StepOutcome.ACTED);
        assertThat(server.requests.get(0).method()).isEqualTo("DELETE");
    }

    @Test
    void aPodIsCreatedBeforeThePhaseIsStored() {
        assertThat(executeOfSet(creation())).isEqualTo(StepOutcome.ACTED);
        assertThat(happened).containsExactly("probe", "create {}", "store Waking after 0 requests", "CreatePod ACTED");
    }

    @Test
    void severalWakeRequestsAreAcceptedBeforeThePhaseIsStored() {
        assertThat(executeOfSet(
                        planSet(SetFacts.builder("prod", "demo").phase(CocoonSetPhase.SUSPENDED), pod(), pod())))
                .isEqualTo(StepOutcome.ACTED);
        assertThat(happened).containsExactly("store Waking after 2 requests", "RequestWakes ACTED");
    }

    @Test
    void aReleasedPodIsFlaggedThenDeletedUnderTheVersionThatTheFlagBrought() throws IOException {
        server.answers(RecordingApiServer.JSON.readTree("{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":"
                + "{\"namespace\":\"prod\",\"name\":\"demo-0\",\"uid\":\"u1\",\"resourceVersion\":\"8\"}}"));
        assertThat(executeOfSet(new SetStep.DeletePod(pod(), true, "test"))).isEqualTo(StepOutcome.ACTED);
        assertThat(server.requests).extracting(request -> request.method()).containsExactly("PATCH", "DELETE");
        assertThat(server.requests.get(0).body().at("/metadata/annotations").toString())
                .contains(Annotations.KEEP_SNAPSHOT_ON_DELETE);
        assertThat(server.requests
                        .get(1)
                        .body()
                        .at("/preconditions/resourceVersion")
                        .asText())
                .isEqualTo("8");
    }

    @Test
    void aPodThatChangedIsNotReleased() {
        server.refuses(409, "Conflict", null);
        assertThat(executeOfSet(new SetStep.DeletePod(pod(), true, "test"))).isEqualTo(StepOutcome.CONFLICT);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void theNodeOfAReleasedPodIsRecordedOnItsSet() {
        assertThat(executeOfSet(new SetStep.RecordNode("node-a", "test"))).isEqualTo(StepOutcome.ACTED);
        assertThat(happened).containsExactly("record node-a", "RecordNode ACTED");
    }

    @Test
    void nothingIsDoneWhileThereIsNothingToDo() {
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.ACTIVE)))
                .isEqualTo(StepOutcome.NOTHING_TO_DO);
        assertThat(server.requests).isEmpty();
    }

    /** Contract 6.6 rule creation-finds-a-pod. */
    @Test
    void aPodThatIsThereAlreadyIsAConflict() {
        refusalOfPod = refusal(409, "AlreadyExists");
        assertThat(executeOfSet(creation())).isEqualTo(StepOutcome.CONFLICT);
        assertThat(happened).containsExactly("probe", "CreatePod CONFLICT");
    }

    @Test
    void aReportSaysInOneLineWhatWasDoneAndWhy() {
        drop = new DropResult.Unsupported("registry answered 405");
        probe = new ProbeResult.Present("sha256:abc");
        execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING));
        assertThat(reports.get(0))
                .hasToString("the round: drop_snapshot registry_failed, as the VM is live, so its hibernate snapshot is"
                        + " left over: the registry deletes nothing: registry answered 405");
        assertThat(reports.get(0).took()).isPositive();
    }
}
