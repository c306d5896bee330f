package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import org.junit.jupiter.api.Test;

/** Nothing is deleted by what a cache says, on whichever API server an implementation brings. */
interface StaleReadRules {

    Loop loop();

    @Test
    default void aPodThatOnlyANewerVersionOfTheSetWantsIsKept() {
        loop().run();
        CocoonSet old = loop().set();
        loop().edit(spec -> spec.getAgent().setReplicas(2));
        loop().until("three agents", () -> loop().podNames().contains("demo-2"));

        loop().operate(old);

        assertThat(loop().actions).doesNotContain("DELETED demo-2");
    }

    @Test
    default void aPodWhoseHibernationIsNotInTheCacheYetIsKept() {
        loop().run();
        loop().hibernate("demo-1", HibernationDesire.HIBERNATE);
        Patches.patchStatus(
                loop().client,
                ClusterView.live(loop().client).hibernation(loop().namespace, "demo-1"),
                copy -> copy.setStatus(Fixtures.hibernation(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING)
                        .build()
                        .getStatus()));
        loop().edit(spec -> spec.getAgent().setReplicas(0));

        loop().setsBy(new LaggingView(ClusterView.live(loop().client), true)).reconcile(loop().namespace, "demo");

        assertThat(loop().actions).doesNotContain("DELETED demo-1");
    }

    /** Contract 6.5 rule coming-back: a hibernate request on its way is refused once the pod was asked to wake. */
    @Test
    default void aPodThatIsNotInTheCacheIsAskedToWakeWhenTheSetComesBack() {
        loop().run();
        loop().edit(spec -> spec.setSuspend(true));
        loop().untilSet(CocoonSetPhase.SUSPENDED);
        loop().edit(spec -> spec.setSuspend(false));

        loop().setsBy(new LaggingView(ClusterView.live(loop().client), false)).reconcile(loop().namespace, "demo");

        assertThat(Pods.facts(loop().pod("demo-0")).isWakePending()).isTrue();
    }
}
