package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernationBuilder;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.api.v1.ToolboxSpec;
import io.cocoonstack.api.v1.ToolboxSpecBuilder;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RestoreIntent;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Instant;
import java.util.List;

/** Objects of the tests in this package, all of namespace prod. */
final class Fixtures {

    static final String NAMESPACE = "prod";
    static final String SET = "demo";
    static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private Fixtures() {}

    /** A set of generation 3 with one sub-agent and a toolbox, as the API server would have it. */
    static CocoonSetBuilder set() {
        return new CocoonSetBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(SET)
                .withUid("set-uid")
                .withResourceVersion("7")
                .withGeneration(3L)
                .endMetadata()
                .withNewSpec()
                .withNewAgent()
                .withImage("ghcr.io/cocoonstack/cocoon/ubuntu:24.04")
                .withReplicas(1)
                .endAgent()
                .withToolboxes(toolbox("browser"))
                .endSpec();
    }

    static ToolboxSpec toolbox(String name) {
        return new ToolboxSpecBuilder()
                .withName(name)
                .withImage("ghcr.io/cocoonstack/cocoon/browser:1.4")
                .build();
    }

    /** A CocoonHibernation of demo-0 in generation 2. */
    static CocoonHibernationBuilder hibernation(HibernationDesire desire, HibernationPhase phase) {
        CocoonHibernationBuilder hibernation = new CocoonHibernationBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName("demo-0")
                .withUid("hibernation-uid")
                .withResourceVersion("8")
                .withGeneration(2L)
                .endMetadata()
                .withNewSpec()
                .withNewPodRef()
                .withName("demo-0")
                .endPodRef()
                .withDesire(desire)
                .endSpec();
        return phase == null
                ? hibernation
                : hibernation
                        .withNewStatus()
                        .withPhase(phase)
                        .withObservedGeneration(2L)
                        .endStatus();
    }

    /** A pod as the set builds it, with the kubelet's word for a VM that runs. */
    static Pod running(CocoonSet set, String podName) {
        return reporting(set, podName, new LifecycleStatus(LifecycleState.READY, 3, null));
    }

    static Pod reporting(CocoonSet set, String podName, LifecycleStatus lifecycle) {
        SetPods pods = SetPods.of(set);
        WantedPod wanted = pods.find(podName);
        Pod pod = pods.build(wanted == null ? pods.main() : wanted, "node-a", fresh());
        return new PodBuilder(pod)
                .editMetadata()
                .withName(podName)
                .withUid("uid-" + podName)
                .withResourceVersion("9")
                .addToAnnotations(new VmRuntime("vm-1", "10.0.0.7", 0).annotations())
                .addToAnnotations(Epochs.fresh())
                .addToAnnotations(lifecycle.annotations())
                .endMetadata()
                .editSpec()
                .withNodeName("node-a")
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .addNewContainerStatus()
                .withName("agent")
                .withNewState()
                .withNewRunning()
                .endRunning()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }

    static RestoreDecision fresh() {
        return RestoreDecision.decide(RestoreIntent.builder().build(), "", (name, tag) -> {
            throw new AssertionError("nothing is to be asked");
        });
    }

    /** A condition in one line: type=status reason: message. */
    static List<String> shown(List<Condition> conditions) {
        return conditions.stream()
                .map(one -> one.getType() + "=" + one.getStatus() + " " + one.getReason() + ": " + one.getMessage())
                .toList();
    }
}
