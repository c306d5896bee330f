package io.cocoonstack.common.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.round.LegacyOperators;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotProbe;
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

    private static Pod create(PretendCluster cluster, String... annotations) {
        PodBuilder pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace(PretendCluster.NAMESPACE)
                .withName("demo-0")
                .addToAnnotations(Annotations.VM_NAME, "vk-prod-demo-0")
                .addToAnnotations(Annotations.MANAGED, "true")
                .endMetadata()
                .withNewSpec()
                .withNodeName("node-a")
                .addNewContainer()
                .withName("agent")
                .withImage("placeholder")
                .endContainer()
                .endSpec();
        for (int i = 0; i < annotations.length; i += 2) {
            pod = pod.editMetadata()
                    .addToAnnotations(annotations[i], annotations[i + 1])
                    .endMetadata();
        }
        return cluster.client().resource(pod.build()).create();
    }

    private static Pod hibernated(PretendCluster cluster, String digest) {
        return create(
                cluster,
                Annotations.HIBERNATE,
                "true",
                Annotations.LIFECYCLE_STATE,
                "hibernated",
                Annotations.HIBERNATE_DIGEST,
                digest);
    }

    private PretendKubelet kubelet(PretendCluster cluster, SnapshotProbe registry, KubeletSettings settings) {
        PretendProcess process = new PretendProcess(world, "kubelet");
        return new PretendKubelet(process.client(cluster), process.host("node-a"), registry, settings);
    }

    /** What a Go operator leaves behind after an un-suspend keeps no pod that it creates anew from its VM. */
    @Test
    void aLeftoverOfAnOperatorWithoutEpochsFailsNoNewPodWhereTheKubeletExpectsSuchAnOperator() {
        world.registry().push("vk-prod-demo-0", "hibernate", SnapshotOrigin.UNNAMED, 7);
        for (LegacyOperators operators : LegacyOperators.values()) {
            try (PretendCluster cluster = new PretendCluster()) {
                Pod pod = create(cluster);
                kubelet(cluster, world.registry(), new KubeletSettings(operators, SnapshotPolicy.ALWAYS, null))
                        .pass(PretendCluster.NAMESPACE, "node-a");
                assertThat(Pods.lifecycle(cluster.client().resource(pod).get()).state())
                        .isEqualTo(
                                operators == LegacyOperators.POSSIBLE ? LifecycleState.READY : LifecycleState.FAILED);
            }
        }
    }

    @Test
    void aTagThatDoesNotStayIsSetOnceInALook() {
        String digest = world.registry().push("vk-prod-demo-0", "hibernate", SnapshotOrigin.UNNAMED, 7);
        world.registry().untag("vk-prod-demo-0", "hibernate");
        SnapshotProbe forgetful = (name, reference) ->
                reference.equals(digest) ? new ProbeResult.Present(digest) : new ProbeResult.Absent();
        try (PretendCluster cluster = new PretendCluster()) {
            Pod pod = hibernated(cluster, digest);
            boolean acted = kubelet(cluster, forgetful, KubeletSettings.DEFAULT).step(pod);
            assertThat(world.registry().at("vk-prod-demo-0", "hibernate")).isNotNull();
            assertThat(acted).isFalse();
        }
    }

    @Test
    void aPushThatTheRegistryDoesNotShowIsNotMadeAgainAtOnce() {
        SnapshotProbe forgetful = (name, reference) -> new ProbeResult.Absent();
        try (PretendCluster cluster = new PretendCluster()) {
            Pod pod = create(
                    cluster,
                    Annotations.HIBERNATE,
                    "true",
                    Annotations.LIFECYCLE_STATE,
                    "hibernating",
                    Annotations.HIBERNATE_EPOCH,
                    "0");
            VmHost host = new PretendProcess(world, "kubelet").host("node-a");
            host.snapshot(host.create("vk-prod-demo-0", null));
            PretendKubelet kubelet = kubelet(cluster, forgetful, KubeletSettings.DEFAULT);
            assertThat(kubelet.step(pod)).isTrue();
            assertThat(world.registry().at("vk-prod-demo-0", "hibernate")).isNotNull();
            assertThat(kubelet.step(pod)).isFalse();
        }
    }

    @Test
    void aReportOfADigestThatWasDecidedOnAnOldReadIsDecidedAgain() {
        String digest = world.registry().push("vk-prod-demo-0", "hibernate", SnapshotOrigin.UNNAMED, 7);
        try (PretendCluster cluster = new PretendCluster()) {
            Pod old = create(cluster, Annotations.HIBERNATE, "true", Annotations.LIFECYCLE_STATE, "hibernating");
            cluster.client().resource(old).edit(read -> {
                read.getMetadata().getAnnotations().put("example.com/touched", "1");
                return read;
            });
            PretendKubelet kubelet = kubelet(cluster, world.registry(), KubeletSettings.DEFAULT);

            assertThat(kubelet.step(old)).isFalse();
            assertThat(Pods.annotations(cluster.client().resource(old).get()))
                    .doesNotContainKey(Annotations.HIBERNATE_DIGEST);
            kubelet.pass(PretendCluster.NAMESPACE, "node-a");
            assertThat(Pods.annotations(cluster.client().resource(old).get()))
                    .containsEntry(Annotations.HIBERNATE_DIGEST, digest);
        }
    }

    @Test
    void aPodThatIsFineAsItIsIsLookedAtAfterPausesThatGrowUntilItChanges() {
        PassingClock clock = new PassingClock();
        int[] asked = {0};
        try (PretendCluster cluster = new PretendCluster()) {
            Pod pod = hibernated(cluster, "sha256:abc");
            PretendKubelet kubelet = kubelet(
                    cluster,
                    (name, tag) -> {
                        asked[0]++;
                        return new ProbeResult.Present("sha256:abc");
                    },
                    new KubeletSettings(LegacyOperators.NONE, SnapshotPolicy.ALWAYS, clock));
            for (; clock.millis < 60_000; clock.millis += 100) {
                kubelet.step(pod);
            }
            assertThat(asked[0]).isEqualTo(5);
            kubelet.step(cluster.client().resource(pod).edit(read -> {
                read.getMetadata().getAnnotations().put("example.com/touched", "1");
                return read;
            }));
            assertThat(asked[0]).isEqualTo(6);
        }
    }
}
