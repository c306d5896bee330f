package io.cocoonstack.examples.demo.kubelet;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Binding;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PreferredSchedulingTerm;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As much of a scheduler as pods of a set need where there is none. */
public final class Binder {

    private static final String HOST = "kubernetes.io/hostname";

    private Binder() {}

    /**
     * Binds a pod to a node.
     *
     * @param client the client
     * @param pod the pod
     * @param node the node's name
     */
    public static void bind(KubernetesClient client, Pod pod, String node) {
        Binding binding = new BindingBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName())
                .endMetadata()
                .withNewTarget()
                .withApiVersion("v1")
                .withKind("Node")
                .withName(node)
                .endTarget()
                .build();
        client.raw(
                "/api/v1/namespaces/" + pod.getMetadata().getNamespace() + "/pods/"
                        + pod.getMetadata().getName() + "/binding",
                "POST",
                Serialization.asJson(binding));
    }

    /**
     * The node that a pod must or would like to run on, by its host name.
     *
     * @param pod the pod
     * @return null where it has no wish
     */
    public static @Nullable String wantedNode(Pod pod) {
        Affinity affinity = pod.getSpec().getAffinity();
        NodeAffinity nodes = affinity == null ? null : affinity.getNodeAffinity();
        if (nodes == null) {
            return null;
        }
        if (nodes.getRequiredDuringSchedulingIgnoredDuringExecution() != null) {
            return host(
                    nodes.getRequiredDuringSchedulingIgnoredDuringExecution().getNodeSelectorTerms());
        }
        return host(nodes.getPreferredDuringSchedulingIgnoredDuringExecution().stream()
                .map(PreferredSchedulingTerm::getPreference)
                .toList());
    }

    private static @Nullable String host(List<NodeSelectorTerm> terms) {
        for (NodeSelectorTerm term : terms) {
            for (NodeSelectorRequirement expression : term.getMatchExpressions()) {
                if (HOST.equals(expression.getKey())) {
                    return expression.getValues().get(0);
                }
            }
        }
        return null;
    }
}
