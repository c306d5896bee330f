package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationStatus;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.api.v1.Defaults;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.SetFacts;
import org.jspecify.annotations.Nullable;

/** What an operator reads from custom resources, and writes into their status. */
final class ReferenceStatus {

    private ReferenceStatus() {}

    static SetFacts facts(CocoonSet set) {
        Long observed = set.getStatus() == null ? null : set.getStatus().getObservedGeneration();
        return SetFacts.builder(
                        set.getMetadata().getNamespace(), set.getMetadata().getName())
                .suspended(Defaults.suspend(set.getSpec()))
                .hibernatePolicy(set.getSpec().getHibernatePolicy())
                .phase(phase(set))
                .wantedNode(set.getSpec().getNodeName())
                .hibernatedOnNode(
                        set.getMetadata().getAnnotations() == null
                                ? null
                                : set.getMetadata().getAnnotations().get(Annotations.HIBERNATED_ON_NODE))
                .specChanged(observed == null || set.getMetadata().getGeneration() > observed)
                .build();
    }

    static boolean isReleasing(CocoonSet set) {
        return set.getSpec().getHibernatePolicy() != null
                && set.getSpec().getHibernatePolicy().value().equals("release");
    }

    static void set(CocoonSet set, CocoonSetPhase phase) {
        set.setStatus(set.getStatus() == null ? new CocoonSetStatus() : set.getStatus());
        set.getStatus().setPhase(phase);
        set.getStatus().setObservedGeneration(set.getMetadata().getGeneration());
    }

    static void set(CocoonHibernation one, HibernationPhase phase) {
        one.setStatus(one.getStatus() == null ? new CocoonHibernationStatus() : one.getStatus());
        one.getStatus().setPhase(phase);
        one.getStatus().setObservedGeneration(one.getMetadata().getGeneration());
    }

    static @Nullable HibernationPhase phase(@Nullable CocoonHibernation one) {
        return one == null || one.getStatus() == null ? null : one.getStatus().getPhase();
    }

    static @Nullable CocoonSetPhase phase(CocoonSet set) {
        return set.getStatus() == null ? null : set.getStatus().getPhase();
    }
}
