package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What the reconciler of CocoonHibernations does, with that of sets beside it, on whichever API server an
 * implementation brings.
 */
interface HibernationRules {

    Loop loop();

    @Test
    default void aHibernationGoesThroughItsRoundAndLeavesWithItsFinalizer() {
        loop().run();
        loop().hibernate(HibernationDesire.HIBERNATE);
        loop().untilHibernation(HibernationPhase.HIBERNATED);

        assertThat(loop().registry.tagged()).contains("vk-" + loop().namespace + "-demo-0:hibernate");
        assertThat(loop().hibernation().getStatus().getVmName()).isEqualTo("vk-" + loop().namespace + "-demo-0");
        assertThat(loop().hibernationConditions()).contains("Ready=True Hibernated: phase is Hibernated");
        loop().until(
                        "set not ready",
                        () -> loop().setConditions()
                                .contains("Ready=False NotReady: 1 of 2 agents and 1 of 1 toolboxes are ready"));

        loop().client.resource(loop().hibernation()).delete();
        loop().until("the CocoonHibernation is gone", () -> loop().hibernation() == null);
        assertThat(Pods.lifecycle(loop().pod("demo-0")).state()).hasToString("ready");
        assertThat(loop().registry.tagged()).doesNotContain("demo-0:hibernate");
    }

    @Test
    default void aHibernationOfAPodAndSetThatAreGoneLeaves() {
        loop().hibernate(HibernationDesire.HIBERNATE);
        loop().operate();
        loop().operate();
        assertThat(loop().hibernationConditions()).contains("Ready=False Waiting: there is no pod");

        loop().client.resource(loop().hibernation()).delete();
        loop().until("the CocoonHibernation is gone", () -> loop().hibernation() == null);
    }

    @Test
    default void aHibernationOfAPodThatItsSetDoesNotWantStaysForAsLongAsTheSet() {
        loop().run();
        loop().client
                .resource(Fixtures.hibernation(HibernationDesire.HIBERNATE, null)
                        .withNewMetadata()
                        .withNamespace(loop().namespace)
                        .withName("demo-0")
                        .endMetadata()
                        .editSpec()
                        .editPodRef()
                        .withName("demo-7")
                        .endPodRef()
                        .endSpec()
                        .build())
                .create();
        loop().operate();
        loop().client.resource(loop().hibernation()).delete();
        loop().operate();
        loop().operate();
        assertThat(loop().hibernation()).isNotNull();

        loop().client.resource(loop().set()).delete();
        loop().until("the CocoonHibernation is gone", () -> loop().hibernation() == null);
    }

    @Test
    default void aWakeWaitsForItsSetAndSaysSo() {
        loop().run();
        loop().hibernate(HibernationDesire.HIBERNATE);
        loop().untilHibernation(HibernationPhase.HIBERNATED);
        loop().edit(spec -> spec.setSuspend(true));
        loop().untilSet(CocoonSetPhase.SUSPENDED);
        Patches.patch(
                loop().client, loop().hibernation(), copy -> copy.getSpec().setDesire(HibernationDesire.WAKE));
        loop().operate();

        assertThat(loop().hibernationConditions()).contains("Ready=False Held: the set of the pod is suspended");
    }

    @Test
    default void onAProbeErrorNoPodIsCreatedAndTheSetSaysWhy() {
        loop().run();
        loop().hibernate(HibernationDesire.HIBERNATE);
        loop().untilHibernation(HibernationPhase.HIBERNATED);
        loop().registry.down = true;
        loop().client.resource(loop().pod("demo-0")).delete();
        loop().until("the pod is gone", () -> loop().pod("demo-0") == null);
        loop().operate();

        assertThat(loop().pod("demo-0")).isNull();
        assertThat(String.join("\n", loop().setConditions()))
                .contains("Ready=False PodNotCreated: demo-0 is not created: ", "the registry answered 503");
        loop().registry.down = false;
        loop().until("the pod is back", () -> loop().pod("demo-0") != null);
        assertThat(Pods.hibernateState(loop().pod("demo-0")).on()).isTrue();
    }

    @Test
    default void aRoundThatPassesItsDeadlineIsStoredAsFailedAndTriedAgainWhenTheSpecChanges() {
        loop().run();
        loop().hibernate(HibernationDesire.HIBERNATE);
        loop().until(
                        "requested",
                        () -> Pods.hibernateState(loop().pod("demo-0")).on());
        loop().registry.down = true;
        loop().operate();
        loop().clock.now = loop().clock.now.plusSeconds(599);
        loop().operate();
        assertThat(Hibernations.phase(loop().hibernation())).isEqualTo(HibernationPhase.HIBERNATING);
        loop().clock.now = loop().clock.now.plusSeconds(1);
        loop().operate();

        assertThat(Hibernations.phase(loop().hibernation())).isEqualTo(HibernationPhase.FAILED);
        assertThat(String.join("\n", loop().hibernationConditions()))
                .contains("Ready=False DeadlinePassed: phase Hibernating did not end within PT10M: ");
        loop().registry.down = false;
        Patches.patch(
                loop().client, loop().hibernation(), copy -> copy.getSpec().setDesire(HibernationDesire.WAKE));
        loop().untilHibernation(HibernationPhase.ACTIVE);
    }

    @Test
    default void aWakeThatTakesLongerThanItsDeadlineSaysSoAndClosesWhenTheVmIsLive() {
        loop().run();
        loop().hibernate(HibernationDesire.HIBERNATE);
        loop().untilHibernation(HibernationPhase.HIBERNATED);
        Patches.patch(
                loop().client, loop().hibernation(), copy -> copy.getSpec().setDesire(HibernationDesire.WAKE));
        loop().operate();
        loop().operate();
        loop().clock.now = loop().clock.now.plusSeconds(600);
        loop().operate();

        assertThat(Hibernations.phase(loop().hibernation())).isEqualTo(HibernationPhase.WAKING);
        assertThat(String.join("\n", loop().hibernationConditions()))
                .contains("Ready=False DeadlinePassed: phase Waking did not end within PT10M: ")
                .contains("Progressing=True Waking: ");
        assertThat(loop().operate(loop().hibernation())).isEqualTo(Next.after(Duration.ofSeconds(15)));
        assertThat(loop().signals).hasSize(1).first().asString().startsWith("DEADLINE_PASSED of CocoonHibernation: ");
        loop().untilHibernation(HibernationPhase.ACTIVE);
        assertThat(loop().registry.tagged()).doesNotContain("demo-0:hibernate");
    }

    @Test
    default void noHibernationIsRequestedByACocoonHibernationThatHasChangedSince() {
        loop().run();
        loop().hibernate(HibernationDesire.HIBERNATE);
        while (!HibernationPhase.HIBERNATING.equals(Hibernations.phase(loop().hibernation()))) {
            loop().operate();
        }
        CocoonHibernation old = loop().hibernation();
        Patches.patch(
                loop().client, loop().hibernation(), copy -> copy.getSpec().setDesire(HibernationDesire.WAKE));
        loop().untilHibernation(HibernationPhase.ACTIVE);
        loop().operate(old);

        assertThat(Pods.hibernateState(loop().pod("demo-0")).on()).isFalse();
    }

    @Test
    default void aHibernationThatFailedIsTriedAgainAfterADeadlineWithoutAnyEdit() {
        loop().run();
        loop().hibernate(HibernationDesire.HIBERNATE);
        while (!HibernationPhase.HIBERNATING.equals(Hibernations.phase(loop().hibernation()))) {
            loop().operate();
        }
        loop().registry.down = true;
        loop().clock.now = loop().clock.now.plusSeconds(600);
        loop().operate();
        loop().registry.down = false;
        for (int i = 0; i < 5; i++) {
            loop().operate();
            loop().kubelet.pass();
        }
        assertThat(Hibernations.phase(loop().hibernation())).isEqualTo(HibernationPhase.FAILED);
        assertThat(Pods.hibernateState(loop().pod("demo-0")).on()).isFalse();

        loop().clock.now = loop().clock.now.plusSeconds(600);
        loop().untilHibernation(HibernationPhase.HIBERNATED);
    }

    @Test
    default void aHibernationThatWaitsForALegacyKubeletSaysSo() {
        loop().run();
        Patches.patch(
                loop().client,
                loop().pod("demo-0"),
                pod -> pod.getMetadata().getAnnotations().remove(Annotations.HIBERNATE_EPOCH));
        loop().hibernate(HibernationDesire.HIBERNATE);
        loop().operate();
        loop().operate();

        assertThat(String.join("\n", loop().hibernationConditions()))
                .contains("Ready=False LegacyKubelet: ")
                .contains("; the kubelet of demo-0 keeps no epochs, and the legacy policy is WAIT");
    }

    @Test
    default void aDeletedHibernationThatWaitsForItsVmSaysSo() {
        loop().run();
        loop().hibernate(HibernationDesire.HIBERNATE);
        loop().untilHibernation(HibernationPhase.HIBERNATED);
        loop().client.resource(loop().hibernation()).delete();
        loop().operate();
        loop().operate();

        assertThat(String.join("\n", loop().hibernationConditions()))
                .contains("Ready=False Deleting: the finalizer stays until the VM runs: ");
        loop().until("the CocoonHibernation is gone", () -> loop().hibernation() == null);
    }
}
