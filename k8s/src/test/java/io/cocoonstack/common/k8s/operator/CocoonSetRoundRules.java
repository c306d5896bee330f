package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.PodWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.round.LegacyPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What the reconciler of sets does with the rounds of a set that do not go the straight way: deadlines, kubelets without
 * epochs, phases of a later version, reads that were overtaken.
 */
interface CocoonSetRoundRules {

    Loop loop();

    @Test
    default void aSetWhoseRoundPassesItsDeadlineIsStoredAsFailed() {
        loop().run();
        loop().edit(spec -> spec.setSuspend(true));
        loop().untilSet(CocoonSetPhase.SUSPENDING);
        loop().clock.now = loop().clock.now.plus(Duration.ofMinutes(10));
        loop().registry.down = true;
        loop().until("failed", () -> CocoonSetPhase.FAILED.equals(CocoonSets.phase(loop().set())));
        loop().registry.down = false;
        loop().edit(spec -> spec.setSuspend(false));
        loop().untilSet(CocoonSetPhase.RUNNING);
    }

    /** Contract 6.5 rule flag-of-nobody. */
    @Test
    default void aPodThatALateRequestHibernatesIsAwakeAgain() {
        loop().run();
        PodWrites.requestHibernate(loop().client, Pods.facts(loop().pod("demo-1")));
        loop().kubelet.pass();

        loop().until("waking", () -> CocoonSetPhase.WAKING.equals(CocoonSets.phase(loop().set())));
        loop().untilSet(CocoonSetPhase.RUNNING);

        assertThat(Pods.facts(loop().pod("demo-1")).isHibernate()).isFalse();
        assertThat(loop().registry.tagged()).doesNotContain("hibernate");
    }

    @Test
    default void aSetInAPhaseOfALaterVersionIsLeftAlone() {
        loop().createSet(spec -> {});
        loop().operate();
        CocoonSet later = new CocoonSetBuilder(loop().set())
                .withNewStatus()
                .withPhase(CocoonSetPhase.of("Later"))
                .endStatus()
                .build();
        loop().operate(later);

        assertThat(loop().podNames()).isEmpty();
        assertThat(loop().setConditions()).contains("Ready=False Waiting: phase Later is not known to this version");
    }

    @Test
    default void aSetThatWakesForLongerThanItsDeadlineSaysSoAndClosesWhenItsVmsAreLive() {
        loop().run();
        loop().edit(spec -> spec.setSuspend(true));
        loop().untilSet(CocoonSetPhase.SUSPENDED);
        loop().edit(spec -> spec.setSuspend(false));
        loop().operate();
        loop().operate();
        loop().clock.now = loop().clock.now.plus(Duration.ofMinutes(10));
        loop().operate();

        assertThat(CocoonSets.phase(loop().set())).isEqualTo(CocoonSetPhase.WAKING);
        assertThat(String.join("\n", loop().setConditions()))
                .contains("Ready=False DeadlinePassed: phase Waking did not end within PT10M: ");
        assertThat(loop().operate()).isEqualTo(Next.after(Duration.ofSeconds(15)));
        loop().untilSet(CocoonSetPhase.RUNNING);
        assertThat(loop().registry.tagged()).doesNotContain("hibernate");
    }

    @Test
    default void noHibernationIsRequestedByASetThatHasChangedSince() {
        loop().run();
        loop().edit(spec -> spec.setSuspend(true));
        while (!CocoonSetPhase.SUSPENDING.equals(CocoonSets.phase(loop().set()))) {
            loop().operate();
        }
        CocoonSet old = loop().set();
        loop().edit(spec -> spec.setSuspend(false));
        loop().untilSet(CocoonSetPhase.RUNNING);
        loop().operate(old);

        for (String pod : loop().podNames()) {
            assertThat(Pods.hibernateState(loop().pod(pod)).on()).as(pod).isFalse();
        }
    }

    @Test
    default void aPodOfAKubeletWithoutEpochsIsRemovedAfterAWakeWhereThatIsTrusted() {
        loop().run();
        Patches.patch(loop().client, loop().pod("demo-1"), pod -> {
            pod.getMetadata().getAnnotations().remove(Annotations.HIBERNATE_EPOCH);
            pod.getMetadata().getAnnotations().put(Annotations.WAKE_FROM_EPOCH, "0");
        });
        loop().edit(spec -> spec.getAgent().setReplicas(0));
        loop().operate();
        assertThat(loop().actions).doesNotContain("DELETED demo-1");

        FleetSettings trusting = FleetSettings.builder(LegacyPolicy.TRUST).build();
        CocoonSetReconciler sets = loop().setsBy(ClusterView.live(loop().client), trusting);
        sets.reconcile(loop().namespace, "demo");
        sets.reconcile(loop().namespace, "demo");
        assertThat(loop().actions).contains("DELETED demo-1");
    }

    @Test
    default void aSetThatWaitsForALegacyKubeletSaysSo() {
        loop().run();
        Patches.patch(
                loop().client,
                loop().pod("demo-1"),
                pod -> pod.getMetadata().getAnnotations().remove(Annotations.HIBERNATE_EPOCH));
        loop().edit(spec -> spec.setSuspend(true));
        for (int i = 0; i < 8; i++) {
            loop().operate();
        }

        assertThat(String.join("\n", loop().setConditions()))
                .contains("Ready=False LegacyKubelet: ")
                .contains("; the kubelet of demo-1 keeps no epochs, and the legacy policy is WAIT");
    }

    @Test
    default void aSetThatFailedIsTriedAgainAfterADeadline() {
        loop().run();
        loop().edit(spec -> spec.setSuspend(true));
        loop().untilSet(CocoonSetPhase.SUSPENDING);
        loop().registry.down = true;
        loop().clock.now = loop().clock.now.plus(Duration.ofMinutes(10));
        loop().until("failed", () -> CocoonSetPhase.FAILED.equals(CocoonSets.phase(loop().set())));
        loop().registry.down = false;
        for (int i = 0; i < 5; i++) {
            loop().operate();
            loop().kubelet.pass();
        }
        assertThat(CocoonSets.phase(loop().set())).isEqualTo(CocoonSetPhase.FAILED);

        loop().clock.now = loop().clock.now.plus(Duration.ofMinutes(10));
        loop().untilSet(CocoonSetPhase.SUSPENDED);
        assertThat(loop().signals).hasSize(1).first().asString().startsWith("DEADLINE_PASSED of CocoonSet: ");
    }
}
