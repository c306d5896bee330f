package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.api.v1.AgentStatus;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Role;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmNameForm;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SetPodsTest {

    private static final CocoonSet SET = Fixtures.set().build();

    private static List<String> names(CocoonSet set) {
        return SetPods.of(set).wanted().stream().map(WantedPod::podName).toList();
    }

    @Test
    void aSetWantsItsAgentsAndThenItsToolboxes() {
        assertThat(SetPods.of(SET).wanted().stream()
                        .map(pod -> pod.podName() + " " + pod.vmName() + " " + pod.role() + " " + pod.slot()))
                .containsExactly(
                        "demo-0 vk-prod-demo-0 main 0",
                        "demo-1 vk-prod-demo-1 sub-agent 1",
                        "demo-browser vk-prod-demo-browser toolbox browser");
    }

    @Test
    void replicasCountTheSubAgentsAlone() {
        assertThat(names(Fixtures.set()
                        .editSpec()
                        .editAgent()
                        .withReplicas(null)
                        .endAgent()
                        .withToolboxes(List.of())
                        .endSpec()
                        .build()))
                .containsExactly("demo-0");
    }

    @Test
    void aToolboxWithoutANameOrWithThatOfAnAgentIsNotWanted() {
        assertThat(names(Fixtures.set()
                        .editSpec()
                        .withToolboxes(Fixtures.toolbox(""), Fixtures.toolbox("0"), Fixtures.toolbox("b"))
                        .endSpec()
                        .build()))
                .containsExactly("demo-0", "demo-1", "demo-b");
        assertThat(SetPods.of(SET).main().role()).isEqualTo(Role.MAIN);
    }

    @Test
    void aSetWithoutSpecWantsNothingAndHasNoSurplus() {
        CocoonSet bare = new CocoonSetBuilder(SET).withSpec(null).build();

        assertThat(names(bare)).isEmpty();
        assertThat(SetPods.of(bare).surplus(List.of(Fixtures.running(SET, "demo-1"))))
                .isEmpty();
        assertThatThrownBy(() -> SetPods.of(bare).main())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spec is not set");
    }

    @Test
    void podsThatAreOwnedAndNotWantedAreSurplus() {
        CocoonSet smaller = Fixtures.set()
                .editSpec()
                .editAgent()
                .withReplicas(0)
                .endAgent()
                .withToolboxes(List.of())
                .endSpec()
                .build();
        Pod main = Fixtures.running(SET, "demo-0");
        Pod agent = Fixtures.running(SET, "demo-1");
        Pod toolbox = Fixtures.running(SET, "demo-browser");
        Pod ofAnother = Fixtures.running(
                Fixtures.set().editMetadata().withUid("another").endMetadata().build(), "demo-1");

        assertThat(SetPods.of(smaller).surplus(List.of(main, agent, toolbox, ofAnother)))
                .containsExactly(agent, toolbox);
        assertThat(SetPods.of(SET).surplus(List.of(main, agent, toolbox))).isEmpty();
    }

    @Test
    void aSpecWithAValueThatDoesNotFitProvesNoSurplus() {
        CocoonSet misfit = Serialization.unmarshal("""
            {"apiVersion": "cocoonset.cocoonstack.io/v1", "kind": "CocoonSet",
             "metadata": {"namespace": "prod", "name": "demo", "uid": "set-uid"},
             "spec": {"agent": {"image": "a", "replicas": "three"}}}
            """, CocoonSet.class);

        assertThat(SetPods.of(misfit).surplus(List.of(Fixtures.running(SET, "demo-1"))))
                .isEmpty();
    }

    private static List<String> snapshots(SnapshotPolicy policy) {
        return SetPods.of(Fixtures.set()
                        .editSpec()
                        .withSnapshotPolicy(policy)
                        .endSpec()
                        .build())
                .snapshots()
                .stream()
                .map(one -> one.vmName() + ":" + one.tag())
                .toList();
    }

    @Test
    void withASetGoItsHibernateSnapshotsAndTheLatestOnesThatThePolicyDoesNotPush() {
        String[] hibernate = {"vk-prod-demo-0:hibernate", "vk-prod-demo-1:hibernate", "vk-prod-demo-browser:hibernate"};

        assertThat(snapshots(SnapshotPolicy.ALWAYS)).containsExactlyInAnyOrder(hibernate);
        assertThat(snapshots(null)).containsExactlyInAnyOrder(hibernate);
        assertThat(snapshots(SnapshotPolicy.MAIN_ONLY))
                .contains(hibernate)
                .contains("vk-prod-demo-1:latest", "vk-prod-demo-browser:latest")
                .hasSize(5);
        assertThat(snapshots(SnapshotPolicy.NEVER))
                .contains(hibernate)
                .contains("vk-prod-demo-0:latest")
                .hasSize(6);
    }

    @Test
    @Timeout(10)
    void replicasAboveTheLargestNumberProveNothing() {
        CocoonSet set = Fixtures.set()
                .editSpec()
                .editAgent()
                .withReplicas(Integer.MAX_VALUE)
                .endAgent()
                .endSpec()
                .build();
        SetPods pods = SetPods.of(set);

        assertThat(pods.wanted()).hasSize(1 + SetPods.MOST_REPLICAS + 1);
        assertThat(pods.excess()).isEqualTo("spec.agent.replicas is 2147483647, expected at most 1000");
        assertThat(pods.surplus(List.of(Fixtures.running(set, "demo-1001")))).isEmpty();
        assertThat(SetPods.of(Fixtures.set().build()).excess()).isNull();
    }

    private static CocoonSet listing(String vmNames) {
        return Fixtures.set()
                .editMetadata()
                .addToAnnotations(SetPods.DELETE_VM_NAMES, vmNames)
                .endMetadata()
                .build();
    }

    @Test
    void aVmWhoseNameOfTheSecondFormTheSetListsKeepsThatName() {
        String hashed = VmNameForm.HASHED.forPod("prod", "demo-0");
        SetPods pods = SetPods.of(listing(hashed + ",vk-prod-demo-1"));

        assertThat(pods.main().vmName()).isEqualTo(hashed);
        assertThat(pods.find("demo-1").vmName()).isEqualTo("vk-prod-demo-1");
        assertThat(pods.mainNameForm()).isEqualTo(VmNameForm.HASHED);
        assertThat(pods.snapshots()).contains(new SetSnapshot(hashed, "demo-0", "hibernate"));
        assertThat(Pods.vmSpec(pods.build(pods.find("demo-1"), "node-a", Fixtures.fresh()))
                        .forkFrom())
                .isEqualTo(hashed);
    }

    @Test
    void whereTheSetListsBothFormsItsStatusNamesTheVmThatWasThereLast() {
        String hashed = VmNameForm.HASHED.forPod("prod", "demo-0");
        for (String last : List.of(hashed, "vk-prod-demo-0")) {
            CocoonSet set = listing(hashed + ",vk-prod-demo-0");
            AgentStatus agent = new AgentStatus();
            agent.setVmName(last);
            set.setStatus(new CocoonSetStatus());
            set.getStatus().setAgents(List.of(agent));
            assertThat(SetPods.of(set).main().vmName()).isEqualTo(last);
        }
    }

    @Test
    void newVmsAreNamedByTheFormOfTheFleet() {
        SetPods pods = SetPods.of(SET, VmNameForm.HASHED);
        String main = VmNameForm.HASHED.forPod("prod", "demo-0");

        assertThat(pods.wanted())
                .extracting(WantedPod::vmName)
                .containsExactly(
                        main,
                        VmNameForm.HASHED.forPod("prod", "demo-1"),
                        VmNameForm.HASHED.forPod("prod", "demo-browser"));
        assertThat(pods.mainNameForm()).isEqualTo(VmNameForm.HASHED);
        assertThat(Pods.vmSpec(pods.build(pods.find("demo-1"), "node-a", Fixtures.fresh()))
                        .forkFrom())
                .isEqualTo(main);
    }

    @Test
    void aVmThatTheSetOrItsStatusNamesKeepsItsNameWhateverTheFormOfTheFleet() {
        CocoonSet set = listing("vk-prod-demo-1");
        AgentStatus agent = new AgentStatus();
        agent.setVmName("vk-prod-demo-0");
        set.setStatus(new CocoonSetStatus());
        set.getStatus().setAgents(List.of(agent));
        SetPods pods = SetPods.of(set, VmNameForm.HASHED);

        assertThat(pods.main().vmName()).isEqualTo("vk-prod-demo-0");
        assertThat(pods.find("demo-1").vmName()).isEqualTo("vk-prod-demo-1");
        assertThat(pods.mainNameForm()).isEqualTo(VmNameForm.PLAIN);
    }

    @Test
    void aListedNameWhoseHashIsAnotherPodsIsNoNameOfTheSecondForm() {
        String foreign = VmNameForm.HASHED.forPod("other", "demo-0").replace("vk-other-", "vk-prod-");
        assertThat(SetPods.of(listing(foreign)).main().vmName()).isEqualTo("vk-prod-demo-0");
    }

    @Test
    void theStatusNamesTheVmAsThePodDoes() {
        Pod pod = Fixtures.running(SET, "demo-0");
        pod.getMetadata().getAnnotations().put(Annotations.VM_NAME, "vk-prod-demo-0-a1b2c3");
        Standing standing = new Standing(Standing.Kind.SETTLED, "so");
        assertThat(new SetReport(SetPods.of(SET), Instant.EPOCH)
                        .waiting(standing, Map.of("demo-0", pod), null)
                        .getAgents()
                        .get(0)
                        .getVmName())
                .isEqualTo("vk-prod-demo-0-a1b2c3");
    }
}
