package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationStatus;
import io.cocoonstack.api.v1.CocoonHibernationStatusBuilder;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.round.PodFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The status of a CocoonHibernation (contract 5, 6.5 and 7), as a function of what was read and decided; for one use. */
final class HibernationReport {

    private final CocoonHibernation hibernation;
    private final CocoonHibernationStatus before;
    private final @Nullable String vmName;
    private final StatusConditions conditions;

    HibernationReport(CocoonHibernation hibernation, @Nullable String vmName, Instant now) {
        this.hibernation = hibernation;
        this.vmName = vmName;
        this.before = Objects.requireNonNullElseGet(hibernation.getStatus(), CocoonHibernationStatus::new);
        this.conditions = new StatusConditions(
                hibernation, before.getPhase(), before.getConditions(), before.getObservedGeneration(), now);
    }

    /** A phase was decided on: what the spec says now is taken up. */
    CocoonHibernationStatus stored(HibernationPhase phase) {
        conditions.ready(isWanted(phase), phase.value(), "phase is " + phase).stored(phase);
        return status(phase, true);
    }

    /** The round passed its deadline. */
    CocoonHibernationStatus failed(Duration deadline, String why) {
        conditions.failed(deadline, why);
        return status(HibernationPhase.FAILED, true);
    }

    /** No phase changes. */
    CocoonHibernationStatus waiting(Standing standing, @Nullable PodFacts pod) {
        HibernationPhase phase = Objects.requireNonNullElse(before.getPhase(), HibernationPhase.PENDING);
        boolean said = conditions.saysWhyFailed();
        if (pod != null && LifecycleState.FAILED.equals(pod.lifecycle().state())) {
            String message = pod.lifecycle().message();
            conditions.ready(
                    false, StatusConditions.VM_FAILED, message == null ? "the kubelet reports failed" : message);
        } else if (!said || standing.kind() == Standing.Kind.REGISTRY_FAILED) {
            if (Metadata.isDeleting(hibernation) && standing.kind() == Standing.Kind.WAITING) {
                conditions.ready(false, "Deleting", "the finalizer stays until the VM runs: " + standing.why());
            } else {
                boolean ready = standing.kind() == Standing.Kind.SETTLED && isWanted(phase);
                conditions.ready(ready, standing.reason(phase, RoundTimes.isLeg(phase)), standing.why());
            }
        }
        if (!said) {
            conditions.waiting(standing, phase, false, standing.lastingWhy());
        }
        // In phase Failed a spec that changed has yet to be taken up: that is what brings the requests back.
        return status(phase, !HibernationPhase.FAILED.equals(phase));
    }

    @Nullable
    Instant deadline(Standing standing, Duration deadline) {
        return conditions.deadline(standing, deadline);
    }

    private boolean isWanted(HibernationPhase phase) {
        HibernationDesire desire = Hibernations.desire(hibernation);
        return HibernationDesire.HIBERNATE.equals(desire)
                ? HibernationPhase.HIBERNATED.equals(phase)
                : HibernationDesire.WAKE.equals(desire) && HibernationPhase.ACTIVE.equals(phase);
    }

    private CocoonHibernationStatus status(HibernationPhase phase, boolean takenUp) {
        CocoonHibernationStatusBuilder status =
                new CocoonHibernationStatusBuilder(before).withPhase(phase).withConditions(conditions.list());
        if (takenUp) {
            status.withObservedGeneration(Metadata.generation(hibernation));
        }
        return vmName == null ? status.build() : status.withVmName(vmName).build();
    }
}
