package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.AgentSpec;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.Defaults;
import io.cocoonstack.api.v1.ToolboxSpec;
import io.cocoonstack.api.v1.VmSpecs;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.GenerationStamp;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.Labels;
import io.cocoonstack.common.meta.Role;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.meta.VmNames;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pods of a set, as contract 6.8 says. */
final class PodFactory {

    private final CocoonSet set;
    private final CocoonSetSpec spec;
    private final String namespace;
    private final String name;

    PodFactory(CocoonSet set) {
        this.set = set;
        this.spec = Objects.requireNonNull(set.getSpec(), "spec of the set is null, expected one with an agent");
        this.namespace = set.getMetadata().getNamespace();
        this.name = set.getMetadata().getName();
    }

    /**
     * A pod that the set wants.
     *
     * @param podName its name
     * @param vmName name of its VM
     */
    record Wanted(
            String podName,
            String vmName,
            Role role,
            String slot,
            @Nullable ToolboxSpec toolbox) {}

    /** All pods that the set wants, the main agent's first. */
    List<Wanted> wanted() {
        List<Wanted> wanted = new ArrayList<>();
        int agents = 1 + Defaults.replicas(spec.getAgent());
        for (int slot = 0; slot < agents; slot++) {
            String vmName = VmNames.forDeployment(namespace, name, slot);
            wanted.add(new Wanted(name + "-" + slot, vmName, Role.ofSlot(slot), Integer.toString(slot), null));
        }
        for (ToolboxSpec toolbox : spec.getToolboxes()) {
            String podName = name + "-" + toolbox.getName();
            wanted.add(new Wanted(
                    podName,
                    VmNames.forPod(namespace, podName),
                    Role.TOOLBOX,
                    Objects.requireNonNull(toolbox.getName(), "name of a toolbox is null"),
                    toolbox));
        }
        return wanted;
    }

    /** A pod to create; {@code mainNode} is where sub-agents belong, {@code extra} what a restore puts on it. */
    Pod pod(Wanted wanted, @Nullable String mainNode, Map<String, String> extra) {
        Map<String, String> annotations = new HashMap<>(vmSpec(wanted).annotations());
        annotations.putAll(GenerationStamp.annotations(set.getMetadata().getGeneration()));
        annotations.putAll(extra);
        ToolboxSpec toolbox = wanted.toolbox();
        if (toolbox != null && VmMode.STATIC.equals(toolbox.getMode())) {
            int vncPort = toolbox.getVncPort() == null ? 0 : toolbox.getVncPort();
            new VmRuntime(toolbox.getStaticVmId(), toolbox.getStaticIp(), vncPort).applyTo(annotations);
        }
        PodBuilder pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(wanted.podName())
                .addToLabels(Labels.COCOON_SET, name)
                .addToLabels(Labels.ROLE, wanted.role().value())
                .addToLabels(Labels.SLOT, wanted.slot())
                .addToLabels("app.kubernetes.io/name", name)
                .withAnnotations(annotations)
                .addNewOwnerReference()
                .withApiVersion(Identifiers.API_VERSION)
                .withKind(Identifiers.KIND_COCOON_SET)
                .withName(name)
                .withUid(set.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .endOwnerReference()
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("agent")
                .withImage("registry.k8s.io/pause:3.10")
                .endContainer()
                .addNewToleration()
                .withKey(Identifiers.TOLERATION_KEY)
                .withOperator("Exists")
                .endToleration()
                .addNewToleration()
                .withKey("node.kubernetes.io/not-ready")
                .withOperator("Exists")
                .withEffect("NoExecute")
                .endToleration()
                .addNewToleration()
                .withKey("node.kubernetes.io/unreachable")
                .withOperator("Exists")
                .withEffect("NoExecute")
                .endToleration()
                .addToNodeSelector(Labels.NODE_POOL, Defaults.nodePool(spec))
                .endSpec();
        if (Role.SUB_AGENT.equals(wanted.role())) {
            pod.editSpec().withNodeName(mainNode).endSpec();
        }
        String compatibilityClass = spec.getSnapshotCompatibilityClass();
        if (compatibilityClass != null && !compatibilityClass.isEmpty()) {
            pod.editSpec()
                    .addToNodeSelector(Labels.SNAPSHOT_COMPATIBILITY_CLASS, compatibilityClass)
                    .endSpec();
        }
        if (Role.MAIN.equals(wanted.role())) {
            chooseNode(pod);
        }
        AgentSpec agent = spec.getAgent();
        if (toolbox != null) {
            pod.editSpec()
                    .editFirstContainer()
                    .withResources(toolbox.getResources())
                    .endContainer()
                    .endSpec();
        } else if (agent != null) {
            pod.editSpec()
                    .withServiceAccountName(agent.getServiceAccountName())
                    .editFirstContainer()
                    .withEnvFrom(agent.getEnvFrom())
                    .withResources(agent.getResources())
                    .endContainer()
                    .endSpec();
        }
        return pod.build();
    }

    /** The node that the spec names, or else, if it can be, the one where the VM was hibernated. */
    private void chooseNode(PodBuilder pod) {
        String required = spec.getNodeName();
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        String before = annotations == null ? null : annotations.get(Annotations.HIBERNATED_ON_NODE);
        if (required != null && !required.isEmpty()) {
            requireNode(pod, required);
        } else if (before != null) {
            preferNode(pod, before);
        }
    }

    private static void preferNode(PodBuilder pod, String nodeName) {
        pod.editSpec()
                .withNewAffinity()
                .withNewNodeAffinity()
                .addNewPreferredDuringSchedulingIgnoredDuringExecution()
                .withWeight(100)
                .withNewPreference()
                .addNewMatchExpression()
                .withKey("kubernetes.io/hostname")
                .withOperator("In")
                .withValues(nodeName)
                .endMatchExpression()
                .endPreference()
                .endPreferredDuringSchedulingIgnoredDuringExecution()
                .endNodeAffinity()
                .endAffinity()
                .endSpec();
    }

    private static void requireNode(PodBuilder pod, String nodeName) {
        pod.editSpec()
                .withNewAffinity()
                .withNewNodeAffinity()
                .withNewRequiredDuringSchedulingIgnoredDuringExecution()
                .addNewNodeSelectorTerm()
                .addNewMatchExpression()
                .withKey("kubernetes.io/hostname")
                .withOperator("In")
                .withValues(nodeName)
                .endMatchExpression()
                .endNodeSelectorTerm()
                .endRequiredDuringSchedulingIgnoredDuringExecution()
                .endNodeAffinity()
                .endAffinity()
                .endSpec();
    }

    private VmSpec vmSpec(Wanted wanted) {
        if (wanted.toolbox() != null) {
            return VmSpecs.ofToolbox(wanted.toolbox(), wanted.vmName(), spec.getSnapshotPolicy());
        }
        AgentSpec agent = Objects.requireNonNull(spec.getAgent(), "spec.agent is null, expected an agent");
        String forkFrom = Role.MAIN.equals(wanted.role()) ? null : VmNames.mainAgent(namespace, name);
        return VmSpecs.ofAgent(agent, wanted.vmName(), spec.getSnapshotPolicy(), forkFrom);
    }
}
