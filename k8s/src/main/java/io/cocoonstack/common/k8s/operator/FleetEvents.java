package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.k8s.EventReasons;
import io.cocoonstack.common.k8s.EventRecorder;

/**
 * Kubernetes Events for what needs somebody to look at it and is no step of a round: a pod that is not created, a snapshot
 * that stays, a VM that failed, a deadline that passed. Hand one object to the {@link CocoonSetReconciler} and to {@link
 * FleetSettings.Builder#listener}. Best effort, as {@link EventRecorder} is. Safe for use by many threads.
 */
public final class FleetEvents implements PodAction.Listener, RoundSignal.Listener {

    private final EventRecorder recorder;

    /**
     * Makes a listener.
     *
     * @param recorder writes the events
     */
    public FleetEvents(EventRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void onAction(PodAction action) {
        if (action.kind() == PodAction.Kind.HELD_BACK) {
            recorder.warning(
                    action.set(), EventReasons.POD_NOT_CREATED, action.subject() + " is not created: " + action.why());
        } else if (action.kind() == PodAction.Kind.SNAPSHOT_KEPT) {
            recorder.warning(action.set(), EventReasons.SNAPSHOT_KEPT, action.subject() + " stays: " + action.why());
        }
    }

    @Override
    public void onSignal(RoundSignal signal) {
        boolean failed = signal.kind() == RoundSignal.Kind.VM_FAILED;
        recorder.warning(
                signal.object(), failed ? EventReasons.VM_FAILED : EventReasons.DEADLINE_PASSED, signal.message());
    }
}
