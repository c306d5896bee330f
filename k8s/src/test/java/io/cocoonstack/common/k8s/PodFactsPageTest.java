package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.round.PodFacts;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

class PodFactsPageTest {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private static final Pod FULL = new PodBuilder()
            .withNewMetadata()
            .withNamespace("ns")
            .withName("demo-0")
            .withUid("u1")
            .withResourceVersion("7")
            .withDeletionTimestamp("2026-11-21T05:20:24Z")
            .addToLabels("a", "b")
            .addToAnnotations("other", "kept aside \u00e9")
            .addToAnnotations(Annotations.VM_NAME, "vk-ns-demo-0")
            .addToAnnotations(Annotations.VM_ID, "vm-1")
            .addToAnnotations(Annotations.VNC_PORT, "5900")
            .addToAnnotations(Annotations.MANAGED, "true")
            .addToAnnotations(Annotations.HIBERNATE, "true")
            .addToAnnotations(Annotations.RESTORE_FROM_HIBERNATE, "true")
            .addToAnnotations(Annotations.KEEP_SNAPSHOT_ON_DELETE, "true")
            .addToAnnotations(Annotations.HIBERNATE_EPOCH, "3")
            .addToAnnotations(Annotations.WAKE_FROM_EPOCH, "two")
            .addToAnnotations(Annotations.GENERATION, "5")
            .addToAnnotations(Annotations.LIFECYCLE_STATE, "ready")
            .addToAnnotations(Annotations.LIFECYCLE_OBSERVED_GENERATION, "4")
            .addToAnnotations(Annotations.LIFECYCLE_STATE_MESSAGE, "say \"no\"")
            .endMetadata()
            .withNewSpec()
            .withNodeName("node-1")
            .withNewAffinity()
            .withNewNodeAffinity()
            .withNewRequiredDuringSchedulingIgnoredDuringExecution()
            .addNewNodeSelectorTerm()
            .addNewMatchExpression()
            .withKey("kubernetes.io/hostname")
            .withOperator("In")
            .withValues("node-1", "node-2")
            .endMatchExpression()
            .endNodeSelectorTerm()
            .endRequiredDuringSchedulingIgnoredDuringExecution()
            .endNodeAffinity()
            .endAffinity()
            .addNewContainer()
            .withName("agent")
            .withImage("image")
            .endContainer()
            .endSpec()
            .withNewStatus()
            .withPhase("Failed")
            .withContainerStatuses(
                    new ContainerStatusBuilder().withName("waits").build(),
                    new ContainerStatusBuilder()
                            .withName("runs")
                            .withNewState()
                            .withNewRunning()
                            .endRunning()
                            .endState()
                            .build())
            .endStatus()
            .build();

    @Test
    void aListReadsAsTheFactsOfItsPods() {
        List<Pod> pods = List.of(
                FULL,
                new Pod(),
                new PodBuilder(FULL).withStatus(null).withSpec(null).build());
        String json = SERIALIZATION.asJson(new PodListBuilder()
                .withNewMetadata()
                .withResourceVersion("90")
                .withContinue("next")
                .endMetadata()
                .withItems(pods)
                .build());
        PodFactsPage page = PodFactsPage.read(SERIALIZATION, json);
        assertThat(page.pods())
                .usingRecursiveFieldByFieldElementComparator(
                        RecursiveComparisonConfiguration.builder().build())
                .containsExactlyElementsOf(pods.stream().map(Pods::facts).toList());
        assertThat(page.pods().get(0).requiredNodes()).isEqualTo(Set.of("node-1", "node-2"));
        assertThat(page.type()).isNull();
        assertThat(page.resourceVersion()).isEqualTo("90");
        assertThat(page.continueToken()).isEqualTo("next");
    }

    @Test
    void aStreamReadsAsItsText() {
        String json = "{\"type\":\"MODIFIED\",\"object\":" + SERIALIZATION.asJson(FULL) + "}";
        PodFactsPage page =
                PodFactsPage.read(SERIALIZATION, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.type()).isEqualTo("MODIFIED");
        assertThat(page.pods()).singleElement().usingRecursiveComparison().isEqualTo(Pods.facts(FULL));
    }

    @Test
    void theErrorOfAWatchTellsOfNoPod() {
        PodFactsPage page = PodFactsPage.read(
                SERIALIZATION,
                "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"metadata\":{},\"code\":410,\"reason\":\"Expired\"}}");
        assertThat(page.type()).isEqualTo("ERROR");
        assertThat(page.pods()).isEmpty();
    }

    @Test
    void aBookmarkTellsItsVersion() {
        PodFactsPage page = PodFactsPage.read(
                SERIALIZATION,
                "{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"Pod\",\"metadata\":{\"resourceVersion\":\"8\"}}}");
        assertThat(page.type()).isEqualTo("BOOKMARK");
        assertThat(page.pods())
                .singleElement()
                .extracting(PodFacts::resourceVersion)
                .isEqualTo("8");
    }

    @Test
    void itemsThatAreNullAreNoPods() {
        PodFactsPage page = PodFactsPage.read(SERIALIZATION, "{\"metadata\":{\"continue\":\"\"},\"items\":null}");
        assertThat(page.pods()).isEmpty();
        assertThat(page.continueToken()).isNull();
    }

    @Test
    void anAnswerThatSaysNothingOfPodsIsRefused() {
        for (String json : List.of(
                "",
                "[]",
                "{}",
                "{\"kind\":\"Status\",\"code\":500}",
                "{\"items\":{}}",
                "{\"items\":[null]}",
                "{\"items\":[[]]}",
                "{\"items\":[{}",
                "{\"type\":\"ADDED\",\"object\":null}")) {
            assertThatThrownBy(() -> PodFactsPage.read(SERIALIZATION, json))
                    .as(json)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void whatDoesNotFitInAPodIsAbsent() {
        PodFactsPage page = PodFactsPage.read(
                SERIALIZATION,
                "{\"items\":[{\"metadata\":{\"name\":[1],\"uid\":{\"a\":{}},\"resourceVersion\":7,"
                        + "\"deletionTimestamp\":null,\"annotations\":{\"a\":1,\"b\":{\"c\":[]},\"c\":null}},"
                        + "\"spec\":[{\"nodeName\":\"n\"}],"
                        + "\"status\":{\"phase\":1,\"containerStatuses\":[1,{\"state\":[]},{\"state\":{\"running\":null}}]}},"
                        + "{\"metadata\":{\"name\":\"after\"}}]}");
        assertThat(page.pods()).hasSize(2);
        assertThat(page.pods().get(0))
                .usingRecursiveComparison()
                .isEqualTo(PodFacts.builder().build());
        assertThat(page.pods().get(1).name()).isEqualTo("after");
    }
}
