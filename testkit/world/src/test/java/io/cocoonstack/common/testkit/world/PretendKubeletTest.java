package io.cocoonstack.common.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.Test;

class PretendKubeletTest {

    private final World world = new World(new Story());

    /** Nobody boots its VM, and a set waits for its pod. */
    @Test
    void aStaticToolboxIsShownAsRunning() {
        try (PretendCluster cluster = new PretendCluster()) {
            PretendProcess process = new PretendProcess(world, "kubelet");
            Pod toolbox = cluster.client()
                    .resource(new PodBuilder()
                            .withNewMetadata()
                            .withNamespace(PretendCluster.NAMESPACE)
                            .withName("demo-tools")
                            .addToAnnotations(Annotations.VM_NAME, "vk-prod-demo-tools")
                            .addToAnnotations(Annotations.MODE, "static")
                            .addToAnnotations(Annotations.VM_ID, "vm-77")
                            .addToAnnotations(Annotations.IP, "10.42.7.7")
                            .endMetadata()
                            .withNewSpec()
                            .withNodeName("node-a")
                            .addNewContainer()
                            .withName("agent")
                            .withImage("placeholder")
                            .endContainer()
                            .endSpec()
                            .build())
                    .create();
            new PretendKubelet(
                            process.client(cluster),
                            process.host("node-a"),
                            process.registry(),
                            KubeletSettings.DEFAULT)
                    .pass(PretendCluster.NAMESPACE, "node-a");
            Pod after = cluster.client().resource(toolbox).get();
            assertThat(after.getStatus().getPhase()).isEqualTo("Running");
            assertThat(Pods.facts(after).isContainerRunning()).isTrue();
            assertThat(world.vms().starts()).isZero();
        }
    }
}
