package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.PodFacts;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.Test;

/** Which round has a deadline, while a set moves its main agent. */
class HeldBySetTest {

    private static final CocoonHibernation HIBERNATING = Fixtures.hibernation(
                    HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING)
            .build();

    private static CocoonSet movingTo(String node) {
        return Fixtures.set()
                .editSpec()
                .withNodeName(node)
                .endSpec()
                .withNewStatus()
                .withPhase(CocoonSetPhase.MIGRATING)
                .endStatus()
                .build();
    }

    private static PodFacts onNodeA(boolean hibernate) {
        return Pods.facts(new PodBuilder(Fixtures.running(Fixtures.set().build(), "demo-0"))
                .editMetadata()
                .addToAnnotations(new HibernateState(hibernate).annotations())
                .endMetadata()
                .build());
    }

    @Test
    void aRoundIsHeldWhileTheSetMovesThePod() {
        assertThat(HibernationReconciler.isHeldBySet(HIBERNATING, movingTo("node-b"), onNodeA(true)))
                .isTrue();
        assertThat(HibernationReconciler.isHeldBySet(HIBERNATING, movingTo("node-a"), onNodeA(false)))
                .isTrue();
        assertThat(HibernationReconciler.isHeldBySet(HIBERNATING, movingTo("node-a"), null))
                .isTrue();
    }

    @Test
    void aRoundThatTheSetHasHandedOverIsNotHeld() {
        assertThat(HibernationReconciler.isHeldBySet(HIBERNATING, movingTo("node-a"), onNodeA(true)))
                .isFalse();
    }
}
