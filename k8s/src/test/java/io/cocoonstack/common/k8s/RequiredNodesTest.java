package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.NodeSelectorTermBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests contract 6.6 row migration-unscheduled. */
class RequiredNodesTest {

    private static Set<String> required(NodeSelectorTerm... terms) {
        Pod pod = new PodBuilder()
                .withNewSpec()
                .withNewAffinity()
                .withNewNodeAffinity()
                .withNewRequiredDuringSchedulingIgnoredDuringExecution()
                .withNodeSelectorTerms(Arrays.asList(terms))
                .endRequiredDuringSchedulingIgnoredDuringExecution()
                .endNodeAffinity()
                .endAffinity()
                .endSpec()
                .build();
        return Pods.facts(pod).requiredNodes();
    }

    private static NodeSelectorTermBuilder host(String operator, String... names) {
        return new NodeSelectorTermBuilder()
                .addToMatchExpressions(
                        new NodeSelectorRequirement("kubernetes.io/hostname", operator, Arrays.asList(names)));
    }

    @Test
    void aPodWithoutAffinityNamesNoHost() {
        assertThat(Pods.facts(new Pod()).requiredNodes()).isNull();
        assertThat(required()).isNull();
    }

    @Test
    void theHostsOfAllTermsArePossible() {
        assertThat(required(host("In", "a").build(), host("In", "b", "c").build()))
                .containsOnly("a", "b", "c");
    }

    @Test
    void everyRequirementOfATermHasToHold() {
        NodeSelectorTerm term = host("In", "a", "b")
                .addToMatchExpressions(new NodeSelectorRequirement("cocoonstack.io/pool", "In", Arrays.asList("x")))
                .addToMatchFields(new NodeSelectorRequirement("metadata.name", "In", Arrays.asList("b", "c")))
                .build();
        assertThat(required(term)).containsExactly("b");
    }

    @Test
    void aTermThatNamesNoHostLetsThePodOntoAny() {
        NodeSelectorTerm pool = new NodeSelectorTermBuilder()
                .addToMatchExpressions(new NodeSelectorRequirement("cocoonstack.io/pool", "In", Arrays.asList("x")))
                .build();
        assertThat(required(host("In", "a").build(), pool)).isNull();
        assertThat(required(host("NotIn", "a").build())).isNull();
    }

    @Test
    void nullsOfSomebodyElsesPodAreReadWithoutAnError() {
        assertThat(required((NodeSelectorTerm) null)).isNull();
        assertThat(required(host("In", "a", null).build())).containsExactly("a");
        assertThat(required(new NodeSelectorTerm())).isNull();
    }
}
