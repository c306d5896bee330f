package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationStatus;
import io.cocoonstack.api.v1.CocoonHibernationStatusBuilder;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.round.PodFacts;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The status of a CocoonHibernation (contract 5, 6.5 and 7), as a function of what was read and decided. */
final class HibernationReport {

    private final CocoonHibernation hibernation;
    private final @Nullable String vmName;
    private final Instant now;

    HibernationReport(CocoonHibernation hibernation, @Nullable String vmName, Instant now) {
        this.hibernation = hibernation;
        this.vmName = vmName;
        this.now = now;
    }

    /** A phase was decided on: what the spec says now is taken up. */
    CocoonHibernationStatus stored(HibernationPhase phase) {
        String message = "phase is " + phase;
        return status(
                phase,
                true,
                conditions()
                        .ready(isWanted(phase), phase.value(), message)
                        .progressing(isLeg(phase), phase.value(), message, true)
                        .list());
    }

    /** The round passed its deadline. */
    CocoonHibernationStatus failed(Duration deadline, String why) {
        String message = "phase " + Hibernations.phase(hibernation) + " did not end within " + deadline + ": " + why;
        return status(
                HibernationPhase.FAILED,
                true,
                conditions()
                        .ready(false, RoundTimes.DEADLINE_PASSED, message)
                        .progressing(false, RoundTimes.DEADLINE_PASSED, message, true)
                        .list());
    }

    /** No phase changes. */
    CocoonHibernationStatus waiting(Standing standing, @Nullable PodFacts pod) {
        HibernationPhase phase = Objects.requireNonNullElse(Hibernations.phase(hibernation), HibernationPhase.PENDING);
        StatusConditions conditions = conditions();
        boolean givenUp = HibernationPhase.FAILED.equals(phase);
        boolean said = givenUp && RoundTimes.failed(before()) != null;
        String reason = standing.reason(phase, isLeg(phase));
        if (pod != null && LifecycleState.FAILED.equals(pod.lifecycle().state())) {
            String message = pod.lifecycle().message();
            conditions.ready(false, "VmFailed", message == null ? "the kubelet reports failed" : message);
        } else if (!said || standing.kind() == Standing.Kind.REGISTRY_FAILED) {
            boolean ready = standing.kind() == Standing.Kind.SETTLED && isWanted(phase);
            conditions.ready(ready, reason, standing.why());
        }
        if (!said) {
            boolean leg = isLeg(phase) && standing.kind() != Standing.Kind.HELD;
            conditions.progressing(
                    leg,
                    leg ? phase.value() : reason,
                    standing.lastingWhy(),
                    leg && (isAhead(hibernation) || RoundTimes.begun(before(), phase) == null));
        }
        // In phase Failed a spec that changed has yet to be taken up: that is what brings the requests back.
        return status(phase, !givenUp, conditions.list());
    }

    /**
     * When the leg that is under way has to have ended; null where none is, or it waits for somebody else's round, or
     * somebody has changed the spec since: with that, the leg begins anew.
     */
    static @Nullable Instant deadline(CocoonHibernation hibernation, Standing standing, Duration deadline) {
        HibernationPhase phase = Hibernations.phase(hibernation);
        Instant begun = hibernation.getStatus() == null
                ? null
                : RoundTimes.begun(hibernation.getStatus().getConditions(), phase);
        boolean runs = isLeg(phase) && !isAhead(hibernation) && standing.kind() != Standing.Kind.HELD;
        return begun == null || !runs ? null : begun.plus(deadline);
    }

    private boolean isWanted(HibernationPhase phase) {
        HibernationDesire desire = Hibernations.desire(hibernation);
        return HibernationDesire.HIBERNATE.equals(desire)
                ? HibernationPhase.HIBERNATED.equals(phase)
                : HibernationDesire.WAKE.equals(desire) && HibernationPhase.ACTIVE.equals(phase);
    }

    private static boolean isAhead(CocoonHibernation hibernation) {
        return Metadata.isAhead(
                hibernation,
                hibernation.getStatus() == null ? null : hibernation.getStatus().getObservedGeneration());
    }

    private static boolean isLeg(@Nullable HibernationPhase phase) {
        return HibernationPhase.HIBERNATING.equals(phase) || HibernationPhase.WAKING.equals(phase);
    }

    private CocoonHibernationStatus status(HibernationPhase phase, boolean takenUp, List<Condition> conditions) {
        CocoonHibernationStatus before = hibernation.getStatus();
        CocoonHibernationStatusBuilder status =
                before == null ? new CocoonHibernationStatusBuilder() : new CocoonHibernationStatusBuilder(before);
        if (takenUp) {
            status.withObservedGeneration(Metadata.generation(hibernation));
        }
        if (vmName != null) {
            status.withVmName(vmName);
        }
        return status.withPhase(phase).withConditions(conditions).build();
    }

    private StatusConditions conditions() {
        return new StatusConditions(before(), Metadata.generation(hibernation), now);
    }

    private @Nullable List<Condition> before() {
        return hibernation.getStatus() == null ? null : hibernation.getStatus().getConditions();
    }
}
