package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.AgentStatus;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.api.v1.CocoonSetStatusBuilder;
import io.cocoonstack.api.v1.Defaults;
import io.cocoonstack.api.v1.ToolboxSpec;
import io.cocoonstack.api.v1.ToolboxStatus;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.ConnType;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.VmRuntime;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The status of a CocoonSet (contract 5, 6.5 and 7), as a function of what was read and decided; for one use. */
final class SetReport {

    private final SetPods pods;
    private final CocoonSet set;
    private final CocoonSetStatus before;
    private final StatusConditions conditions;

    SetReport(SetPods pods, Instant now) {
        this.pods = pods;
        this.set = pods.set();
        this.before = Objects.requireNonNullElseGet(set.getStatus(), CocoonSetStatus::new);
        this.conditions = new StatusConditions(
                set, before.getPhase(), before.getConditions(), before.getObservedGeneration(), now);
    }

    /** A phase was decided on: what the spec says now is taken up. */
    CocoonSetStatus stored(CocoonSetPhase phase) {
        conditions.stored(phase);
        if (!CocoonSetPhase.RUNNING.equals(phase)) {
            conditions.ready(false, phase.value(), "phase is " + phase);
        }
        return status(phase, true).build();
    }

    /** The round passed its deadline. */
    CocoonSetStatus failed(Duration deadline, String why) {
        conditions.failed(deadline, why);
        return status(CocoonSetPhase.FAILED, true).build();
    }

    /** The set is being deleted. */
    CocoonSetStatus deleting(Hindrance why) {
        conditions.notReady("Deleting", why);
        return status(Objects.requireNonNullElse(before.getPhase(), CocoonSetPhase.PENDING), false)
                .build();
    }

    /**
     * No phase of a round changes.
     *
     * @param pods the set's pods by name
     * @param heldBack why a pod was not created, changed or deleted; null where none was held back
     */
    CocoonSetStatus waiting(Standing standing, Map<String, Pod> pods, @Nullable Hindrance heldBack) {
        Counts counts = new Counts(this.pods.wanted(), pods);
        CocoonSetPhase phase = phase(counts);
        boolean said = conditions.saysWhyFailed();
        if (counts.failure != null) {
            conditions.ready(false, StatusConditions.VM_FAILED, counts.failure);
        } else if (standing.kind() == Standing.Kind.REGISTRY_FAILED) {
            conditions.ready(false, StatusConditions.REGISTRY_FAILED, standing.why());
        } else if (heldBack != null) {
            conditions.notReady(heldBack.reason(), heldBack);
        } else if (!said) {
            ready(standing, phase, counts);
        }
        if (!said) {
            boolean grows = CocoonSetPhase.PENDING.equals(phase) || CocoonSetPhase.SCALING.equals(phase);
            conditions.waiting(standing, phase, grows, counts.toString());
        }
        // In phase Failed a spec that changed has yet to be seen by the planner.
        return status(phase, !CocoonSetPhase.FAILED.equals(phase))
                .withAgents(counts.agents)
                .withToolboxes(counts.toolboxes)
                .withReadyAgents(counts.readyAgents)
                .withDesiredAgents(counts.agents.size())
                .withReadyToolboxes(counts.readyToolboxes)
                .withDesiredToolboxes(counts.toolboxes.size())
                .build();
    }

    private void ready(Standing standing, CocoonSetPhase phase, Counts counts) {
        boolean running = CocoonSetPhase.RUNNING.equals(phase) && !Defaults.suspend(set.getSpec());
        if (running && counts.isAllReady() && standing.kind() == Standing.Kind.SETTLED) {
            conditions.ready(true, "AllReady", counts.toString());
        } else if (standing.kind() == Standing.Kind.SETTLED && !Defaults.suspend(set.getSpec())) {
            conditions.ready(false, "NotReady", counts.toString());
        } else {
            conditions.ready(false, standing.reason(phase, RoundTimes.isLeg(phase)), standing.why());
        }
    }

    /** The phases of rounds stay as they are: only a step changes them. */
    private CocoonSetPhase phase(Counts counts) {
        CocoonSetPhase phase = before.getPhase();
        if (phase == null || CocoonSetPhase.PENDING.equals(phase)) {
            return counts.isAllReady() ? CocoonSetPhase.RUNNING : CocoonSetPhase.PENDING;
        }
        if (CocoonSetPhase.RUNNING.equals(phase) || CocoonSetPhase.SCALING.equals(phase)) {
            if (counts.isChanging) {
                return CocoonSetPhase.SCALING;
            }
            return counts.isAllSettled ? CocoonSetPhase.RUNNING : phase;
        }
        return phase;
    }

    @Nullable
    Instant deadline(Standing standing, Duration deadline) {
        return conditions.deadline(standing, deadline);
    }

    private CocoonSetStatusBuilder status(CocoonSetPhase phase, boolean takenUp) {
        CocoonSetStatusBuilder status =
                new CocoonSetStatusBuilder(before).withPhase(phase).withConditions(conditions.list());
        return takenUp ? status.withObservedGeneration(Metadata.generation(set)) : status;
    }

    /** What the pods of a set say. */
    private static final class Counts {

        private final List<AgentStatus> agents = new ArrayList<>();
        private final List<ToolboxStatus> toolboxes = new ArrayList<>();
        private int readyAgents;
        private int readyToolboxes;
        private boolean isChanging;
        private boolean isAllSettled = true;
        private @Nullable String failure;

        Counts(List<WantedPod> wanted, Map<String, Pod> pods) {
            int there = 0;
            for (WantedPod one : wanted) {
                Pod pod = pods.get(one.podName());
                there += pod == null ? 0 : 1;
                add(one, pod);
            }
            isChanging = there < wanted.size() || pods.size() > there;
        }

        private void add(WantedPod wanted, @Nullable Pod pod) {
            LifecycleStatus lifecycle = Pods.lifecycle(pod);
            boolean ready = pod != null
                    && !Metadata.isDeleting(pod)
                    && (wanted.isStatic() || LifecycleState.READY.equals(lifecycle.state()));
            isAllSettled &= ready || Pods.hibernateState(pod).on();
            if (failure == null && LifecycleState.FAILED.equals(lifecycle.state())) {
                failure = wanted.podName() + ": "
                        + (lifecycle.message() == null ? "the kubelet reports failed" : lifecycle.message());
            }
            String phase = lifecycle.state() == null ? null : lifecycle.state().value();
            ToolboxSpec toolbox = wanted.toolbox();
            if (toolbox == null) {
                readyAgents += ready ? 1 : 0;
                agents.add(agent(wanted, pod, phase));
            } else {
                readyToolboxes += ready ? 1 : 0;
                toolboxes.add(toolbox(wanted, toolbox, pod));
            }
        }

        private static AgentStatus agent(WantedPod wanted, @Nullable Pod pod, @Nullable String phase) {
            VmRuntime runtime = Pods.vmRuntime(pod);
            AgentStatus agent = new AgentStatus();
            agent.setSlot(Integer.valueOf(wanted.slot()));
            agent.setRole(wanted.role());
            agent.setPodName(wanted.podName());
            agent.setVmName(vmName(wanted, pod));
            agent.setVmId(runtime.vmId());
            agent.setIp(runtime.ip());
            agent.setPhase(phase);
            agent.setForkedFrom(Pods.vmSpec(pod).forkFrom());
            return agent;
        }

        /** Of a pod that is there, the name is read and not built (contract 12a rule vm-names). */
        private static String vmName(WantedPod wanted, @Nullable Pod pod) {
            return Objects.requireNonNullElse(Pods.vmSpec(pod).vmName(), wanted.vmName());
        }

        /** A toolbox shows the phase of its pod, as the Go operator has it; an agent shows that of its VM. */
        private static ToolboxStatus toolbox(WantedPod wanted, ToolboxSpec spec, @Nullable Pod pod) {
            VmRuntime runtime = Pods.vmRuntime(pod);
            boolean vnc = spec.getVncPort() != null && spec.getVncPort() > 0;
            ToolboxStatus toolbox = new ToolboxStatus();
            toolbox.setName(spec.getName());
            toolbox.setPodName(wanted.podName());
            toolbox.setVmName(vmName(wanted, pod));
            toolbox.setVmId(runtime.vmId());
            toolbox.setIp(runtime.ip());
            toolbox.setPhase(
                    pod == null || pod.getStatus() == null
                            ? null
                            : pod.getStatus().getPhase());
            toolbox.setConnType(ConnType.resolve(spec.getConnType(), vnc, spec.getOs()));
            toolbox.setVncPort(spec.getVncPort());
            return toolbox;
        }

        boolean isAllReady() {
            return !agents.isEmpty()
                    && readyAgents == agents.size()
                    && readyToolboxes == toolboxes.size()
                    && !isChanging;
        }

        @Override
        public String toString() {
            return readyAgents + " of " + agents.size() + " agents and " + readyToolboxes + " of " + toolboxes.size()
                    + " toolboxes are ready";
        }
    }
}
