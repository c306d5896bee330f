package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.round.PodFacts;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests contract 3 rules pod-state and null. */
class PodsTest {

    @Test
    void theFactsOfAPodAreThoseOfTheVersionThatWasRead() {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace("prod")
                .withName("demo-0")
                .withUid("u1")
                .withResourceVersion("7")
                .withDeletionTimestamp("2026-01-01T00:00:00Z")
                .addToAnnotations(Annotations.VM_NAME, "vk-prod-demo-0")
                .addToAnnotations(Annotations.VM_ID, "vm-1")
                .addToAnnotations(Annotations.LIFECYCLE_STATE, "ready")
                .addToAnnotations(Annotations.HIBERNATE_EPOCH, "2")
                .endMetadata()
                .withNewSpec()
                .withNodeName("node-a")
                .endSpec()
                .build();

        PodFacts facts = Pods.facts(pod);

        assertThat(facts.namespace()).isEqualTo("prod");
        assertThat(facts.name()).isEqualTo("demo-0");
        assertThat(facts.uid()).isEqualTo("u1");
        assertThat(facts.resourceVersion()).isEqualTo("7");
        assertThat(facts.nodeName()).isEqualTo("node-a");
        assertThat(facts.isDeleting()).isTrue();
        assertThat(facts.isContainerRunning()).isFalse();
        assertThat(facts.vmName()).isEqualTo("vk-prod-demo-0");
        assertThat(facts.vmId()).isEqualTo("vm-1");
        assertThat(facts.lifecycle().state()).isEqualTo(LifecycleState.READY);
        assertThat(facts.hibernateEpoch().value()).isEqualTo(2);
        assertThat(facts.wakeFromEpoch().isAbsent()).isTrue();
        assertThat(facts)
                .hasToString("pod prod/demo-0@7 going node=node-a running=false vmId=vm-1 hibernate=false"
                        + " state=ready@0/0 epoch=2 wakeFrom=none");
    }

    @Test
    void noReaderThrowsForWhatIsMissing() {
        Pod withNulls = new Pod();
        withNulls.setMetadata(new ObjectMeta());
        withNulls.getMetadata().setAnnotations(null);
        withNulls.getMetadata().setLabels(null);
        withNulls.getMetadata().setOwnerReferences(Collections.singletonList(null));
        withNulls.setSpec(new PodSpec());
        withNulls.getSpec().setTolerations(Collections.singletonList(null));
        withNulls.setStatus(new PodStatus());
        withNulls.getStatus().setConditions(Collections.singletonList(null));
        withNulls.getStatus().setContainerStatuses(Collections.singletonList(null));

        for (Pod pod : new Pod[] {null, new Pod(), withNulls}) {
            assertThatCode(() -> {
                        Pods.facts(pod);
                        Pods.vmSpec(pod);
                        Pods.isReady(pod);
                        Pods.isTerminal(pod);
                        Pods.isContainerRunning(pod);
                        Pods.isWindows(pod);
                        Pods.nodePool(pod);
                        Pods.hasCocoonToleration(pod);
                        Pods.cocoonSetName(pod);
                        Pods.deploymentName(pod);
                        Pods.role(pod, null);
                        Pods.role(pod, "vk-prod-demo-0");
                    })
                    .doesNotThrowAnyException();
        }
        assertThat(Pods.key(null)).isEqualTo("/");
        assertThat(Pods.hasCocoonToleration((List<io.fabric8.kubernetes.api.model.Toleration>) null))
                .isFalse();
    }
}
