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
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As much of a scheduler as pods of a set need where there is none. Safe for use by many threads.
 *
 * @param client binds the pods
 * @param story is told of each binding
 */
public record Scheduler(KubernetesClient client, Story story) {

    private static final String HOST = "kubernetes.io/hostname";

    /**
     * Binds the pods that are neither bound nor deleted: to the node of {@link #wantedNode}, else to any.
     *
     * @param pods the pods
     * @param anyNode gives the node of a pod without a wish
     */
    public void schedule(Collection<Pod> pods, Function<Pod, String> anyNode) {
        for (Pod pod : pods) {
            if (pod.getSpec().getNodeName() == null && pod.getMetadata().getDeletionTimestamp() == null) {
                String wanted = wantedNode(pod);
                bind(pod, wanted == null ? anyNode.apply(pod) : wanted);
            }
        }
    }

    private void bind(Pod pod, String node) {
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

    /** The node that a pod must or would like to run on, by its affinity or its node selector for host names. */
    static @Nullable String wantedNode(Pod pod) {
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
