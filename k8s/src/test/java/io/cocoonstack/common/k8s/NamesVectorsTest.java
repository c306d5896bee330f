package io.cocoonstack.common.k8s;

import static io.cocoonstack.common.k8s.VectorPods.pod;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The calls of {@code names.json} that look at a pod. Tests contract 3 rules pod-state and null. */
class NamesVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("names")
                .call("podState", NamesVectorsTest::podState)
                .call(
                        "roleOfPod",
                        c -> assertThat(Pods.role(pod(c.input("pod")), c.text("vmName"))
                                        .value())
                                .isEqualTo(c.wantText("role")))
                .call(
                        "cocoonToleration",
                        c -> assertThat(Pods.hasCocoonToleration(with("spec", "tolerations", c.input("tolerations"))))
                                .isEqualTo(c.wantFlag("tolerated")))
                .call(
                        "ownerDeploymentName",
                        c -> assertThat(Pods.deploymentName(owned(c))).isEqualTo(c.wantText("deployment")))
                .call(
                        "ownedByCocoonSet",
                        c -> assertThat(Pods.cocoonSetName(owned(c)) != null).isEqualTo(c.wantFlag("owned")))
                .call(
                        "cocoonSetOwnerName",
                        c -> assertThat(Pods.cocoonSetName(owned(c))).isEqualTo(c.wantText("cocoonSet")))
                .tests();
    }

    private static void podState(VectorCase c) {
        Pod pod = pod(c.input("pod"));
        assertThat(Pods.isReady(pod)).isEqualTo(c.wantFlag("ready"));
        assertThat(Pods.isTerminal(pod)).isEqualTo(c.wantFlag("terminal"));
        assertThat(Pods.isContainerRunning(pod)).isEqualTo(c.wantFlag("containerRunning"));
        assertThat(Pods.isWindows(pod)).isEqualTo(c.wantFlag("windows"));
        assertThat(Pods.nodePool(pod)).isEqualTo(c.wantText("nodePool"));
    }

    private static Pod owned(VectorCase c) {
        return with("metadata", "ownerReferences", c.input("ownerReferences"));
    }

    private static Pod with(String parent, String field, JsonNode value) {
        return pod(RecordingApiServer.JSON
                .createObjectNode()
                .set(parent, RecordingApiServer.JSON.createObjectNode().set(field, value)));
    }
}
