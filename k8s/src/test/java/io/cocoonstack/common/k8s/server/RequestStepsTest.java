package io.cocoonstack.common.k8s.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.k8s.EventReasons;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.StepOutcome;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.HibernationFacts;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetStep;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.Test;

/**
 * What a real API server makes of the steps that ask a kubelet for something: taken under the version that was read,
 * refused under a stale one or for a pod that was replaced.
 */
@RequiresKubeApiServer
class RequestStepsTest extends StepsOnApiServer {

    RequestStepsTest(KubeApiServer server) {
        super(server);
    }

    @Test
    void aHibernateRequestIsTakenAndTold() {
        assertThat(execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING)))
                .isEqualTo(StepOutcome.ACTED);
        assertThat(Pods.hibernateState(read("demo-0")).on()).isTrue();
        assertThat(reasons("demo-0")).containsExactly(EventReasons.HIBERNATE_REQUESTED);
        assertThat(reasons("owner")).containsExactly(EventReasons.HIBERNATE_REQUESTED);
    }

    @Test
    void requestsUnderAStaleVersionAreConflicts() {
        RoundStep<HibernationPhase> hibernate = plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING);
        RoundStep<HibernationPhase> wake = plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED);
        somebodyWrites("demo-0");
        assertThat(execute(hibernate)).isEqualTo(StepOutcome.CONFLICT);
        assertThat(execute(wake)).isEqualTo(StepOutcome.CONFLICT);
        assertThat(storedPhase())
                .as("no phase after a request that was refused")
                .isEqualTo("null");
        assertThat(Pods.annotations(read("demo-0"))).doesNotContainKeys(Annotations.HIBERNATE);
        assertThat(events("demo-0")).isEmpty();
    }

    @Test
    void requestsToAPodThatWasReplacedAreConflicts() {
        RoundStep<HibernationPhase> hibernate = plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING);
        SetStep delete = new SetStep.DeletePod(Pods.facts(pod), false, "test");
        thePodIsReplaced();
        assertThat(execute(hibernate)).isEqualTo(StepOutcome.CONFLICT);
        assertThat(executeOfSet(delete)).isEqualTo(StepOutcome.CONFLICT);
        PodFacts mixed = PodFacts.builder()
                .identity(
                        namespace,
                        "demo-0",
                        pod.getMetadata().getUid(),
                        read("demo-0").getMetadata().getResourceVersion())
                .build();
        HibernationFacts woken = HibernationFacts.builder()
                .desire(HibernationDesire.WAKE)
                .phase(HibernationPhase.HIBERNATED)
                .build();
        assertThat(execute(HibernationPlanner.next(woken, mixed, LegacyPolicy.WAIT, registry)))
                .isEqualTo(StepOutcome.CONFLICT);
        assertThat(storedPhase()).isEqualTo("null");
        assertThat(executeOfSet(new SetStep.DeletePod(mixed, false, "test"))).isEqualTo(StepOutcome.CONFLICT);
        assertThat(read("demo-0")).isNotNull();
    }

    @Test
    void requestsToAPodThatIsGoneAreConflicts() {
        client.resource(pod).withGracePeriod(0).delete();
        assertThat(execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING)))
                .isEqualTo(StepOutcome.CONFLICT);
    }

    @Test
    void aWakeIsRequestedBeforeItsPhaseIsStored() {
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED)))
                .isEqualTo(StepOutcome.ACTED);
        assertThat(Pods.annotations(read("demo-0"))).containsEntry(Annotations.WAKE_FROM_EPOCH, "0");
        assertThat(storedPhase()).isEqualTo("Waking");
        assertThat(reasons("demo-0")).containsExactly(EventReasons.WAKE_REQUESTED);
    }

    @Test
    void aWakeWhosePhaseIsRefusedEndsThereAndIsDecidedAgain() {
        somebodyWrites("owner");
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED)))
                .isEqualTo(StepOutcome.CONFLICT);
        assertThat(Pods.annotations(read("demo-0")))
                .as("the request went out before the phase")
                .containsKey(Annotations.WAKE_FROM_EPOCH);
        owner = read("owner");
        pod = read("demo-0");
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED)))
                .isEqualTo(StepOutcome.ACTED);
        assertThat(storedPhase()).isEqualTo("Waking");
    }

    @Test
    void wakesOfSeveralPodsAreRequestedBeforeTheirPhaseIsStored() {
        Pod second = createPod("demo-1");
        assertThat(executeOfSet(planSet(CocoonSetPhase.SUSPENDED, pod, second))).isEqualTo(StepOutcome.ACTED);
        assertThat(Pods.annotations(read("demo-0"))).containsEntry(Annotations.WAKE_FROM_EPOCH, "0");
        assertThat(Pods.annotations(read("demo-1"))).containsEntry(Annotations.WAKE_FROM_EPOCH, "0");
        assertThat(storedPhase()).isEqualTo("Waking");
    }

    @Test
    void wakesOfSeveralPodsEndAtTheFirstThatIsRefusedAndStoreNoPhase() {
        Pod second = createPod("demo-1");
        somebodyWrites("demo-1");
        assertThat(executeOfSet(planSet(CocoonSetPhase.SUSPENDED, pod, second))).isEqualTo(StepOutcome.CONFLICT);
        assertThat(storedPhase()).isEqualTo("null");
    }
}
