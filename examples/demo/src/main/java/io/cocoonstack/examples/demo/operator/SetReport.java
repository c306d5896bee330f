package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.AgentStatus;
import io.cocoonstack.api.v1.AgentStatusBuilder;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.api.v1.CocoonSetStatusBuilder;
import io.cocoonstack.api.v1.ToolboxSpec;
import io.cocoonstack.api.v1.ToolboxStatus;
import io.cocoonstack.api.v1.ToolboxStatusBuilder;
import io.cocoonstack.common.k8s.Conditions;
import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.examples.demo.Timeline;
import io.cocoonstack.examples.demo.operator.PodFactory.Wanted;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pods of a set say, as its status. The phases of its rounds are left as they are. */
final class SetReport {

    private final CocoonSet set;
    private final CocoonSetStatusBuilder status = new CocoonSetStatusBuilder();
    private int agents;
    private int readyAgents;
    private int toolboxes;
    private int readyToolboxes;

    private SetReport(CocoonSet set) {
        this.set = set;
    }

    static SetReport of(CocoonSet set, List<Wanted> wanted, Map<String, Pod> pods) {
        SetReport report = new SetReport(set);
        for (Wanted one : wanted) {
            report.add(one, pods.get(one.podName()));
        }
        return report;
    }

    private void add(Wanted wanted, @Nullable Pod pod) {
        LifecycleState state = Pods.lifecycle(pod).state();
        boolean ready = LifecycleState.READY.equals(state);
        String phase = state == null ? null : state.value();
        ToolboxSpec toolbox = wanted.toolbox();
        if (toolbox == null) {
            agents++;
            readyAgents += ready ? 1 : 0;
            status.addToAgents(agent(wanted, pod, phase));
        } else {
            toolboxes++;
            readyToolboxes += ready ? 1 : 0;
            status.addToToolboxes(toolbox(wanted, toolbox, pod, phase));
        }
    }

    private static AgentStatus agent(Wanted wanted, @Nullable Pod pod, @Nullable String phase) {
        return new AgentStatusBuilder()
                .withSlot(Integer.valueOf(wanted.slot()))
                .withRole(wanted.role())
                .withPodName(wanted.podName())
                .withVmName(wanted.vmName())
                .withVmId(Pods.vmRuntime(pod).vmId())
                .withIp(Pods.vmRuntime(pod).ip())
                .withPhase(phase)
                .withForkedFrom(Pods.vmSpec(pod).forkFrom())
                .build();
    }

    private static ToolboxStatus toolbox(
            Wanted wanted, ToolboxSpec toolbox, @Nullable Pod pod, @Nullable String phase) {
        return new ToolboxStatusBuilder()
                .withName(toolbox.getName())
                .withPodName(wanted.podName())
                .withVmName(wanted.vmName())
                .withVmId(Pods.vmRuntime(pod).vmId())
                .withIp(Pods.vmRuntime(pod).ip())
                .withPhase(phase)
                .withConnType(Pods.vmSpec(pod).connType())
                .withVncPort(toolbox.getVncPort())
                .build();
    }

    /** Stores it under the version of the set that it was made of, unless nothing has changed. */
    void store(KubernetesClient client, Timeline timeline) {
        boolean ready = readyAgents == agents && readyToolboxes == toolboxes;
        CocoonSetPhase phase = phase(ready);
        long generation = set.getMetadata().getGeneration();
        List<Condition> before =
                set.getStatus() == null ? null : set.getStatus().getConditions();
        String counts = readyAgents + " of " + agents + " agents and " + readyToolboxes + " of " + toolboxes
                + " toolboxes are ready";
        CocoonSetStatus reported = status.withObservedGeneration(observed(phase, generation))
                .withPhase(phase)
                .withReadyAgents(readyAgents)
                .withDesiredAgents(agents)
                .withReadyToolboxes(readyToolboxes)
                .withDesiredToolboxes(toolboxes)
                .withConditions(Conditions.set(
                                before,
                                Conditions.ready(
                                        ready ? "True" : "False", ready ? "AllReady" : "NotReady", counts, generation),
                                Instant.now())
                        .conditions())
                .build();
        try {
            Patches.patchStatusIfUnchanged(client, set, copy -> copy.setStatus(reported));
        } catch (ConflictException e) {
            // The set has changed since: the next reconciliation reports on what it is then.
            return;
        }
        String name = "CocoonSet " + set.getMetadata().getName();
        timeline.tellOnce(Told.WHO, "status of " + name, name + " is " + phase + ", " + counts);
    }

    private CocoonSetPhase phase(boolean ready) {
        CocoonSetPhase before = Facts.phase(set);
        if (before != null && !CocoonSetPhase.PENDING.equals(before)) {
            return before;
        }
        return ready ? CocoonSetPhase.RUNNING : CocoonSetPhase.PENDING;
    }

    /** In phase Failed, a spec that changed has to be seen by the planner first. */
    private @Nullable Long observed(CocoonSetPhase phase, long generation) {
        CocoonSetStatus before = set.getStatus();
        return before != null && CocoonSetPhase.FAILED.equals(phase)
                ? before.getObservedGeneration()
                : Long.valueOf(generation);
    }
}
