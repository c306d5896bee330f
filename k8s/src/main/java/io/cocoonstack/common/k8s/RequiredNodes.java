package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The hosts that the required node affinity of a pod names (contract 6.6 row migration-unscheduled). */
final class RequiredNodes {

    private static final String HOSTNAME = "kubernetes.io/hostname";
    private static final String NAME = "metadata.name";

    private RequiredNodes() {}

    /** Null where one of the terms, any of which may hold, names no host. */
    static @Nullable Set<String> of(@Nullable PodSpec spec) {
        List<NodeSelectorTerm> terms = Optional.ofNullable(spec)
                .map(PodSpec::getAffinity)
                .map(affinity -> affinity.getNodeAffinity())
                .map(affinity -> affinity.getRequiredDuringSchedulingIgnoredDuringExecution())
                .map(NodeSelector::getNodeSelectorTerms)
                .orElse(List.of());
        Set<String> hosts = new LinkedHashSet<>();
        for (NodeSelectorTerm term : terms) {
            Set<String> named = term == null ? null : named(term);
            if (named == null) {
                return null;
            }
            hosts.addAll(named);
        }
        return terms.isEmpty() ? null : hosts;
    }

    /** Every requirement of a term has to hold. */
    private static @Nullable Set<String> named(NodeSelectorTerm term) {
        Set<String> named = null;
        List<NodeSelectorRequirement> requirements = Stream.concat(
                        requirements(term.getMatchExpressions(), HOSTNAME), requirements(term.getMatchFields(), NAME))
                .toList();
        for (NodeSelectorRequirement requirement : requirements) {
            Set<String> values = new LinkedHashSet<>(Objects.requireNonNullElse(requirement.getValues(), List.of()));
            values.remove(null);
            if (named != null) {
                values.retainAll(named);
            }
            named = values;
        }
        return named;
    }

    private static Stream<NodeSelectorRequirement> requirements(
            @Nullable List<NodeSelectorRequirement> requirements, String key) {
        return Objects.requireNonNullElse(requirements, List.<NodeSelectorRequirement>of()).stream()
                .filter(one -> one != null && key.equals(one.getKey()) && "In".equals(one.getOperator()));
    }
}
