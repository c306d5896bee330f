package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.round.LeftoverPolicy;
import io.cocoonstack.common.round.LegacyPolicy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the reconciler of sets does about a snapshot in the way of a new pod. Tests contract 12a. */
interface LeftoverRules {

    Loop loop();

    private String vm() {
        return "vk-" + loop().namespace + "-demo-0";
    }

    private static void alone(CocoonSetSpec spec) {
        spec.getAgent().setReplicas(0);
        spec.setToolboxes(List.of());
        spec.setHibernatePolicy(HibernatePolicy.RELEASE);
    }

    private CocoonSetReconciler setsBy(LeftoverPolicy policy) {
        FleetSettings settings =
                FleetSettings.builder(LegacyPolicy.WAIT).leftovers(policy).build();
        return loop().setsBy(ClusterView.live(loop().client), settings);
    }

    private void operateBy(LeftoverPolicy policy) {
        CocoonSetReconciler sets = setsBy(policy);
        for (int i = 0; i < 12; i++) {
            sets.reconcile(loop().namespace, "demo");
            loop().kubelet.pass();
        }
    }

    @Test
    default void overASnapshotThatNoRoundSpeaksForNoPodIsCreatedAndTheConditionSaysSo() {
        loop().registry.push(vm(), "hibernate", SnapshotOrigin.UNNAMED);
        loop().createSet(LeftoverRules::alone);
        operateBy(LeftoverPolicy.STOP);

        assertThat(loop().podNames()).isEmpty();
        assertThat(loop().actions).contains("HELD_BACK demo-0");
        assertThat(String.join("\n", loop().setConditions()))
                .contains(
                        "Ready=False PodNotCreated: demo-0 is not created: the registry holds the hibernate snapshot");
        assertThat(loop().registry.tagged()).isEqualTo(vm() + ":hibernate");
    }

    @Test
    default void whereTheFleetChoseToDropItThePodIsCreatedFreshAfterThat() {
        loop().registry.push(vm(), "hibernate", named("demo-0"));
        loop().createSet(LeftoverRules::alone);
        operateBy(LeftoverPolicy.DROP);

        assertThat(loop().podNames()).containsExactly("demo-0");
        assertThat(loop().registry.tagged()).isEmpty();
        assertThat(loop().pod("demo-0").getMetadata().getAnnotations())
                .doesNotContainKey("vm.cocoonstack.io/restore-from-hibernate");
    }

    @Test
    default void whereTheFleetChoseToRestoreItThePodIsRestoredByARoundThatEndsWithTheSnapshot() {
        loop().registry.push(vm(), "hibernate", named("demo-0"));
        loop().createSet(LeftoverRules::alone);
        operateBy(LeftoverPolicy.RESTORE);

        assertThat(restoreFlag("demo-0")).isEqualTo("true");
        assertThat(loop().kubelet.vms()).containsExactly(vm());
        assertThat(loop().registry.tagged()).isEmpty();
        assertThat(CocoonSets.phase(loop().set())).isEqualTo(CocoonSetPhase.RUNNING);
    }

    @Test
    default void aPodThatIsEvictedAfterItsLeftoverWasRestoredIsNotRestoredFromItAgain() {
        loop().createSet(LeftoverRules::alone);
        loop().untilSet(CocoonSetPhase.RUNNING);
        loop().registry.push(vm(), "hibernate", named("demo-0"));
        evict("demo-0");
        operateBy(LeftoverPolicy.RESTORE);
        assertThat(restoreFlag("demo-0")).isEqualTo("true");

        evict("demo-0");
        operateBy(LeftoverPolicy.RESTORE);
        assertThat(loop().podNames()).containsExactly("demo-0");
        assertThat(restoreFlag("demo-0")).isNull();
    }

    @Test
    default void theLeftoversOfSubAgentsAndToolboxesAreRestoredInTheSameWay() {
        loop().run();
        List<String> names = loop().podNames();
        assertThat(names).hasSizeGreaterThan(2);
        for (String name : names) {
            loop().registry.push("vk-" + loop().namespace + "-" + name, "hibernate", named(name));
            evict(name);
        }
        for (int i = 0; i < 4; i++) {
            operateBy(LeftoverPolicy.RESTORE);
        }

        assertThat(loop().podNames()).isEqualTo(names).allMatch(name -> "true".equals(restoreFlag(name)));
        assertThat(loop().registry.tagged()).doesNotContain("hibernate");
        assertThat(CocoonSets.phase(loop().set())).isEqualTo(CocoonSetPhase.RUNNING);
    }

    @Test
    default void aPodThatWasCreatedBesideItsLeftoverIsRestoredByARoundToo() {
        loop().createSet(LeftoverRules::alone);
        loop().operate();
        loop().operate();
        assertThat(restoreFlag("demo-0")).isNull();
        loop().registry.push(vm(), "hibernate", named("demo-0"));
        operateBy(LeftoverPolicy.RESTORE);

        assertThat(loop().pod("demo-0").getMetadata().getAnnotations())
                .containsEntry("cocoonset.cocoonstack.io/wake-from-epoch", "0");
        assertThat(loop().registry.tagged()).isEmpty();
        assertThat(CocoonSets.phase(loop().set())).isEqualTo(CocoonSetPhase.RUNNING);
    }

    /** Waking would speak for the stranger's snapshot as well. */
    @Test
    default void noRoundBeginsWhileAnotherPodOfTheSetHasASnapshotThatMayBeAStrangers() {
        String other = "vk-" + loop().namespace + "-demo-1";
        loop().registry.push(vm(), "hibernate", named("demo-0"));
        loop().registry.push(other, "hibernate", SnapshotOrigin.UNNAMED);
        loop().createSet(spec -> spec.setToolboxes(List.of()));
        operateBy(LeftoverPolicy.RESTORE);

        assertThat(loop().podNames()).isEmpty();
        assertThat(loop().registry.tagged()).contains(vm() + ":hibernate", other + ":hibernate");
        assertThat(String.join("\n", loop().setConditions()))
                .contains("Ready=False PodNotCreated: demo-0 is not created: ")
                .contains(", but the round would be one of demo-1 too: the registry holds the hibernate snapshot");
    }

    /** Nor where the pod is there already. */
    @Test
    default void noRoundOfAPodThatIsThereBeginsBesideOneEither() {
        loop().createSet(spec -> spec.setToolboxes(List.of()));
        loop().operate();
        loop().operate();
        assertThat(loop().podNames()).containsExactly("demo-0");
        String other = "vk-" + loop().namespace + "-demo-1";
        loop().registry.push(vm(), "hibernate", named("demo-0"));
        loop().registry.push(other, "hibernate", SnapshotOrigin.UNNAMED);
        operateBy(LeftoverPolicy.RESTORE);

        assertThat(loop().registry.tagged()).contains(vm() + ":hibernate", other + ":hibernate");
        assertThat(CocoonSets.phase(loop().set())).isEqualTo(CocoonSetPhase.PENDING);
    }

    /** What the registry does not say about another pod may be a stranger's snapshot. */
    @Test
    default void noRoundBeginsWhileTheRegistryGivesNoAnswerAboutAnotherPodOfTheSet() {
        String other = "vk-" + loop().namespace + "-demo-1";
        loop().registry.push(vm(), "hibernate", named("demo-0"));
        loop().registry.unanswered = other;
        loop().createSet(spec -> spec.setToolboxes(List.of()));
        operateBy(LeftoverPolicy.RESTORE);

        assertThat(loop().podNames()).isEmpty();
        assertThat(loop().registry.tagged()).isEqualTo(vm() + ":hibernate");
        assertThat(CocoonSets.phase(loop().set())).isNotEqualTo(CocoonSetPhase.WAKING);
        assertThat(String.join("\n", loop().setConditions()))
                .contains("Ready=False PodNotCreated: demo-0 is not created: ")
                .contains(", but the round would be one of demo-1 too: ")
                .contains("the registry gave no answer to go by: the registry answered 503");

        loop().registry.unanswered = "";
        operateBy(LeftoverPolicy.RESTORE);
        assertThat(restoreFlag("demo-0")).isEqualTo("true");
    }

    /** The set changes after the look at the registry and before its phase is stored. */
    @Test
    default void aSetThatHasChangedMeanwhileBeginsNoRoundBeforeItIsReadAgain() {
        loop().registry.push(vm(), "hibernate", named("demo-0"));
        loop().createSet(LeftoverRules::alone);
        CocoonSetReconciler sets = setsBy(LeftoverPolicy.RESTORE);
        sets.reconcile(loop().set()); // the finalizer
        loop().registry.meanwhile(() -> loop().edit(spec -> spec.setNodeName("node-a")));
        Next next = sets.reconcile(loop().set());

        assertThat(CocoonSets.phase(loop().set())).isNotEqualTo(CocoonSetPhase.WAKING);
        assertThat(loop().podNames()).isEmpty();
        assertThat(next).isEqualTo(Next.after(Duration.ofSeconds(1)));
        operateBy(LeftoverPolicy.RESTORE);
        assertThat(restoreFlag("demo-0")).isEqualTo("true");
        assertThat(loop().registry.tagged()).isEmpty();
    }

    private void evict(String name) {
        loop().client.resource(loop().pod(name)).delete();
        for (int i = 0; i < 6; i++) {
            loop().kubelet.pass();
        }
        assertThat(loop().podNames()).doesNotContain(name);
    }

    private @Nullable String restoreFlag(String name) {
        return loop().pod(name).getMetadata().getAnnotations().get("vm.cocoonstack.io/restore-from-hibernate");
    }

    private void releasedWithAnotherImage() {
        loop().createSet(LeftoverRules::alone);
        loop().untilSet(CocoonSetPhase.RUNNING);
        loop().edit(spec -> spec.setSuspend(true));
        loop().until("released", () -> loop().podNames().isEmpty());
        loop().edit(spec -> {
            spec.getAgent().setImage("ubuntu:99");
            spec.setSuspend(false);
        });
    }

    @Test
    default void aSetThatComesBackWithAnotherImageIsNotRestoredAndTheConditionNamesBoth() {
        releasedWithAnotherImage();
        operateBy(LeftoverPolicy.STOP);

        assertThat(loop().podNames()).isEmpty();
        assertThat(String.join("\n", loop().setConditions()))
                .contains("the main pod is not created: the hibernate snapshot")
                .contains(" and the pod asks for ubuntu:99");
    }

    @Test
    default void aSetThatComesBackWithAnotherImageIsFreshWhereTheFleetChoseToDrop() {
        releasedWithAnotherImage();
        operateBy(LeftoverPolicy.DROP);

        assertThat(loop().podNames()).containsExactly("demo-0");
        assertThat(loop().registry.tagged()).doesNotContain("hibernate");
    }

    /** A Go kubelet's manifest names no pod, and that of another namespace can have the same VM name. */
    @Test
    default void aSnapshotThatMayBeAStrangersIsNotDroppedWhateverTheFleetChose() {
        loop().registry.push(vm(), "hibernate", SnapshotOrigin.UNNAMED);
        loop().createSet(LeftoverRules::alone);
        operateBy(LeftoverPolicy.DROP);

        assertThat(loop().podNames()).isEmpty();
        assertThat(loop().registry.tagged()).isEqualTo(vm() + ":hibernate");
    }

    @Test
    default void aStaticToolboxIsCreatedWhateverTheRegistryHolds() {
        loop().createSet(spec -> {
            spec.getToolboxes().get(0).setMode(VmMode.STATIC);
            spec.getToolboxes().get(0).setStaticIp("10.0.0.9");
            spec.getToolboxes().get(0).setStaticVmId("vm-9");
        });
        loop().registry.push("vk-" + loop().namespace + "-demo-browser", "hibernate", ofImage("other:1"));
        operateBy(LeftoverPolicy.STOP);

        assertThat(loop().podNames()).contains("demo-browser");
    }

    private SnapshotOrigin named(String podName) {
        return new SnapshotOrigin(loop().namespace, podName, "uid-before", Epoch.hibernateEpoch(null));
    }

    private static SnapshotOrigin ofImage(String image) {
        return new SnapshotOrigin(null, null, null, Epoch.hibernateEpoch(null), image, null);
    }
}
