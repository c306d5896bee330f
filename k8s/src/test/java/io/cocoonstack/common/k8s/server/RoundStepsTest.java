package io.cocoonstack.common.k8s.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cocoonstack.common.k8s.EventReasons;
import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.RoundObject;
import io.cocoonstack.common.k8s.StepOutcome;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetStep;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a real API server makes of each kind of step that writes: it is taken under the version that was read, refused
 * under a stale one or for a pod that was replaced, and told as an event. What asks a kubelet for something has a test of
 * its own.
 */
@RequiresKubeApiServer
class RoundStepsTest extends StepsOnApiServer {

    RoundStepsTest(KubeApiServer server) {
        super(server);
    }

    @Test
    void aPhaseIsStoredUnderTheVersionThatWasRead() {
        assertThat(execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.ACTIVE)))
                .isEqualTo(StepOutcome.ACTED);
        assertThat(storedPhase()).isEqualTo("Hibernating");
        assertThat(events("owner")).singleElement().satisfies(event -> {
            assertThat(event.getReason()).isEqualTo(EventReasons.PHASE_CHANGED);
            assertThat(event.getType()).isEqualTo("Normal");
            assertThat(event.getMessage()).startsWith("phase is Hibernating, as ");
            assertThat(event.getInvolvedObject().getUid())
                    .isEqualTo(owner.getMetadata().getUid());
            assertThat(event.getReportingComponent()).isEqualTo("cocoon-operator");
        });
    }

    @Test
    void aPhaseUnderAStaleVersionIsAConflictAndStoresNothing() {
        somebodyWrites("owner");
        assertThat(execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.ACTIVE)))
                .isEqualTo(StepOutcome.CONFLICT);
        assertThat(storedPhase()).isEqualTo("null");
        assertThat(events("owner")).isEmpty();
    }

    @Test
    void aPhaseThatClosesIsStoredUnderTheVersionThatWasRead() {
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .isEqualTo(StepOutcome.ACTED);
        assertThat(storedPhase()).isEqualTo("Active");
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .as("the owner has changed since it was read")
                .isEqualTo(StepOutcome.CONFLICT);
    }

    @Test
    void aSnapshotIsDroppedUnderAVmThatIsLiveWhenReadAgain() {
        registry.probe = new ProbeResult.Present("sha256:abc");
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .isEqualTo(StepOutcome.ACTED);
        assertThat(registry.dropped).containsExactly("sha256:abc");
        assertThat(reasons("demo-0")).containsExactly(EventReasons.SNAPSHOT_DROPPED);
    }

    @Test
    void aSnapshotIsNotDroppedWhenThePodHasChangedToHibernate() {
        registry.probe = new ProbeResult.Present("sha256:abc");
        RoundStep<HibernationPhase> step = plan(HibernationDesire.WAKE, HibernationPhase.WAKING);
        Patches.patch(client, pod, copy -> copy.getMetadata().getAnnotations().put(Annotations.HIBERNATE, "true"));
        assertThat(execute(step)).isEqualTo(StepOutcome.ACTED);
        assertThat(registry.dropped).as("it is woken instead").isEmpty();
        assertThat(Pods.hibernateState(read("demo-0")).on()).isFalse();
    }

    @Test
    void aDropThatFailsIsAWarningAndRepeatsAreOneEvent() {
        registry.probe = new ProbeResult.Present("sha256:abc");
        registry.drop = new DropResult.Failed("registry answered 503", null);
        for (int i = 0; i < 5; i++) {
            assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                    .isEqualTo(StepOutcome.REGISTRY_FAILED);
        }
        assertThat(events("demo-0")).singleElement().satisfies(event -> {
            assertThat(event.getType()).isEqualTo("Warning");
            assertThat(event.getReason()).isEqualTo(EventReasons.SNAPSHOT_DROP_FAILED);
            assertThat(event.getMessage()).contains("registry answered 503");
        });
    }

    @Test
    void aSecondRecorderCountsOnTheEventOfTheFirst() {
        EventRecorder first = new EventRecorder(client, "cocoon-operator", "operator-0");
        EventRecorder afterARestart = new EventRecorder(client, "cocoon-operator", "operator-1");
        first.warning(owner, "Trouble", "the same");
        afterARestart.warning(owner, "Trouble", "the same");
        assertThat(events("owner"))
                .singleElement()
                .satisfies(event -> assertThat(event.getCount()).isEqualTo(2));
    }

    @Test
    void aRegistryThatCannotBeAskedIsAWarning() {
        registry.probe = new ProbeResult.Failed("registry answered 503", null);
        assertThat(execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING)))
                .isEqualTo(StepOutcome.REGISTRY_FAILED);
        assertThat(reasons("owner")).containsExactly(EventReasons.REGISTRY_UNAVAILABLE);
        assertThat(Pods.hibernateState(read("demo-0")).on()).isFalse();
    }

    @Test
    void aPodIsDeletedUnderTheVersionThatWasReadAndNotUnderAStaleOne() {
        SetStep stale = new SetStep.DeletePod(Pods.facts(pod), false, "test");
        somebodyWrites("demo-0");
        assertThat(executeOfSet(stale)).isEqualTo(StepOutcome.CONFLICT);
        assertThat(executeOfSet(new SetStep.DeletePod(Pods.facts(read("demo-0")), false, "test")))
                .isEqualTo(StepOutcome.ACTED);
        assertThat(read("demo-0")).isNull();
        assertThat(reasons("demo-0")).containsExactly(EventReasons.POD_DELETED);
    }

    @Test
    void aPodIsCreatedBeforeItsPhaseIsStoredAndOnceOnly() {
        client.resource(pod).withGracePeriod(0).delete();
        RoundStep<CocoonSetPhase> create = planSet(CocoonSetPhase.WAKING);
        assertThat(executeOfSet(create)).isEqualTo(StepOutcome.ACTED);
        assertThat(storedPhase()).isEqualTo("Waking");
        assertThat(reasons("owner")).containsExactly(EventReasons.POD_CREATED);
        assertThat(executeOfSet(create)).as("it is there already").isEqualTo(StepOutcome.CONFLICT);
    }

    @Test
    void aRefusalThatIsNoConflictIsThrownAndTold() {
        RoundObject<HibernationPhase> refused = new RoundObject<>() {
            @Override
            public PodFacts readPod(String podName) {
                return Pods.facts(read(podName));
            }

            @Override
            public void storePhase(HibernationPhase phase) {
                client.namespaces()
                        .resource(new NamespaceBuilder()
                                .withNewMetadata()
                                .withName("Not A Name")
                                .endMetadata()
                                .build())
                        .create();
            }

            @Override
            public HasMetadata resource() {
                return owner;
            }
        };
        RoundStep<HibernationPhase> step = plan(HibernationDesire.HIBERNATE, HibernationPhase.ACTIVE);
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> executor.execute(step, refused));
        assertThat(reasons("owner")).containsExactly(EventReasons.STEP_FAILED);
    }

    @Test
    void aDeletionThatKeepsTheSnapshotOnTheHostSetsTheFlagFirst() {
        Pod held = Patches.patch(client, pod, copy -> copy.getMetadata().setFinalizers(List.of("example.com/held")));
        assertThat(executeOfSet(new SetStep.DeletePod(Pods.facts(held), true, "test")))
                .isEqualTo(StepOutcome.ACTED);
        Pod going = read("demo-0");
        assertThat(going.getMetadata().getDeletionTimestamp()).isNotNull();
        assertThat(Pods.annotations(going)).containsEntry(Annotations.KEEP_SNAPSHOT_ON_DELETE, "true");
        Patches.patch(client, going, copy -> copy.getMetadata().setFinalizers(List.of()));
    }

    @Test
    void aDeletionUnderAStaleVersionSetsNoFlagEither() {
        SetStep stale = new SetStep.DeletePod(Pods.facts(pod), true, "test");
        somebodyWrites("demo-0");
        assertThat(executeOfSet(stale)).isEqualTo(StepOutcome.CONFLICT);
        assertThat(Pods.annotations(read("demo-0"))).doesNotContainKey(Annotations.KEEP_SNAPSHOT_ON_DELETE);
    }

    @Test
    void aLeftoverIsNotDroppedForASetThatHasChangedSince() {
        SetStep drop = new SetStep.DropLeftover("demo-9", "vk-prod-demo-9", "sha256:abc", "it is of another image");
        somebodyWrites("owner");
        assertThat(executeOfSet(drop)).isEqualTo(StepOutcome.CONFLICT);
        assertThat(registry.dropped).isEmpty();
        owner = read("owner");
        assertThat(executeOfSet(drop)).isEqualTo(StepOutcome.ACTED);
        assertThat(registry.dropped).containsExactly("sha256:abc");
    }

    @Test
    void aNodeIsRecordedUnderTheVersionOfTheSet() {
        SetStep record = new SetStep.RecordNode("node-a", "test");
        SetRound round = new SetRound();
        assertThat(executor.execute(record, round)).isEqualTo(StepOutcome.ACTED);
        assertThat(Pods.annotations(read("owner"))).containsEntry(Annotations.HIBERNATED_ON_NODE, "node-a");
        assertThat(executor.execute(new SetStep.RecordNode("node-b", "test"), round))
                .as("the set has changed since it was read")
                .isEqualTo(StepOutcome.CONFLICT);
        owner = read("owner");
        assertThat(executeOfSet(new SetStep.RecordNode(null, "test"))).isEqualTo(StepOutcome.ACTED);
        assertThat(Pods.annotations(read("owner"))).doesNotContainKey(Annotations.HIBERNATED_ON_NODE);
    }
}
