package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.api.internal.PodPage;
import io.cocoonstack.common.round.PodFacts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What k8s reads pods with, by each Jackson. */
class PodPageTest {

    @ParameterizedTest
    @EnumSource
    void aListIsReadByEachMapper(Mapper mapper) throws Exception {
        PodPage page = mapper.read(
                "{\"kind\":\"PodList\",\"metadata\":{\"resourceVersion\":\"9\",\"continue\":\"c\",\"self\":{}},"
                        + "\"items\":[{\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"y\"},"
                        + "\"annotations\":{\"vm.cocoonstack.io/id\":\"v\",\"n\":1}},"
                        + "\"spec\":{\"affinity\":{\"podAffinity\":{}},\"nodeName\":\"n\"},"
                        + "\"status\":{\"phase\":\"Failed\",\"containerStatuses\":[{\"state\":{\"running\":{}}}]}}]}",
                PodPage.class);
        assertThat(page.resourceVersion()).isEqualTo("9");
        assertThat(page.continueToken()).isEqualTo("c");
        PodPage.Entry pod = page.pods().get(0);
        assertThat(pod.affinity()).isEqualTo(Map.of("podAffinity", Map.of()));
        PodFacts facts = pod.facts().build();
        assertThat(facts.name()).isEqualTo("a");
        assertThat(facts.nodeName()).isEqualTo("n");
        assertThat(facts.vmId()).isEqualTo("v");
        assertThat(facts.isTerminal()).isTrue();
        assertThat(facts.isContainerRunning()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerWithoutPodsIsRefusedByEachMapper(Mapper mapper) {
        for (String json : List.of("[]", "{\"kind\":\"Status\"}", "{\"items\":[7]}", "{\"items\":\"\"}")) {
            assertThatThrownBy(() -> mapper.read(json, PodPage.class)).as(json).isInstanceOf(Exception.class);
        }
    }
}
