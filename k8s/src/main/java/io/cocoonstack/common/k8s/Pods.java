package io.cocoonstack.common.k8s;

import io.cocoonstack.common.meta.GenerationStamp;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.Owner;
import io.cocoonstack.common.meta.PodMetadata;
import io.cocoonstack.common.meta.Role;
import io.cocoonstack.common.meta.SnapshotFlag;
import io.cocoonstack.common.meta.VmNames;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.PodFactsBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a pod's fields (contract 3 rule pod-state, 4 and 6.1). A null pod, or a pod with null metadata, annotations,
 * spec or status, reads as empty: no method here throws. Safe for use by many threads.
 */
public final class Pods {

    private Pods() {}

    /**
     * The facts that gates and decisions look at.
     *
     * @param pod the pod, or null
     * @return the facts of this version of the pod
     */
    public static PodFacts facts(@Nullable Pod pod) {
        ObjectMeta metadata = metadata(pod);
        PodFactsBuilder facts = PodFacts.builder()
                .nodeName(nodeName(pod))
                .terminal(isTerminal(pod))
                .containerRunning(isContainerRunning(pod))
                .requiredNodes(RequiredNodes.of(spec(pod)))
                .annotations(annotations(pod));
        if (metadata != null) {
            facts.identity(
                            metadata.getNamespace(),
                            metadata.getName(),
                            metadata.getUid(),
                            metadata.getResourceVersion())
                    .deleting(metadata.getDeletionTimestamp() != null);
        }
        return facts.build();
    }

    /**
     * {@return what the operator wants of the pod's VM; see {@link VmSpec#from}}
     *
     * @param pod the pod, or null
     */
    public static VmSpec vmSpec(@Nullable Pod pod) {
        return VmSpec.from(annotations(pod));
    }

    /**
     * {@return what the kubelet tells of the pod's VM; see {@link VmRuntime#from}}
     *
     * @param pod the pod, or null
     */
    public static VmRuntime vmRuntime(@Nullable Pod pod) {
        return VmRuntime.from(annotations(pod));
    }

    /**
     * {@return whether the pod's VM is to be hibernated; see {@link HibernateState#from}}
     *
     * @param pod the pod, or null
     */
    public static HibernateState hibernateState(@Nullable Pod pod) {
        return HibernateState.from(annotations(pod));
    }

    /**
     * {@return where the kubelet is with the pod's VM; see {@link LifecycleStatus#from}}
     *
     * @param pod the pod, or null
     */
    public static LifecycleStatus lifecycle(@Nullable Pod pod) {
        return LifecycleStatus.from(annotations(pod));
    }

    /**
     * {@return the generation of the CocoonSet that the operator stamped on the pod; see {@link GenerationStamp#from}}
     *
     * @param pod the pod, or null
     */
    public static long generation(@Nullable Pod pod) {
        return GenerationStamp.from(annotations(pod));
    }

    /**
     * Whether a flag is on.
     *
     * @param pod the pod, or null
     * @param flag the flag
     * @return see {@link SnapshotFlag#isOn}
     */
    public static boolean hasFlag(@Nullable Pod pod, SnapshotFlag flag) {
        return flag.isOn(annotations(pod));
    }

    /**
     * {@return whether the pod has a condition {@code Ready} with status {@code True}}
     *
     * @param pod the pod, or null
     */
    public static boolean isReady(@Nullable Pod pod) {
        PodStatus status = status(pod);
        return status != null
                && present(status.getConditions())
                        .anyMatch(condition ->
                                Conditions.READY.equals(condition.getType()) && "True".equals(condition.getStatus()));
    }

    /**
     * {@return whether the pod's phase is {@code Failed}, so that it will not run again} {@code Succeeded} is not
     * terminal: managed pods are long-running.
     *
     * @param pod the pod, or null
     */
    public static boolean isTerminal(@Nullable Pod pod) {
        PodStatus status = status(pod);
        return status != null && "Failed".equals(status.getPhase());
    }

    /**
     * {@return whether any of status.containerStatuses is in state running} Init and ephemeral containers do not count,
     * nor does the ready flag.
     *
     * @param pod the pod, or null
     */
    public static boolean isContainerRunning(@Nullable Pod pod) {
        PodStatus status = status(pod);
        return status != null
                && present(status.getContainerStatuses())
                        .anyMatch(container -> container.getState() != null
                                && container.getState().getRunning() != null);
    }

    /**
     * {@return whether the pod's guest is Windows; see {@link PodMetadata#isWindows}}
     *
     * @param pod the pod, or null
     */
    public static boolean isWindows(@Nullable Pod pod) {
        return PodMetadata.isWindows(annotations(pod));
    }

    /**
     * {@return the pool of nodes that the pod belongs to; see {@link PodMetadata#nodePool}}
     *
     * @param pod the pod, or null
     */
    public static String nodePool(@Nullable Pod pod) {
        PodSpec spec = spec(pod);
        ObjectMeta metadata = metadata(pod);
        return PodMetadata.nodePool(
                spec == null ? null : spec.getNodeSelector(),
                metadata == null ? null : metadata.getLabels(),
                annotations(pod));
    }

    /**
     * {@return whether the pod tolerates virtual-kubelet nodes; see {@link #hasCocoonToleration(List)}}
     *
     * @param pod the pod, or null
     */
    public static boolean hasCocoonToleration(@Nullable Pod pod) {
        PodSpec spec = spec(pod);
        return hasCocoonToleration(spec == null ? null : spec.getTolerations());
    }

    /**
     * Whether tolerations hold the one for virtual-kubelet nodes, whatever its operator, value and effect.
     *
     * @param tolerations the tolerations of a pod or a pod template, or null for none
     * @return see {@link PodMetadata#hasCocoonToleration}
     */
    public static boolean hasCocoonToleration(@Nullable List<Toleration> tolerations) {
        return PodMetadata.hasCocoonToleration(
                () -> present(tolerations).map(Toleration::getKey).iterator());
    }

    /**
     * {@return the name of the CocoonSet that owns the pod; owned by one means that there is such a name; see
     * {@link Owner#cocoonSetName}}
     *
     * @param pod the pod, or null
     */
    public static @Nullable String cocoonSetName(@Nullable Pod pod) {
        return Owner.cocoonSetName(owners(pod));
    }

    /**
     * {@return the name of the Deployment behind the pod; see {@link Owner#deploymentName}}
     *
     * @param pod the pod, or null
     */
    public static @Nullable String deploymentName(@Nullable Pod pod) {
        return Owner.deploymentName(owners(pod));
    }

    /**
     * The role of the pod, by its CocoonSet owner and the VM name handed in.
     *
     * @param pod the pod, or null
     * @param vmName the VM's name, or null
     * @return see {@link Role#ofPod}
     */
    public static Role role(@Nullable Pod pod, @Nullable String vmName) {
        ObjectMeta metadata = metadata(pod);
        return Role.ofPod(metadata == null ? null : metadata.getNamespace(), cocoonSetName(pod), vmName);
    }

    /**
     * The key of the pod in logs, caches and work queues.
     *
     * @param pod the pod, or null
     * @return {@code {namespace}/{name}}, with nothing in the place of what is missing
     */
    public static String key(@Nullable Pod pod) {
        ObjectMeta metadata = metadata(pod);
        String namespace = metadata == null ? null : metadata.getNamespace();
        String name = metadata == null ? null : metadata.getName();
        return VmNames.podKey(Objects.requireNonNullElse(namespace, ""), Objects.requireNonNullElse(name, ""));
    }

    /**
     * The pod's annotations.
     *
     * @param pod the pod, or null
     * @return null where there are none; the pod's own map, not a copy
     */
    public static @Nullable Map<String, String> annotations(@Nullable Pod pod) {
        ObjectMeta metadata = metadata(pod);
        return metadata == null ? null : metadata.getAnnotations();
    }

    private static @Nullable String nodeName(@Nullable Pod pod) {
        PodSpec spec = spec(pod);
        return spec == null ? null : spec.getNodeName();
    }

    private static Iterable<Owner> owners(@Nullable Pod pod) {
        ObjectMeta metadata = metadata(pod);
        return () -> present(metadata == null ? null : metadata.getOwnerReferences())
                .map(owner -> new Owner(owner.getKind(), owner.getName()))
                .iterator();
    }

    private static <T> Stream<T> present(@Nullable List<T> list) {
        return list == null ? Stream.empty() : list.stream().filter(Objects::nonNull);
    }

    private static @Nullable ObjectMeta metadata(@Nullable Pod pod) {
        return pod == null ? null : pod.getMetadata();
    }

    private static @Nullable PodSpec spec(@Nullable Pod pod) {
        return pod == null ? null : pod.getSpec();
    }

    private static @Nullable PodStatus status(@Nullable Pod pod) {
        return pod == null ? null : pod.getStatus();
    }
}
