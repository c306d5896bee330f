package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetStep;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;

/** What the executor makes of registries, API servers and listeners that fail. */
class RoundFailuresTest extends RecordedRound {

    @Test
    void aRegistryThatCannotBeAskedStopsTheRound() {
        probe = new ProbeResult.Failed("registry answered 503", null);
        assertThat(execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING)))
                .isEqualTo(StepOutcome.REGISTRY_FAILED);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void aDropThatFailsIsTold() {
        probe = new ProbeResult.Present("sha256:abc");
        drop = new DropResult.Failed("registry answered 503", null);
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .isEqualTo(StepOutcome.REGISTRY_FAILED);
    }

    @Test
    void aRegistryThatDeletesNothingIsToldAndNotTakenForDone() {
        probe = new ProbeResult.Present("sha256:abc");
        drop = new DropResult.Unsupported("registry answered 405");
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .isEqualTo(StepOutcome.REGISTRY_FAILED);
    }

    @Test
    void aRegistryThatDeletesNothingIsToldOnceAndNotAskedInALoop() {
        probe = new ProbeResult.Present("sha256:abc");
        drop = new DropResult.Unsupported("registry answered 405");
        for (int i = 0; i < 100; i++) {
            assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                    .isEqualTo(StepOutcome.REGISTRY_FAILED);
        }
        assertThat(reports).hasSize(1);
        assertThat(happened).containsOnlyOnce("drop vk-prod-demo-0@sha256:abc");
    }

    @Test
    void aDropThatThrowsIsAFailure() {
        probe = new ProbeResult.Present("sha256:abc");
        drop = null;
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .isEqualTo(StepOutcome.REGISTRY_FAILED);
    }

    @Test
    void aRefusalThatIsNoConflictIsTheClientsException() {
        server.refuses(403, "Forbidden", null);
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> execute(plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED)));
    }

    @Test
    void aRefusalThatIsNoConflictIsToldToListeners() {
        server.refuses(403, "Forbidden", null);
        RoundStep<HibernationPhase> step = plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED);
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> execute(step));
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.outcome()).isEqualTo(StepOutcome.API_FAILED);
            assertThat(report.message()).isEqualTo("the API server answered 403: refused");
            assertThat(report.kind()).isEqualTo("request_wake");
        });
    }

    @Test
    void aPodThatIsRefusedIsNoConflict() {
        refusalOfPod = new KubernetesClientException("quota", 403, null);
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> executeOfSet(creation()));
    }

    @Test
    void aConflictOfAQuotaIsNotToldAsAPodThatIsThereAlready() {
        refusalOfPod = refusal(409, "Conflict");
        assertThat(executeOfSet(creation())).isEqualTo(StepOutcome.CONFLICT);
        assertThat(reports.get(0).message()).isEqualTo("the API server answered 409");
    }

    @Test
    void theNotFoundOfSomebodyElseIsToldAndNotTriedForEver() {
        server.answersPage(404);
        RoundStep<HibernationPhase> step = plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED);
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> execute(step));
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> executeOfSet(new SetStep.DeletePod(pod(), false, "test")));
        assertThat(reports)
                .extracting(StepReport::outcome)
                .containsExactly(StepOutcome.API_FAILED, StepOutcome.API_FAILED);
    }

    @Test
    void aListenerThatThrowsSpoilsNeitherTheStepNorOtherListeners() {
        RoundExecutor.Listener broken = report -> {
            throw new IllegalStateException("boom");
        };
        RoundExecutor observed = new RoundExecutor(server.client(), registry, broken, reports::add);
        assertThat(observed.execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.ACTIVE), round))
                .isEqualTo(StepOutcome.ACTED);
        assertThat(reports).hasSize(1);
    }
}
