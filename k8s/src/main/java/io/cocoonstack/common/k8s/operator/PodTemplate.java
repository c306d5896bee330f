package io.cocoonstack.common.k8s.operator;

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
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PreferredSchedulingTerm;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the pods of a set (contract 6.8 rules labels, container, placement and static-toolbox). */
final class PodTemplate {

    /** What runs is the VM: the container stands for it. */
    private static final String PLACEHOLDER_IMAGE = "registry.k8s.io/pause:3.10";

    private static final String HOST_NAME = "kubernetes.io/hostname";

    private final SetPods pods;
    private final CocoonSet set;
    private final CocoonSetSpec spec;
    private final String namespace;
    private final String name;

    PodTemplate(SetPods pods) {
        CocoonSet set = pods.set();
        CocoonSetSpec read = set.getSpec();
        if (read == null) {
            throw new IllegalArgumentException("spec is not set, expected one with an agent");
        }
        this.pods = pods;
        this.set = set;
        this.spec = read;
        this.namespace = set.getMetadata().getNamespace();
        this.name = set.getMetadata().getName();
    }

    Pod build(WantedPod wanted, @Nullable String mainNode, Map<String, String> restore) {
        VmSpec vm = vmSpec(wanted);
        AgentSpec agent = wanted.toolbox() == null ? spec.getAgent() : null;
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(wanted.podName())
                .addToLabels(Labels.COCOON_SET, name)
                .addToLabels(Labels.ROLE, wanted.role().value())
                .addToLabels(Labels.SLOT, wanted.slot())
                .addToLabels("app.kubernetes.io/name", name)
                .withAnnotations(annotations(wanted, vm, restore))
                .withOwnerReferences(new OwnerReference(
                        Identifiers.API_VERSION,
                        true,
                        true,
                        Identifiers.KIND_COCOON_SET,
                        name,
                        set.getMetadata().getUid()))
                .endMetadata()
                .withNewSpec()
                .withContainers(container(wanted, agent, vm))
                .withServiceAccountName(agent == null ? null : agent.getServiceAccountName())
                .withTerminationGracePeriodSeconds(1L)
                .withTolerations(
                        toleration(Identifiers.TOLERATION_KEY, null),
                        toleration("node.kubernetes.io/not-ready", "NoExecute"),
                        toleration("node.kubernetes.io/unreachable", "NoExecute"))
                .withNodeSelector(nodeSelector())
                .withNodeName(Role.SUB_AGENT.equals(wanted.role()) ? mainNode : null)
                .withAffinity(Role.MAIN.equals(wanted.role()) ? affinity() : null)
                .endSpec()
                .build();
    }

    private VmSpec vmSpec(WantedPod wanted) {
        if (wanted.toolbox() != null) {
            return VmSpecs.ofToolbox(wanted.toolbox(), wanted.vmName(), spec.getSnapshotPolicy());
        }
        AgentSpec agent = spec.getAgent();
        if (agent == null) {
            throw new IllegalArgumentException("spec.agent is not set, expected an agent");
        }
        String forkFrom = Role.MAIN.equals(wanted.role()) ? null : pods.main().vmName();
        return VmSpecs.ofAgent(agent, wanted.vmName(), spec.getSnapshotPolicy(), forkFrom);
    }

    private Map<String, String> annotations(WantedPod wanted, VmSpec vm, Map<String, String> restore) {
        Map<String, String> annotations = new LinkedHashMap<>(vm.annotations());
        annotations.putAll(GenerationStamp.annotations(Metadata.generation(set)));
        ToolboxSpec toolbox = wanted.toolbox();
        if (toolbox == null || !wanted.isStatic()) {
            annotations.putAll(restore);
        } else {
            int vncPort = toolbox.getVncPort() == null ? 0 : toolbox.getVncPort();
            new VmRuntime(toolbox.getStaticVmId(), toolbox.getStaticIp(), vncPort).applyTo(annotations);
        }
        return annotations;
    }

    private static Container container(WantedPod wanted, @Nullable AgentSpec agent, VmSpec vm) {
        ToolboxSpec toolbox = wanted.toolbox();
        ResourceRequirements resources =
                toolbox != null ? toolbox.getResources() : agent == null ? null : agent.getResources();
        return new ContainerBuilder()
                .withName("agent")
                .withImage(PLACEHOLDER_IMAGE)
                .withResources(withStorage(resources, vm.storage()))
                .withEnvFrom(agent == null ? List.of() : agent.getEnvFrom())
                .build();
    }

    private static @Nullable ResourceRequirements withStorage(
            @Nullable ResourceRequirements resources, @Nullable String storage) {
        if (storage == null) {
            return resources;
        }
        Quantity amount = new Quantity(storage);
        return new ResourceRequirementsBuilder(resources == null ? new ResourceRequirements() : resources)
                .addToRequests("ephemeral-storage", amount)
                .addToLimits("ephemeral-storage", amount)
                .build();
    }

    private static Toleration toleration(String key, @Nullable String effect) {
        return new Toleration(effect, key, "Exists", null, null);
    }

    private Map<String, String> nodeSelector() {
        Map<String, String> selector = new LinkedHashMap<>();
        selector.put(Labels.NODE_POOL, Defaults.nodePool(spec));
        String compatibilityClass = spec.getSnapshotCompatibilityClass();
        if (compatibilityClass != null && !compatibilityClass.isEmpty()) {
            selector.put(Labels.SNAPSHOT_COMPATIBILITY_CLASS, compatibilityClass);
        }
        return selector;
    }

    /** The node that the spec names, or else, if it can be, the one where the VM was hibernated; null for any. */
    private @Nullable Affinity affinity() {
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        String before = annotations == null ? null : annotations.get(Annotations.HIBERNATED_ON_NODE);
        if (spec.getNodeName() != null && !spec.getNodeName().isEmpty()) {
            NodeSelector required = new NodeSelector(List.of(onNode(spec.getNodeName())));
            return new Affinity(new NodeAffinity(List.of(), required), null, null);
        }
        return before == null || before.isEmpty()
                ? null
                : new Affinity(
                        new NodeAffinity(List.of(new PreferredSchedulingTerm(onNode(before), 100)), null), null, null);
    }

    private static NodeSelectorTerm onNode(String node) {
        return new NodeSelectorTerm(List.of(new NodeSelectorRequirement(HOST_NAME, "In", List.of(node))), List.of());
    }
}
