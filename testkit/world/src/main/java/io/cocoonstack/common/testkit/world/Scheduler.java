package io.cocoonstack.common.testkit.world;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Binding;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PreferredSchedulingTerm;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As much of a scheduler as pods of a set need where there is none. Safe for use by many threads. */
public final class Scheduler {

    private static final String HOST = "kubernetes.io/hostname";

    private final KubernetesClient client;
    private final Story story;

    /**
     * Makes one.
     *
     * @param client binds the pods
     * @param story is told of each binding
     */
    public Scheduler(KubernetesClient client, Story story) {
        this.client = client;
        this.story = story;
    }

    /**
     * Binds the pods that are neither bound nor deleted: to the node of {@link #wantedNode}, else to any.
     *
     * @param pods the pods
     * @param anyNode gives the node of a pod without a wish
     */
    public void schedule(Collection<Pod> pods, Supplier<String> anyNode) {
        for (Pod pod : pods) {
            if (pod.getSpec().getNodeName() == null && pod.getMetadata().getDeletionTimestamp() == null) {
                bind(pod, Objects.requireNonNullElseGet(wantedNode(pod), anyNode));
            }
        }
    }

    /**
     * Binds one pod.
     *
     * @param pod the pod, not bound
     * @param node the node's name
     */
    public void bind(Pod pod, String node) {
        String name = pod.getMetadata().getName();
        Binding binding = new BindingBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewTarget()
                .withApiVersion("v1")
                .withKind("Node")
                .withName(node)
                .endTarget()
                .build();
        client.raw(
                "/api/v1/namespaces/" + pod.getMetadata().getNamespace() + "/pods/" + name + "/binding",
                "POST",
                binding);
        story.tell("scheduler", "binds " + name + " to " + node);
    }

    /**
     * The node that a pod must or would like to run on, by its affinity or its node selector for host names.
     *
     * @param pod the pod
     * @return null where it has no wish
     */
    public static @Nullable String wantedNode(Pod pod) {
        Map<String, String> selector = pod.getSpec().getNodeSelector();
        Affinity affinity = pod.getSpec().getAffinity();
        NodeAffinity nodes = affinity == null ? null : affinity.getNodeAffinity();
        String selected = selector == null ? null : selector.get(HOST);
        if (nodes == null) {
            return selected;
        }
        Stream<NodeSelectorTerm> preferred = nodes.getPreferredDuringSchedulingIgnoredDuringExecution().stream()
                .map(PreferredSchedulingTerm::getPreference);
        Stream<NodeSelectorTerm> terms = nodes.getRequiredDuringSchedulingIgnoredDuringExecution() == null
                ? preferred
                : nodes.getRequiredDuringSchedulingIgnoredDuringExecution().getNodeSelectorTerms().stream();
        return terms.flatMap(term -> term.getMatchExpressions().stream())
                .filter(expression -> HOST.equals(expression.getKey()))
                .flatMap(expression -> expression.getValues().stream())
                .findFirst()
                .orElse(selected);
    }
}
