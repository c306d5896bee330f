package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationStatus;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationPhase;

/** Phases in the status of custom resources, written without a guard or with one. */
final class ReferenceStatus {

    private ReferenceStatus() {}

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
}
