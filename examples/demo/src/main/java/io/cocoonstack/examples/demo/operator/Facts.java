package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.Defaults;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.HibernationFacts;
import io.cocoonstack.common.round.SetFacts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From custom resources to what planners look at. */
final class Facts {

    private Facts() {}

    static SetFacts of(CocoonSet set) {
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        Long observed = set.getStatus() == null ? null : set.getStatus().getObservedGeneration();
        return SetFacts.builder(
                        set.getMetadata().getNamespace(), set.getMetadata().getName())
                .suspended(Defaults.suspend(set.getSpec()))
                .hibernatePolicy(set.getSpec() == null ? null : set.getSpec().getHibernatePolicy())
                .phase(phase(set))
                .specChanged(isSpecChanged(set, observed))
                .wantedNode(set.getSpec() == null ? null : set.getSpec().getNodeName())
                .hibernatedOnNode(annotations == null ? null : annotations.get(Annotations.HIBERNATED_ON_NODE))
                .build();
    }

    static HibernationFacts of(CocoonHibernation hibernation, @Nullable CocoonSet set) {
        Long observed =
                hibernation.getStatus() == null ? null : hibernation.getStatus().getObservedGeneration();
        return HibernationFacts.builder()
                .desire(
                        hibernation.getSpec() == null
                                ? null
                                : hibernation.getSpec().getDesire())
                .phase(phase(hibernation))
                .deleting(isDeleting(hibernation))
                .set(set == null ? null : of(set))
                .specChanged(isSpecChanged(hibernation, observed))
                .build();
    }

    private static boolean isSpecChanged(HasMetadata object, @Nullable Long observed) {
        return object.getMetadata().getGeneration() > (observed == null ? 0 : observed);
    }

    static boolean isDeleting(HasMetadata object) {
        return object.getMetadata().getDeletionTimestamp() != null;
    }

    static @Nullable CocoonSetPhase phase(CocoonSet set) {
        return set.getStatus() == null ? null : set.getStatus().getPhase();
    }

    static @Nullable HibernationPhase phase(@Nullable CocoonHibernation hibernation) {
        return hibernation == null || hibernation.getStatus() == null
                ? null
                : hibernation.getStatus().getPhase();
    }

    /** A CR that is being deleted asks for a wake. */
    static @Nullable HibernationDesire desire(CocoonHibernation hibernation) {
        if (isDeleting(hibernation)) {
            return HibernationDesire.WAKE;
        }
        return hibernation.getSpec() == null ? null : hibernation.getSpec().getDesire();
    }

    static @Nullable String podName(CocoonHibernation hibernation) {
        return hibernation.getSpec() == null || hibernation.getSpec().getPodRef() == null
                ? null
                : hibernation.getSpec().getPodRef().getName();
    }
}
