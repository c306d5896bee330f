package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodMetadataTest {

    @Test
    void thePoolOfTheNodeSelectorComesFirst() {
        assertThat(PodMetadata.nodePool(pool("a"), pool("b"), pool("c"))).isEqualTo("a");
    }

    @Test
    void thePoolOfTheLabelComesBeforeTheAnnotation() {
        assertThat(PodMetadata.nodePool(null, pool("b"), pool("c"))).isEqualTo("b");
    }

    @Test
    void anEmptyPoolIsPassedOver() {
        assertThat(PodMetadata.nodePool(pool(""), pool(""), pool("c"))).isEqualTo("c");
    }

    @Test
    void aPodWithoutAPoolBelongsToTheDefaultOne() {
        assertThat(PodMetadata.nodePool(null, null, null)).isEqualTo("default");
    }

    @Test
    void windowsIsToldWhateverTheCaseOfItsLetters() {
        assertThat(PodMetadata.isWindows(Map.of(Annotations.OS, "WinDows"))).isTrue();
    }

    @Test
    void aLetterOfAnotherScriptIsNoWindows() {
        assertThat(PodMetadata.isWindows(Map.of(Annotations.OS, "w\u0131ndows")))
                .isFalse();
    }

    @Test
    void whatIsMerelyAsLongAsWindowsIsNone() {
        assertThat(PodMetadata.isWindows(Map.of(Annotations.OS, "windowz"))).isFalse();
        assertThat(PodMetadata.isWindows(Map.of(Annotations.OS, "WINDOWS"))).isTrue();
        assertThat(PodMetadata.isWindows(Map.of(Annotations.OS, "linux"))).isFalse();
        assertThat(PodMetadata.isWindows(null)).isFalse();
    }

    @Test
    void theHibernateFlagIsSetByTextAndClearedByNull() {
        assertThat(HibernateState.ON.patch()).containsExactly(Map.entry(Annotations.HIBERNATE, "true"));
        assertThat(HibernateState.OFF.patch()).hasSize(1).containsEntry(Annotations.HIBERNATE, null);
    }

    @Test
    void aTolerationOfAnotherKeyIsNotCocoons() {
        assertThat(PodMetadata.hasCocoonToleration(java.util.List.of("virtual-kubelet.io/other")))
                .isFalse();
    }

    @Test
    void tolerationsMayHoldNulls() {
        assertThat(PodMetadata.hasCocoonToleration(Arrays.asList(null, "virtual-kubelet.io/provider")))
                .isTrue();
        assertThat(PodMetadata.hasCocoonToleration(null)).isFalse();
    }

    @Test
    void ownersMayHoldNulls() {
        assertThat(Owner.cocoonSetName(Arrays.asList(null, new Owner(null, null), new Owner("CocoonSet", "demo"))))
                .isEqualTo("demo");
        assertThat(Owner.deploymentName(
                        Arrays.asList(null, new Owner("ReplicaSet", null), new Owner("ReplicaSet", "a-b"))))
                .isEqualTo("a");
    }

    @Test
    void aCocoonSetOwnerWithoutANameIsNone() {
        assertThat(Owner.cocoonSetName(java.util.List.of(new Owner("CocoonSet", ""), new Owner("CocoonSet", "b"))))
                .isNull();
    }

    private static Map<String, String> pool(String name) {
        return Map.of(Labels.NODE_POOL, name);
    }
}
