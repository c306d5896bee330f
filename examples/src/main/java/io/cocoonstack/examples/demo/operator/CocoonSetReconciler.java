package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.AgentStatusBuilder;
import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.api.v1.CocoonSetStatusBuilder;
import io.cocoonstack.api.v1.Defaults;
import io.cocoonstack.api.v1.ToolboxStatusBuilder;
import io.cocoonstack.common.k8s.Conditions;
import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.PodWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.GenerationStamp;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.Labels;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.Role;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RestoreIntent;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.examples.demo.Timeline;
import io.cocoonstack.examples.demo.operator.PodFactory.Wanted;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a CocoonSet into pods, and what their kubelets say into its status. */
@ControllerConfiguration(finalizerName = Identifiers.COCOON_SET_FINALIZER)
public final class CocoonSetReconciler implements Reconciler<CocoonSet>, Cleaner<CocoonSet> {

    private static final long AGAIN_MILLIS = 100;
    private static final String WHO = "operator";

    private final SnapshotRegistry registry;
    private final Timeline timeline;

    /**
     * Makes a reconciler.
     *
     * @param registry the registry that holds the snapshots
     * @param timeline where to tell what it does
     */
    public CocoonSetReconciler(SnapshotRegistry registry, Timeline timeline) {
        this.registry = registry;
        this.timeline = timeline;
    }

    @Override
    public UpdateControl<CocoonSet> reconcile(CocoonSet set, Context<CocoonSet> context) {
        KubernetesClient client = context.getClient();
        PodFactory factory = new PodFactory(set);
        Map<String, Pod> pods = pods(client, set);
        for (Wanted wanted : factory.wanted()) {
            Pod pod = pods.get(wanted.podName());
            if (pod == null) {
                create(client, set, factory, wanted, pods);
            } else if (pod.getMetadata().getDeletionTimestamp() == null) {
                stamp(client, set, pod);
            }
        }
        report(client, set, factory.wanted(), pods);
        return UpdateControl.<CocoonSet>noUpdate().rescheduleAfter(AGAIN_MILLIS);
    }

    @Override
    public DeleteControl cleanup(CocoonSet set, Context<CocoonSet> context) {
        Map<String, Pod> pods = pods(context.getClient(), set);
        for (Pod pod : pods.values()) {
            if (pod.getMetadata().getDeletionTimestamp() == null) {
                context.getClient().resource(pod).delete();
            }
        }
        return pods.isEmpty()
                ? DeleteControl.defaultDelete()
                : DeleteControl.noFinalizerRemoval().rescheduleAfter(AGAIN_MILLIS);
    }

    private static Map<String, Pod> pods(KubernetesClient client, CocoonSet set) {
        Map<String, Pod> pods = new HashMap<>();
        for (Pod pod : client.pods()
                .inNamespace(set.getMetadata().getNamespace())
                .withLabel(Labels.COCOON_SET, set.getMetadata().getName())
                .list()
                .getItems()) {
            pods.put(pod.getMetadata().getName(), pod);
        }
        return pods;
    }

    private void create(
            KubernetesClient client, CocoonSet set, PodFactory factory, Wanted wanted, Map<String, Pod> pods) {
        Pod main = pods.get(factory.wanted().get(0).podName());
        String mainNode = main == null ? null : main.getSpec().getNodeName();
        boolean afterMain = Role.SUB_AGENT.equals(wanted.role());
        if (afterMain && (mainNode == null || Pods.vmRuntime(main).vmId() == null)) {
            return;
        }
        RestoreDecision decision =
                RestoreDecision.decide(intent(client, set, wanted.podName()), wanted.vmName(), registry);
        if (decision instanceof RestoreDecision.DoNotCreate) {
            timeline.tellOnce(WHO, wanted.podName(), "does not create " + wanted.podName() + ": " + decision.why());
            return;
        }
        Pod pod = factory.pod(wanted, mainNode, decision.annotations());
        client.resource(pod).create();
        timeline.tell(WHO, "creates " + wanted.podName() + ": " + decision.why());
        timeline.wrote(WHO, wanted.podName(), pod.getMetadata().getAnnotations());
    }

    private static RestoreIntent intent(KubernetesClient client, CocoonSet set, String podName) {
        CocoonHibernation hibernation = client.resources(CocoonHibernation.class)
                .inNamespace(set.getMetadata().getNamespace())
                .withName(podName)
                .get();
        RestoreIntent.Builder intent = RestoreIntent.builder()
                .pod(set.getMetadata().getNamespace(), podName)
                .set(Defaults.suspend(set.getSpec()), phase(set))
                .roundsStartClean(true);
        if (hibernation != null && hibernation.getSpec() != null) {
            intent.hibernation(
                    hibernation.getStatus() == null
                            ? null
                            : hibernation.getStatus().getPhase(),
                    hibernation.getSpec().getDesire());
        }
        return intent.build();
    }

    private void stamp(KubernetesClient client, CocoonSet set, Pod pod) {
        long generation = set.getMetadata().getGeneration();
        if (Pods.generation(pod) != generation) {
            PodWrites.patchCocoonSetGeneration(client, pod, generation);
            timeline.wrote(WHO, pod.getMetadata().getName(), GenerationStamp.annotations(generation));
        }
    }

    private void report(KubernetesClient client, CocoonSet set, List<Wanted> wanted, Map<String, Pod> pods) {
        CocoonSetStatusBuilder status = new CocoonSetStatusBuilder();
        int agents = 0;
        int readyAgents = 0;
        int readyToolboxes = 0;
        for (Wanted one : wanted) {
            Pod pod = pods.get(one.podName());
            boolean ready = LifecycleState.READY.equals(Pods.lifecycle(pod).state());
            LifecycleState state = Pods.lifecycle(pod).state();
            if (one.toolbox() == null) {
                agents++;
                readyAgents += ready ? 1 : 0;
                status.addToAgents(new AgentStatusBuilder()
                        .withSlot(Integer.valueOf(one.slot()))
                        .withRole(one.role())
                        .withPodName(one.podName())
                        .withVmName(one.vmName())
                        .withVmId(Pods.vmRuntime(pod).vmId())
                        .withIp(Pods.vmRuntime(pod).ip())
                        .withPhase(state == null ? null : state.value())
                        .withForkedFrom(Pods.vmSpec(pod).forkFrom())
                        .build());
            } else {
                readyToolboxes += ready ? 1 : 0;
                status.addToToolboxes(new ToolboxStatusBuilder()
                        .withName(one.toolbox().getName())
                        .withPodName(one.podName())
                        .withVmName(one.vmName())
                        .withVmId(Pods.vmRuntime(pod).vmId())
                        .withIp(Pods.vmRuntime(pod).ip())
                        .withPhase(state == null ? null : state.value())
                        .withConnType(Pods.vmSpec(pod).connType())
                        .withVncPort(one.toolbox().getVncPort())
                        .build());
            }
        }
        int toolboxes = wanted.size() - agents;
        boolean allReady = readyAgents == agents && readyToolboxes == toolboxes;
        CocoonSetPhase before = phase(set);
        CocoonSetPhase phase =
                allReady || CocoonSetPhase.RUNNING.equals(before) ? CocoonSetPhase.RUNNING : CocoonSetPhase.PENDING;
        long generation = set.getMetadata().getGeneration();
        CocoonSetStatus reported = status.withObservedGeneration(generation)
                .withPhase(phase)
                .withReadyAgents(readyAgents)
                .withDesiredAgents(agents)
                .withReadyToolboxes(readyToolboxes)
                .withDesiredToolboxes(toolboxes)
                .withConditions(Conditions.set(
                                set.getStatus() == null ? null : set.getStatus().getConditions(),
                                Conditions.ready(
                                        allReady ? "True" : "False",
                                        allReady ? "AllReady" : "NotReady",
                                        readyAgents + " of " + agents + " agents and " + readyToolboxes + " of "
                                                + toolboxes + " toolboxes are ready",
                                        generation),
                                Instant.now())
                        .conditions())
                .build();
        try {
            Patches.patchStatusIfUnchanged(client, set, copy -> copy.setStatus(reported));
        } catch (ConflictException e) {
            // The set has changed since: the next reconciliation reports on what it is then.
            return;
        }
        timeline.tellOnce(
                WHO,
                "status of " + set.getMetadata().getName(),
                "CocoonSet " + set.getMetadata().getName() + " is " + phase + ", " + readyAgents + "/" + agents
                        + " agents and " + readyToolboxes + "/" + toolboxes + " toolboxes ready");
    }

    private static @Nullable CocoonSetPhase phase(CocoonSet set) {
        return set.getStatus() == null ? null : set.getStatus().getPhase();
    }
}
