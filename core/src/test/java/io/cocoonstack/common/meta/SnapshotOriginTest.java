package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests contract 6.3 rule 9. */
class SnapshotOriginTest {

    private static final Map<String, String> OF_A_POD = Map.of(
            "vm.cocoonstack.io/pod-namespace", "a",
            "vm.cocoonstack.io/pod-name", "b-c-0",
            "vm.cocoonstack.io/pod-uid", "u1",
            "vm.cocoonstack.io/hibernate-epoch", "3");

    @Test
    void itIsReadFromTheAnnotationsOfAManifest() {
        SnapshotOrigin origin = SnapshotOrigin.from(OF_A_POD);
        assertThat(origin).isEqualTo(new SnapshotOrigin("a", "b-c-0", "u1", new Epoch(Epoch.Kind.PRESENT, 3)));
        assertThat(origin.annotations()).isEqualTo(OF_A_POD);
    }

    @Test
    void aManifestThatSaysNothingIsTakenForAnyPods() {
        assertThat(SnapshotOrigin.from(null)).isEqualTo(SnapshotOrigin.UNNAMED);
        assertThat(SnapshotOrigin.from(Map.of("other", "x"))).isEqualTo(SnapshotOrigin.UNNAMED);
        assertThat(SnapshotOrigin.UNNAMED.annotations()).isEmpty();
        assertThat(SnapshotOrigin.UNNAMED.isOfAnotherPod("a", "b-c-0")).isFalse();
        assertThat(SnapshotOrigin.UNNAMED.isOfAnotherPod(null, null)).isFalse();
        assertThat(new ProbeResult.Present("sha256:abc").origin()).isEqualTo(SnapshotOrigin.UNNAMED);
    }

    @Test
    void aCollidingNameOfAnotherNamespaceIsTold() {
        // Namespace a, set b-c and namespace a-b, set c are both vk-a-b-c-0.
        SnapshotOrigin origin = SnapshotOrigin.from(OF_A_POD);
        assertThat(origin.isOfAnotherPod("a", "b-c-0")).isFalse();
        assertThat(origin.isOfAnotherPod("a-b", "c-0")).isTrue();
        assertThat(origin.isOfAnotherPod("a-b", "b-c-0")).isTrue();
        assertThat(origin.isOfAnotherPod("a", "c-0")).isTrue();
        assertThat(origin.isOfAnotherPod(null, "b-c-0")).isTrue();
        assertThat(origin.isOfAnotherPod("a", null)).isTrue();
    }

    @Test
    void whatIsNamedAloneIsComparedAlone() {
        SnapshotOrigin namespaceOnly = SnapshotOrigin.from(Map.of("vm.cocoonstack.io/pod-namespace", "a"));
        assertThat(namespaceOnly.isOfAnotherPod("a", "any")).isFalse();
        assertThat(namespaceOnly.isOfAnotherPod("b", "any")).isTrue();
        SnapshotOrigin nameOnly = SnapshotOrigin.from(Map.of("vm.cocoonstack.io/pod-name", "p"));
        assertThat(nameOnly.isOfAnotherPod("any", "p")).isFalse();
        assertThat(nameOnly.isOfAnotherPod("any", "q")).isTrue();
    }

    @Test
    void thePodOfAnotherUidIsTheSamePod() {
        SnapshotOrigin again = new SnapshotOrigin("a", "b-c-0", "u2", Epoch.hibernateEpoch(null));
        assertThat(again.isOfAnotherPod("a", "b-c-0")).isFalse();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        List<String> keys = List.of(
                SnapshotOrigin.POD_NAMESPACE,
                SnapshotOrigin.POD_NAME,
                SnapshotOrigin.POD_UID,
                SnapshotOrigin.BASE_IMAGE,
                SnapshotOrigin.FROM_NODE,
                Annotations.HIBERNATE_EPOCH);
        Property.forAll(2_000, random -> {
            SnapshotOrigin read = SnapshotOrigin.from(Samples.annotations(random, keys));
            Epoch epoch = read.hibernateEpoch().isMalformed() ? Epoch.hibernateEpoch(null) : read.hibernateEpoch();
            SnapshotOrigin origin = new SnapshotOrigin(
                    read.podNamespace(), read.podName(), read.podUid(), epoch, read.baseImage(), read.node());
            assertThat(SnapshotOrigin.from(origin.annotations())).isEqualTo(origin);
        });
    }
}
