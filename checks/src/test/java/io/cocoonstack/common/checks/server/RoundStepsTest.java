package io.cocoonstack.common.checks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cocoonstack.common.k8s.EventReasons;
import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.RoundEvents;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.RoundExecutor.Outcome;
import io.cocoonstack.common.k8s.RoundObject;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.HibernationFacts;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.KubeApiServer;
import io.cocoonstack.common.testkit.RequiresKubeApiServer;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a real API server makes of each kind of step that writes: it is taken under the version that was read, refused
 * under a stale one or for a pod that was replaced, and told as an event.
 *
 * <p>The phase is kept in the status of a pod here, so that no custom resource is needed whose definition another test
 * has changed.
 */
@RequiresKubeApiServer
class RoundStepsTest {

    private final KubernetesClient client;
    private final String namespace = "steps-" + UUID.randomUUID().toString().substring(0, 8);
    private final Registry registry = new Registry();
    private RoundExecutor executor;
    private Pod pod;
    private Pod owner;

    RoundStepsTest(KubeApiServer server) {
        this.client = server.client();
    }

    private static final class Registry implements SnapshotRegistry {
        private ProbeResult probe = new ProbeResult.Absent();
        private DropResult drop = new DropResult.Gone();
        private final List<String> dropped = new ArrayList<>();

        @Override
        public ProbeResult probe(String name, String tag) {
            return probe;
        }

        @Override
        public DropResult drop(String name, String digest) {
            dropped.add(digest);
            return drop;
        }
    }

    @BeforeEach
    void prepare() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        owner = createPod("owner");
        pod = createPod("demo-0");
        pod = Patches.patchStatus(client, pod, copy -> copy.setStatus(running()));
        executor = new RoundExecutor(
                client, registry, new RoundEvents(new EventRecorder(client, "cocoon-operator", "operator-0")));
    }

    private static PodStatus running() {
        return new PodBuilder()
                .withNewStatus()
                .addNewContainerStatus()
                .withName("agent")
                .withImage("placeholder")
                .withImageID("")
                .withReady(true)
                .withRestartCount(0)
                .withNewState()
                .withNewRunning()
                .endRunning()
                .endState()
                .endContainerStatus()
                .endStatus()
                .buildStatus();
    }

    private Pod createPod(String name) {
        return client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .addToAnnotations(VmSpec.builder()
                                .vmName("vk-prod-" + name)
                                .build()
                                .annotations())
                        .addToAnnotations(new VmRuntime("vm-1", "10.0.0.7", 0).annotations())
                        .addToAnnotations(Epochs.fresh())
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("agent")
                        .withImage("placeholder")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
    }

    private Pod read(String name) {
        return client.pods().inNamespace(namespace).withName(name).get();
    }

    private final class Round implements RoundObject {

        private final Pod read = owner;

        @Override
        public PodFacts readPod(String podName) {
            return Pods.facts(RoundStepsTest.this.read(podName));
        }

        @Override
        public void storePhase(Vocabulary phase) {
            Patches.patchStatusIfUnchanged(
                    client, read, copy -> copy.getStatus().setMessage(phase.value()));
        }

        @Override
        public void createPod(RestoreDecision how) {
            RoundStepsTest.this.createPod("demo-0");
        }

        @Override
        public void recordNode(String node) {
            Patches.patchIfUnchanged(client, read, copy -> {
                if (node == null) {
                    copy.getMetadata().getAnnotations().remove(Annotations.HIBERNATED_ON_NODE);
                } else {
                    copy.getMetadata().getAnnotations().put(Annotations.HIBERNATED_ON_NODE, node);
                }
            });
        }

        @Override
        public HasMetadata resource() {
            return read;
        }
    }

    private Outcome execute(RoundStep step) {
        return executor.execute(step, new Round());
    }

    private RoundStep plan(HibernationDesire desire, HibernationPhase phase) {
        HibernationFacts facts =
                HibernationFacts.builder().desire(desire).phase(phase).build();
        return HibernationPlanner.next(facts, Pods.facts(pod), LegacyPolicy.WAIT, registry);
    }

    private String storedPhase() {
        return String.valueOf(read("owner").getStatus().getMessage());
    }

    private void somebodyWrites(String name) {
        Patches.patch(
                client, read(name), copy -> copy.getMetadata().getAnnotations().put("theirs", "1"));
    }

    private void thePodIsReplaced() {
        client.pods()
                .inNamespace(namespace)
                .withName("demo-0")
                .withGracePeriod(0)
                .delete();
        createPod("demo-0");
    }

    private List<Event> events(String about) {
        return client.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> about.equals(event.getInvolvedObject().getName()))
                .toList();
    }

    private List<String> reasons(String about) {
        return events(about).stream().map(Event::getReason).sorted().toList();
    }

    @Test
    void aPhaseIsStoredUnderTheVersionThatWasRead() {
        assertThat(execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.ACTIVE)))
                .isEqualTo(Outcome.ACTED);
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
                .isEqualTo(Outcome.CONFLICT);
        assertThat(storedPhase()).isEqualTo("null");
        assertThat(events("owner")).isEmpty();
    }

    @Test
    void aPhaseThatClosesIsStoredUnderTheVersionThatWasRead() {
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .isEqualTo(Outcome.ACTED);
        assertThat(storedPhase()).isEqualTo("Active");
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .as("the owner has changed since it was read")
                .isEqualTo(Outcome.CONFLICT);
    }

    @Test
    void aHibernateRequestIsTakenAndTold() {
        assertThat(execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING)))
                .isEqualTo(Outcome.ACTED);
        assertThat(Pods.hibernateState(read("demo-0")).on()).isTrue();
        assertThat(reasons("demo-0")).containsExactly(EventReasons.HIBERNATE_REQUESTED);
        assertThat(reasons("owner")).containsExactly(EventReasons.HIBERNATE_REQUESTED);
    }

    @Test
    void requestsUnderAStaleVersionAreConflicts() {
        RoundStep hibernate = plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING);
        RoundStep wake = plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED);
        somebodyWrites("demo-0");
        assertThat(execute(hibernate)).isEqualTo(Outcome.CONFLICT);
        assertThat(execute(wake)).isEqualTo(Outcome.CONFLICT);
        assertThat(storedPhase())
                .as("no phase after a request that was refused")
                .isEqualTo("null");
        assertThat(Pods.annotations(read("demo-0"))).doesNotContainKeys(Annotations.HIBERNATE);
        assertThat(events("demo-0")).isEmpty();
    }

    @Test
    void requestsToAPodThatWasReplacedAreConflicts() {
        RoundStep hibernate = plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING);
        RoundStep delete = new RoundStep.DeletePod(Pods.facts(pod), false, "test");
        thePodIsReplaced();
        assertThat(execute(hibernate)).isEqualTo(Outcome.CONFLICT);
        assertThat(execute(delete)).isEqualTo(Outcome.CONFLICT);
        PodFacts mixed = PodFacts.builder()
                .identity(
                        namespace,
                        "demo-0",
                        pod.getMetadata().getUid(),
                        read("demo-0").getMetadata().getResourceVersion())
                .build();
        assertThat(execute(new RoundStep.RequestWake(mixed, null, "test"))).isEqualTo(Outcome.CONFLICT);
        assertThat(execute(new RoundStep.DeletePod(mixed, false, "test"))).isEqualTo(Outcome.CONFLICT);
        assertThat(read("demo-0")).isNotNull();
    }

    @Test
    void requestsToAPodThatIsGoneAreConflicts() {
        client.resource(pod).withGracePeriod(0).delete();
        assertThat(execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING)))
                .isEqualTo(Outcome.CONFLICT);
    }

    @Test
    void aWakeIsRequestedBeforeItsPhaseIsStored() {
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED)))
                .isEqualTo(Outcome.ACTED);
        assertThat(Pods.annotations(read("demo-0"))).containsEntry(Annotations.WAKE_FROM_EPOCH, "0");
        assertThat(storedPhase()).isEqualTo("Waking");
        assertThat(reasons("demo-0")).containsExactly(EventReasons.WAKE_REQUESTED);
    }

    @Test
    void aWakeWhosePhaseIsRefusedEndsThereAndIsDecidedAgain() {
        somebodyWrites("owner");
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED)))
                .isEqualTo(Outcome.CONFLICT);
        assertThat(Pods.annotations(read("demo-0")))
                .as("the request went out before the phase")
                .containsKey(Annotations.WAKE_FROM_EPOCH);
        owner = read("owner");
        pod = read("demo-0");
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED)))
                .isEqualTo(Outcome.ACTED);
        assertThat(storedPhase()).isEqualTo("Waking");
    }

    @Test
    void aSnapshotIsDroppedUnderAVmThatIsLiveWhenReadAgain() {
        registry.probe = new ProbeResult.Present("sha256:abc");
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .isEqualTo(Outcome.ACTED);
        assertThat(registry.dropped).containsExactly("sha256:abc");
        assertThat(reasons("demo-0")).containsExactly(EventReasons.SNAPSHOT_DROPPED);
    }

    @Test
    void aSnapshotIsNotDroppedWhenThePodHasChangedToHibernate() {
        registry.probe = new ProbeResult.Present("sha256:abc");
        RoundStep step = plan(HibernationDesire.WAKE, HibernationPhase.WAKING);
        Patches.patch(client, pod, copy -> copy.getMetadata().getAnnotations().put(Annotations.HIBERNATE, "true"));
        assertThat(execute(step)).isEqualTo(Outcome.ACTED);
        assertThat(registry.dropped).as("it is woken instead").isEmpty();
        assertThat(Pods.hibernateState(read("demo-0")).on()).isFalse();
    }

    @Test
    void aDropThatFailsIsAWarningAndRepeatsAreOneEvent() {
        registry.probe = new ProbeResult.Present("sha256:abc");
        registry.drop = new DropResult.Failed("registry answered 503", null);
        for (int i = 0; i < 5; i++) {
            assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                    .isEqualTo(Outcome.REGISTRY_FAILED);
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
                .isEqualTo(Outcome.REGISTRY_FAILED);
        assertThat(reasons("owner")).containsExactly(EventReasons.REGISTRY_UNAVAILABLE);
        assertThat(Pods.hibernateState(read("demo-0")).on()).isFalse();
    }

    @Test
    void aPodIsDeletedUnderTheVersionThatWasReadAndNotUnderAStaleOne() {
        RoundStep stale = new RoundStep.DeletePod(Pods.facts(pod), false, "test");
        somebodyWrites("demo-0");
        assertThat(execute(stale)).isEqualTo(Outcome.CONFLICT);
        assertThat(execute(new RoundStep.DeletePod(Pods.facts(read("demo-0")), false, "test")))
                .isEqualTo(Outcome.ACTED);
        assertThat(read("demo-0")).isNull();
        assertThat(reasons("demo-0")).containsExactly(EventReasons.POD_DELETED);
    }

    @Test
    void aPodIsCreatedBeforeItsPhaseIsStoredAndOnceOnly() {
        client.resource(pod).withGracePeriod(0).delete();
        RoundStep create =
                new RoundStep.CreatePod(new RestoreDecision.CreateFresh("test"), CocoonSetPhase.WAKING, "test");
        assertThat(execute(create)).isEqualTo(Outcome.ACTED);
        assertThat(storedPhase()).isEqualTo("Waking");
        assertThat(reasons("owner")).containsExactly(EventReasons.POD_CREATED);
        assertThat(execute(create)).as("it is there already").isEqualTo(Outcome.CONFLICT);
    }

    @Test
    void aRefusalThatIsNoConflictIsThrownAndTold() {
        RoundObject refused = new RoundObject() {
            @Override
            public PodFacts readPod(String podName) {
                return Pods.facts(read(podName));
            }

            @Override
            public void storePhase(Vocabulary phase) {
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
        RoundStep step = new RoundStep.StorePhase(HibernationPhase.HIBERNATING, "test");
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> executor.execute(step, refused));
        assertThat(reasons("owner")).containsExactly(EventReasons.STEP_FAILED);
    }

    @Test
    void aDeletionThatKeepsTheSnapshotOnTheHostSetsTheFlagFirst() {
        Pod held = Patches.patch(client, pod, copy -> copy.getMetadata().setFinalizers(List.of("example.com/held")));
        assertThat(execute(new RoundStep.DeletePod(Pods.facts(held), true, "test")))
                .isEqualTo(Outcome.ACTED);
        Pod going = read("demo-0");
        assertThat(going.getMetadata().getDeletionTimestamp()).isNotNull();
        assertThat(Pods.annotations(going)).containsEntry(Annotations.KEEP_SNAPSHOT_ON_DELETE, "true");
        Patches.patch(client, going, copy -> copy.getMetadata().setFinalizers(List.of()));
    }

    @Test
    void aDeletionUnderAStaleVersionSetsNoFlagEither() {
        RoundStep stale = new RoundStep.DeletePod(Pods.facts(pod), true, "test");
        somebodyWrites("demo-0");
        assertThat(execute(stale)).isEqualTo(Outcome.CONFLICT);
        assertThat(Pods.annotations(read("demo-0"))).doesNotContainKey(Annotations.KEEP_SNAPSHOT_ON_DELETE);
    }

    @Test
    void wakesOfSeveralPodsAreRequestedBeforeTheirPhaseIsStored() {
        Pod second = createPod("demo-1");
        List<PodFacts> both = List.of(Pods.facts(pod), Pods.facts(second));
        assertThat(execute(new RoundStep.RequestWakes(both, CocoonSetPhase.WAKING, "test")))
                .isEqualTo(Outcome.ACTED);
        assertThat(Pods.annotations(read("demo-0"))).containsEntry(Annotations.WAKE_FROM_EPOCH, "0");
        assertThat(Pods.annotations(read("demo-1"))).containsEntry(Annotations.WAKE_FROM_EPOCH, "0");
        assertThat(storedPhase()).isEqualTo("Waking");
    }

    @Test
    void wakesOfSeveralPodsEndAtTheFirstThatIsRefusedAndStoreNoPhase() {
        Pod second = createPod("demo-1");
        List<PodFacts> both = List.of(Pods.facts(pod), Pods.facts(second));
        somebodyWrites("demo-1");
        assertThat(execute(new RoundStep.RequestWakes(both, CocoonSetPhase.WAKING, "test")))
                .isEqualTo(Outcome.CONFLICT);
        assertThat(storedPhase()).isEqualTo("null");
    }

    @Test
    void aNodeIsRecordedUnderTheVersionOfTheSet() {
        RoundStep record = new RoundStep.RecordNode("node-a", "test");
        Round round = new Round();
        assertThat(executor.execute(record, round)).isEqualTo(Outcome.ACTED);
        assertThat(Pods.annotations(read("owner"))).containsEntry(Annotations.HIBERNATED_ON_NODE, "node-a");
        assertThat(executor.execute(new RoundStep.RecordNode("node-b", "test"), round))
                .as("the set has changed since it was read")
                .isEqualTo(Outcome.CONFLICT);
        owner = read("owner");
        assertThat(execute(new RoundStep.RecordNode(null, "test"))).isEqualTo(Outcome.ACTED);
        assertThat(Pods.annotations(read("owner"))).doesNotContainKey(Annotations.HIBERNATED_ON_NODE);
    }
}
