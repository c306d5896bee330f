package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.StepOutcome;
import io.cocoonstack.common.k8s.StepReport;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.RoundStep;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes Events under the reasons of the Go operator, for alerts that know those; {@code docs/observing.md} has the
 * table. An optional set beside {@link io.cocoonstack.common.k8s.RoundEvents}: hand one object to the executor and to
 * {@link FleetSettings.Builder#listener}. Best effort, as {@link EventRecorder} is. Safe for use by many threads.
 */
public final class GoOperatorEvents implements RoundExecutor.Listener, RoundSignal.Listener {

    private final EventRecorder recorder;

    /**
     * Makes a listener.
     *
     * @param recorder writes the events
     */
    public GoOperatorEvents(EventRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void onStep(StepReport report) {
        RoundStep<?> step = report.step();
        if (report.outcome() != StepOutcome.ACTED
                || !(report.round().resource() instanceof CocoonHibernation hibernation)) {
            return;
        }
        boolean failed = HibernationPhase.FAILED.equals(Hibernations.phase(hibernation));
        boolean requests = step instanceof RoundStep.RequestHibernate<?> || step instanceof RoundStep.RequestWake<?>;
        if (failed && requests) {
            recorder.normal(hibernation, "RetryRequested", step.why());
        }
        Vocabulary phase = stored(step);
        if (HibernationPhase.HIBERNATED.equals(phase)) {
            recorder.normal(hibernation, "Hibernated", step.why());
        } else if (HibernationPhase.ACTIVE.equals(phase)) {
            recorder.normal(hibernation, "WokenActive", step.why());
        }
    }

    /** The phase that a step has stored; null for none. */
    static @Nullable Vocabulary stored(RoundStep<?> step) {
        if (step instanceof RoundStep.StorePhase<?> store) {
            return store.phase();
        }
        return step instanceof RoundStep.ClosePhase<?> close ? close.phase() : null;
    }

    @Override
    public void onSignal(RoundSignal signal) {
        if (signal.kind() == RoundSignal.Kind.VM_FAILED && signal.object() instanceof CocoonSet) {
            recorder.warning(signal.object(), "PodLifecycleFailed", signal.message());
        } else if (signal.kind() == RoundSignal.Kind.DEADLINE_PASSED
                && signal.object() instanceof CocoonHibernation hibernation) {
            boolean wakes = HibernationPhase.WAKING.equals(Hibernations.phase(hibernation));
            recorder.warning(hibernation, wakes ? "WakeTimedOut" : "HibernateTimedOut", signal.message());
        }
    }
}
