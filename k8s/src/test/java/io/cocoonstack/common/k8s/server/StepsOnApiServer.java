package io.cocoonstack.common.k8s.server;

import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.RoundEvents;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.RoundObject;
import io.cocoonstack.common.k8s.SetRoundObject;
import io.cocoonstack.common.k8s.StepOutcome;
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
import io.cocoonstack.common.round.RoundOwner;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetFacts;
import io.cocoonstack.common.round.SetMember;
import io.cocoonstack.common.round.SetPlanner;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/**
 * A namespace of a real API server with a pod and the object that a round belongs to, and an executor for its steps.
 *
 * <p>The phase is kept in the status of a pod here, so that no custom resource is needed whose definition another test
 * has changed.
 */
abstract class StepsOnApiServer {

    final KubernetesClient client;
    final String namespace = "steps-" + UUID.randomUUID().toString().substring(0, 8);
    final Registry registry = new Registry();
    RoundExecutor executor;
    Pod pod;
    Pod owner;

    StepsOnApiServer(KubeApiServer server) {
        this.client = server.client();
    }

    static final class Registry implements SnapshotRegistry {
        ProbeResult probe = new ProbeResult.Absent();
        DropResult drop = new DropResult.Gone();
        final List<String> dropped = new ArrayList<>();

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

    static PodStatus running() {
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

    Pod createPod(String name) {
        return client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .addToAnnotations(VmSpec.builder()
                                .vmName("vk-prod-" + name)
                                .managed(true)
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

    Pod read(String name) {
        return client.pods().inNamespace(namespace).withName(name).get();
    }

    private void store(Pod read, Vocabulary phase) {
        Patches.patchStatusIfUnchanged(client, read, copy -> copy.getStatus().setMessage(phase.value()));
    }

    final class Round implements RoundObject<HibernationPhase> {

        private final Pod read = owner;

        @Override
        public PodFacts readPod(String podName) {
            return Pods.facts(StepsOnApiServer.this.read(podName));
        }

        @Override
        public void storePhase(HibernationPhase phase) {
            store(read, phase);
        }

        @Override
        public HasMetadata resource() {
            return read;
        }
    }

    final class SetRound implements SetRoundObject {

        private final Pod read = owner;

        @Override
        public PodFacts readPod(String podName) {
            Pod pod = StepsOnApiServer.this.read(podName);
            return pod == null ? null : Pods.facts(pod);
        }

        @Override
        public void storePhase(CocoonSetPhase phase) {
            store(read, phase);
        }

        @Override
        public void createPod(RestoreDecision how) {
            StepsOnApiServer.this.createPod("demo-0");
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

    StepOutcome execute(RoundStep<HibernationPhase> step) {
        return executor.execute(step, new Round());
    }

    StepOutcome executeOfSet(RoundStep<CocoonSetPhase> step) {
        return executor.execute(step, new SetRound());
    }

    RoundStep<CocoonSetPhase> planSet(CocoonSetPhase phase, Pod... pods) {
        List<SetMember> members = new ArrayList<>();
        members.add(new SetMember("demo-0", pods.length == 0 ? null : Pods.facts(pods[0]), RoundOwner.NOBODY));
        for (int i = 1; i < pods.length; i++) {
            members.add(new SetMember("demo-" + i, Pods.facts(pods[i]), RoundOwner.NOBODY));
        }
        return SetPlanner.next(
                SetFacts.builder(namespace, "demo").phase(phase).build(), members, LegacyPolicy.WAIT, registry);
    }

    RoundStep<HibernationPhase> plan(HibernationDesire desire, HibernationPhase phase) {
        HibernationFacts facts =
                HibernationFacts.builder().desire(desire).phase(phase).build();
        return HibernationPlanner.next(facts, Pods.facts(pod), LegacyPolicy.WAIT, registry);
    }

    String storedPhase() {
        return String.valueOf(read("owner").getStatus().getMessage());
    }

    void somebodyWrites(String name) {
        Patches.patch(
                client, read(name), copy -> copy.getMetadata().getAnnotations().put("theirs", "1"));
    }

    void thePodIsReplaced() {
        client.pods()
                .inNamespace(namespace)
                .withName("demo-0")
                .withGracePeriod(0)
                .delete();
        createPod("demo-0");
    }

    List<Event> events(String about) {
        return client.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> about.equals(event.getInvolvedObject().getName()))
                .toList();
    }

    List<String> reasons(String about) {
        return events(about).stream().map(Event::getReason).sorted().toList();
    }
}
