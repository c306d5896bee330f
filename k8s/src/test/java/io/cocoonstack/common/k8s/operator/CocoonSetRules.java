package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmMode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the reconciler of sets does, with a kubelet and a registry, on whichever API server an implementation brings.
 */
interface CocoonSetRules {

    Loop loop();

    @Test
    default void aSetComesUpTheMainAgentFirst() {
        loop().run();

        assertThat(loop().podNames()).containsExactly("demo-0", "demo-1", "demo-browser");
        assertThat(loop().kubelet.vms())
                .contains("vk-" + loop().namespace + "-demo-0", "vk-" + loop().namespace + "-demo-1");
        assertThat(loop().actions).contains("HELD_BACK demo-1");
        assertThat(loop().pod("demo-1").getSpec().getNodeName()).isEqualTo("node-a");
        assertThat(loop().set().getMetadata().getFinalizers()).containsExactly(Identifiers.COCOON_SET_FINALIZER);
        assertThat(loop().set().getStatus().getReadyAgents()).isEqualTo(2);
        loop().until(
                        "Ready",
                        () -> loop().setConditions()
                                .contains("Ready=True AllReady: 2 of 2 agents and 1 of 1 toolboxes are ready"));
        assertThat(loop().operate()).isEqualTo(Next.onChange());
    }

    @Test
    default void whatIsAtRestIsNotWrittenTo() {
        loop().run();
        loop().operate();
        String version = loop().set().getMetadata().getResourceVersion();

        loop().operate();
        loop().operate();

        assertThat(loop().set().getMetadata().getResourceVersion()).isEqualTo(version);
    }

    @Test
    default void aSetThatReleasesItsPodsComesBackFromItsSnapshot() {
        loop().createSet(spec -> {
            spec.getAgent().setReplicas(0);
            spec.setToolboxes(List.of());
            spec.setHibernatePolicy(HibernatePolicy.RELEASE);
        });
        loop().untilSet(CocoonSetPhase.RUNNING);
        loop().edit(spec -> spec.setSuspend(true));
        loop().until(
                        "released",
                        () -> CocoonSetPhase.SUSPENDED.equals(CocoonSets.phase(loop().set()))
                                && loop().podNames().isEmpty());
        assertThat(loop().setConditions()).contains("Ready=False Suspended: phase is Suspended");
        loop().edit(spec -> spec.setSuspend(false));
        loop().untilSet(CocoonSetPhase.RUNNING);

        assertThat(loop().podNames()).containsExactly("demo-0");
        assertThat(loop().registry.tagged()).doesNotContain("hibernate");
    }

    @Test
    default void aSetThatShrinksLosesItsSubAgentsAndToolboxes() {
        loop().run();
        loop().edit(spec -> {
            spec.getAgent().setReplicas(0);
            spec.setToolboxes(List.of());
        });
        loop().until("one pod", () -> loop().podNames().equals(List.of("demo-0")));

        assertThat(loop().actions).contains("DELETED demo-1", "DELETED demo-browser");
        loop().untilSet(CocoonSetPhase.RUNNING);
        assertThat(loop().kubelet.vms()).containsExactly("vk-" + loop().namespace + "-demo-0");
    }

    @Test
    default void aSetThatShrinksWhileItIsSuspendedWakesItsPodsBeforeItRemovesThem() {
        loop().run();
        loop().edit(spec -> spec.setSuspend(true));
        loop().untilSet(CocoonSetPhase.SUSPENDED);
        loop().edit(spec -> spec.getAgent().setReplicas(0));
        loop().operate();
        loop().kubelet.pass();
        loop().operate();
        assertThat(loop().podNames()).contains("demo-1");

        loop().edit(spec -> spec.setSuspend(false));
        loop().until("two pods", () -> loop().podNames().equals(List.of("demo-0", "demo-browser")));
        assertThat(loop().registry.tagged()).doesNotContain("demo-1:hibernate");
    }

    @Test
    default void aSpecThatNoPodCanBeMadeOfIsToldInTheCondition() {
        loop().createSet(spec -> spec.getAgent().setStorage(new Quantity("1e1.5")));
        loop().operate();
        loop().operate();

        assertThat(loop().podNames()).doesNotContain("demo-0");
        assertThat(String.join("\n", loop().setConditions()))
                .contains("Ready=False PodNotCreated: demo-0", "spec.agent.storage");
    }

    @Test
    default void aSetThatComesBackWithASpecThatNoPodCanBeMadeOfSaysSo() {
        loop().createSet(spec -> {
            spec.getAgent().setReplicas(0);
            spec.setToolboxes(List.of());
            spec.setHibernatePolicy(HibernatePolicy.RELEASE);
        });
        loop().untilSet(CocoonSetPhase.RUNNING);
        loop().edit(spec -> spec.setSuspend(true));
        loop().until(
                        "released",
                        () -> CocoonSetPhase.SUSPENDED.equals(CocoonSets.phase(loop().set()))
                                && loop().podNames().isEmpty());
        loop().edit(spec -> {
            spec.setSuspend(false);
            spec.getAgent().setStorage(new Quantity("1e1.5"));
        });
        loop().untilSet(CocoonSetPhase.WAKING);
        loop().operate();

        assertThat(String.join("\n", loop().setConditions()))
                .contains("Ready=False PodNotCreated: ", "spec.agent.storage");
        loop().edit(spec -> spec.getAgent().setStorage(null));
        loop().untilSet(CocoonSetPhase.RUNNING);
    }

    @Test
    default void aPodWithoutVmIsLookedAtAgainAsItMayHaveToBeRestored() {
        loop().createSet(spec -> {
            spec.getAgent().setReplicas(0);
            spec.setToolboxes(List.of());
        });
        for (int i = 0; i < 4; i++) {
            loop().operate();
        }

        assertThat(loop().podNames()).containsExactly("demo-0");
        assertThat(loop().operate()).isEqualTo(Next.after(Duration.ofSeconds(15)));
    }

    @Test
    default void aSetThatIsDeletedTakesItsPodsAndItsSnapshotsAlong() {
        loop().createSet(spec -> spec.setSnapshotPolicy(SnapshotPolicy.MAIN_ONLY));
        loop().untilSet(CocoonSetPhase.RUNNING);
        for (String vm : List.of("demo-0", "demo-1")) {
            loop().registry.push("vk-" + loop().namespace + "-" + vm, "hibernate", SnapshotOrigin.UNNAMED);
            loop().registry.push("vk-" + loop().namespace + "-" + vm, "latest", SnapshotOrigin.UNNAMED);
        }
        loop().client.resource(loop().set()).delete();
        loop().registry.down = true;
        for (int i = 0; i < 10; i++) {
            loop().operate();
            loop().kubelet.pass();
        }
        assertThat(loop().set()).isNotNull();
        assertThat(String.join("\n", loop().setConditions())).contains("Ready=False Deleting: ");
        loop().registry.down = false;
        loop().until("the set is gone", () -> loop().set() == null);

        assertThat(loop().podNames()).isEmpty();
        assertThat(loop().registry.tagged()).isEqualTo("vk-" + loop().namespace + "-demo-0:latest");
    }

    @Test
    default void aStaticToolboxStandsBesideTheRounds() {
        loop().createSet(spec -> {
            spec.getToolboxes().get(0).setMode(VmMode.STATIC);
            spec.getToolboxes().get(0).setStaticVmId("vm-9");
            spec.getToolboxes().get(0).setStaticIp("10.0.0.9");
        });
        loop().untilSet(CocoonSetPhase.RUNNING);
        loop().edit(spec -> spec.setSuspend(true));
        loop().untilSet(CocoonSetPhase.SUSPENDED);

        assertThat(Pods.vmRuntime(loop().pod("demo-browser")).vmId()).isEqualTo("vm-9");
        assertThat(Pods.hibernateState(loop().pod("demo-browser")).on()).isFalse();
    }

    @Test
    default void theVmsOfASetAreListedBeforeItsPodsGoAndTheirSnapshotsGoWithIt() {
        loop().createSet(spec -> spec.setSnapshotPolicy(SnapshotPolicy.NEVER));
        loop().untilSet(CocoonSetPhase.RUNNING);
        String prefix = "vk-" + loop().namespace + "-";
        loop().edit(spec -> spec.getAgent().setReplicas(0));
        loop().until("two pods", () -> loop().podNames().equals(List.of("demo-0", "demo-browser")));
        assertThat(loop().set().getMetadata().getAnnotations().get(SetPods.DELETE_VM_NAMES))
                .isEqualTo(prefix + "demo-0," + prefix + "demo-1," + prefix + "demo-browser");

        Patches.patch(
                loop().client,
                loop().set(),
                set -> set.getMetadata()
                        .getAnnotations()
                        .merge(
                                SetPods.DELETE_VM_NAMES,
                                prefix + "other-0," + prefix + "demo-7",
                                (a, b) -> a + ", " + b));
        for (String vm : List.of("demo-1", "demo-7", "other-0")) {
            loop().registry.push(prefix + vm, "hibernate", SnapshotOrigin.UNNAMED);
        }
        loop().client.resource(loop().set()).delete();
        loop().until("the set is gone", () -> loop().set() == null);
        assertThat(loop().registry.tagged()).isEqualTo(prefix + "other-0:hibernate");
    }

    @Test
    default void aPodThatSomebodyDeletesAgainAndAgainIsCreatedSixTimesWithinAMinute() {
        loop().createSet(spec -> {
            spec.getAgent().setReplicas(0);
            spec.setToolboxes(List.of());
        });
        for (int i = 0; i < 40; i++) {
            loop().operate();
            Pod pod = loop().pod("demo-0");
            if (pod != null) {
                loop().client.resource(pod).withGracePeriod(0).delete();
            }
        }

        assertThat(loop().actions.stream().filter("CREATED demo-0"::equals)).hasSize(6);
        assertThat(loop().setConditions())
                .contains("Ready=False PodNotCreated: demo-0 is not created: it was created six times within a minute");
    }
}
