package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Backend;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.OsType;
import io.cocoonstack.common.meta.SnapshotFlag;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RestoreDecision;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests contract 6.8 rules names, labels, container, placement and static-toolbox. */
class PodTemplateTest {

    private static final CocoonSet SET = Fixtures.set().build();

    private static Pod build(CocoonSet set, String podName, RestoreDecision how) {
        SetPods pods = SetPods.of(set);
        WantedPod wanted = pods.find(podName);
        return pods.build(wanted == null ? pods.main() : wanted, "node-a", how);
    }

    private static Pod build(CocoonSet set, String podName) {
        return build(set, podName, Fixtures.fresh());
    }

    @Test
    void thePodCarriesNamesLabelsStampAndOwner() {
        Pod pod = build(SET, "demo-1");

        assertThat(pod.getMetadata().getNamespace()).isEqualTo("prod");
        assertThat(pod.getMetadata().getLabels())
                .isEqualTo(Map.of(
                        "cocoonset.cocoonstack.io/name", "demo",
                        "cocoonset.cocoonstack.io/role", "sub-agent",
                        "cocoonset.cocoonstack.io/slot", "1",
                        "app.kubernetes.io/name", "demo"));
        assertThat(Pods.generation(pod)).isEqualTo(3);
        OwnerReference owner = pod.getMetadata().getOwnerReferences().get(0);
        assertThat(owner.getKind() + " " + owner.getName() + " " + owner.getUid() + " " + owner.getController())
                .isEqualTo("CocoonSet demo set-uid true");
    }

    @Test
    void aToolboxIsLabelledWithItsName() {
        assertThat(build(SET, "demo-browser").getMetadata().getLabels())
                .containsEntry("cocoonset.cocoonstack.io/slot", "browser")
                .containsEntry("cocoonset.cocoonstack.io/role", "toolbox");
    }

    @Test
    void theVmIsDescribedWithTheDefaultsOfTheContract() {
        VmSpec main = Pods.vmSpec(build(SET, "demo-0"));
        VmSpec agent = Pods.vmSpec(build(SET, "demo-1"));
        VmSpec toolbox = Pods.vmSpec(build(SET, "demo-browser"));

        assertThat(main)
                .isEqualTo(VmSpec.builder()
                        .vmName("vk-prod-demo-0")
                        .image("ghcr.io/cocoonstack/cocoon/ubuntu:24.04")
                        .mode(VmMode.CLONE)
                        .managed(true)
                        .os(OsType.LINUX)
                        .backend(Backend.CLOUD_HYPERVISOR)
                        .snapshotPolicy(SnapshotPolicy.ALWAYS)
                        .build());
        assertThat(agent.forkFrom()).isEqualTo("vk-prod-demo-0");
        assertThat(toolbox.mode()).isEqualTo(VmMode.RUN);
        assertThat(toolbox.forkFrom()).isNull();
    }

    @Test
    void thePodTerminatesAtOnceAndToleratesVirtualAndFailingNodes() {
        Pod pod = build(SET, "demo-0");

        assertThat(pod.getSpec().getTerminationGracePeriodSeconds()).isEqualTo(1);
        assertThat(pod.getSpec().getTolerations().stream()
                        .map(one -> one.getKey() + " " + one.getOperator() + " " + one.getEffect()))
                .containsExactly(
                        "virtual-kubelet.io/provider Exists null",
                        "node.kubernetes.io/not-ready Exists NoExecute",
                        "node.kubernetes.io/unreachable Exists NoExecute");
        assertThat(pod.getSpec().getContainers()).hasSize(1);
        assertThat(pod.getSpec().getContainers().get(0).getName()).isEqualTo("agent");
    }

    @Test
    void thePodGoesToItsPoolAndCompatibilityClass() {
        assertThat(build(SET, "demo-0").getSpec().getNodeSelector())
                .isEqualTo(Map.of("cocoonstack.io/pool", "default"));
        CocoonSet set = Fixtures.set()
                .editSpec()
                .withNodePool("gpu")
                .withSnapshotCompatibilityClass("zen4")
                .endSpec()
                .build();
        assertThat(build(set, "demo-browser").getSpec().getNodeSelector())
                .isEqualTo(Map.of("cocoonstack.io/pool", "gpu", "cocoonstack.io/snapshot-cpu-class", "zen4"));
    }

    @Test
    void aPoolThatIsEmptyIsTheDefaultOne() {
        CocoonSet set = Fixtures.set().editSpec().withNodePool("").endSpec().build();

        assertThat(build(set, "demo-0").getSpec().getNodeSelector()).containsEntry("cocoonstack.io/pool", "default");
    }

    @Test
    void onlyASubAgentIsBoundToTheNodeOfTheMainAgent() {
        assertThat(build(SET, "demo-0").getSpec().getNodeName()).isNull();
        assertThat(build(SET, "demo-1").getSpec().getNodeName()).isEqualTo("node-a");
        assertThat(build(SET, "demo-browser").getSpec().getNodeName()).isNull();
    }

    private static CocoonSetBuilder onNodes(String wanted, String before) {
        return Fixtures.set()
                .editMetadata()
                .addToAnnotations(Annotations.HIBERNATED_ON_NODE, before)
                .endMetadata()
                .editSpec()
                .withNodeName(wanted)
                .endSpec();
    }

    private static NodeAffinity affinity(CocoonSet set) {
        return build(set, "demo-0").getSpec().getAffinity().getNodeAffinity();
    }

    @Test
    void theMainAgentIsRequiredOnItsNodeOrElsePrefersTheOneItWasHibernatedOn() {
        NodeAffinity required = affinity(onNodes("node-b", "node-a").build());
        NodeAffinity preferred = affinity(onNodes(null, "node-a").build());

        assertThat(required.getRequiredDuringSchedulingIgnoredDuringExecution().toString())
                .contains("key=kubernetes.io/hostname", "node-b");
        assertThat(required.getPreferredDuringSchedulingIgnoredDuringExecution())
                .isEmpty();
        assertThat(preferred.getRequiredDuringSchedulingIgnoredDuringExecution())
                .isNull();
        assertThat(preferred
                        .getPreferredDuringSchedulingIgnoredDuringExecution()
                        .toString())
                .contains("key=kubernetes.io/hostname", "node-a");
        assertThat(build(SET, "demo-0").getSpec().getAffinity()).isNull();
        assertThat(build(onNodes("node-b", "node-a").build(), "demo-1")
                        .getSpec()
                        .getAffinity())
                .isNull();
    }

    @Test
    void storageIsRequestAndLimitOfEphemeralStorageBesideTheResources() {
        ResourceRequirements resources = new ResourceRequirementsBuilder()
                .addToLimits("memory", new Quantity("4Gi"))
                .build();
        CocoonSet set = Fixtures.set()
                .editSpec()
                .editAgent()
                .withResources(resources)
                .withStorage(new Quantity("1024Mi"))
                .endAgent()
                .endSpec()
                .build();

        ResourceRequirements built =
                build(set, "demo-0").getSpec().getContainers().get(0).getResources();
        assertThat(built.getRequests()).isEqualTo(Map.of("ephemeral-storage", new Quantity("1Gi")));
        assertThat(built.getLimits().get("ephemeral-storage")).hasToString("1Gi");
        assertThat(built.getLimits()).containsEntry("memory", new Quantity("4Gi"));
        assertThat(resources.getLimits()).doesNotContainKey("ephemeral-storage");
    }

    @Test
    void environmentAndServiceAccountAreForAgentsAlone() {
        CocoonSet set = Fixtures.set()
                .editSpec()
                .editAgent()
                .withEnvFrom(new EnvFromSourceBuilder()
                        .withNewSecretRef()
                        .withName("keys")
                        .endSecretRef()
                        .build())
                .withServiceAccountName("agent")
                .endAgent()
                .endSpec()
                .build();

        Pod agent = build(set, "demo-1");
        Pod toolbox = build(set, "demo-browser");
        assertThat(agent.getSpec().getServiceAccountName()).isEqualTo("agent");
        assertThat(agent.getSpec().getContainers().get(0).getEnvFrom()).hasSize(1);
        assertThat(toolbox.getSpec().getServiceAccountName()).isNull();
        assertThat(toolbox.getSpec().getContainers().get(0).getEnvFrom()).isEmpty();
    }

    @Test
    void aStaticToolboxCarriesItsRuntimeAndIsNotManaged() {
        CocoonSet set = Fixtures.set()
                .editSpec()
                .editToolbox(0)
                .withMode(VmMode.STATIC)
                .withStaticVmId("vm-9")
                .withStaticIp("10.0.0.9")
                .withVncPort(5900)
                .endToolbox()
                .endSpec()
                .build();

        Pod pod = build(set, "demo-browser");
        assertThat(Pods.vmRuntime(pod)).isEqualTo(new VmRuntime("vm-9", "10.0.0.9", 5900));
        assertThat(Pods.vmSpec(pod).managed()).isFalse();
    }

    private static RestoreDecision restore(boolean suspended) {
        return RestoreDecision.decide(
                CocoonSets.restoreIntent(
                        Fixtures.set()
                                .editSpec()
                                .withSuspend(suspended)
                                .endSpec()
                                .withNewStatus()
                                .withPhase(CocoonSetPhase.WAKING)
                                .endStatus()
                                .build(),
                        null,
                        "demo-0"),
                "vk-prod-demo-0",
                (name, tag) -> new ProbeResult.Present("sha256:1"));
    }

    @Test
    void theRestoreDecisionPutsItsFlagsOnThePod() {
        Pod restored = build(SET, "demo-0", restore(false));
        Pod hibernated = build(SET, "demo-0", restore(true));

        assertThat(Pods.hasFlag(restored, SnapshotFlag.RESTORE_FROM_HIBERNATE)).isTrue();
        assertThat(Pods.annotations(restored)).containsEntry(Annotations.WAKE_FROM_EPOCH, "0");
        assertThat(Pods.hibernateState(restored).on()).isFalse();
        assertThat(Pods.hibernateState(hibernated).on()).isTrue();
        assertThat(Pods.hasFlag(build(SET, "demo-0"), SnapshotFlag.RESTORE_FROM_HIBERNATE))
                .isFalse();
    }

    @Test
    void aSpecThatNoPodCanBeBuiltOfIsNamed() {
        CocoonSet storage = Fixtures.set()
                .editSpec()
                .editAgent()
                .withStorage(new Quantity("lots", ""))
                .endAgent()
                .endSpec()
                .build();
        CocoonSet noAgent = Fixtures.set().editSpec().withAgent(null).endSpec().build();

        assertThatThrownBy(() -> build(storage, "demo-0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spec.agent.storage");
        assertThatThrownBy(() -> build(noAgent, "demo-0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spec.agent is not set");
    }
}
