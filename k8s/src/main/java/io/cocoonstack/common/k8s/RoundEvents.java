package io.cocoonstack.common.k8s;

import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RoundStep;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the steps of a round as Kubernetes Events, on the custom resource whose round it is ({@link RoundObject#resource})
 * and on the pod that a step touched. {@link EventReasons} lists the reasons.
 *
 * <p>Best effort, as {@link EventRecorder} is: an event that cannot be written never fails a step.
 */
public final class RoundEvents implements RoundExecutor.Listener {

    private final EventRecorder recorder;

    /**
     * Makes a listener for a {@link RoundExecutor}.
     *
     * @param recorder writes the events
     */
    public RoundEvents(EventRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void onStep(StepReport report) {
        Told told = told(report);
        if (told == null) {
            return;
        }
        emit(report.round().resource(), told);
        for (PodFacts pod : told.pods()) {
            // A pod that was deleted is told of too: kubectl shows the events of its name for a while.
            if (pod.namespace() != null && pod.name() != null) {
                emit(named(pod), told);
            }
        }
    }

    private void emit(@Nullable HasMetadata object, Told told) {
        if (object == null) {
            return;
        }
        if (told.warning()) {
            recorder.warning(object, told.reason(), told.message());
        } else {
            recorder.normal(object, told.reason(), told.message());
        }
    }

    /** An event without its object. */
    private record Told(boolean warning, String reason, String message, List<PodFacts> pods) {}

    private static @Nullable Told told(StepReport report) {
        RoundStep step = report.step();
        return switch (report.outcome()) {
            case ACTED -> acted(step);
            case REGISTRY_FAILED -> registryFailed(step, report.message());
            case API_FAILED ->
                new Told(true, EventReasons.STEP_FAILED, report.kind() + ": " + report.message(), List.of());
            case NOTHING_TO_DO, CONFLICT -> null;
        };
    }

    private static @Nullable Told acted(RoundStep step) {
        if (step instanceof RoundStep.StorePhase store) {
            return phase(store.phase(), step);
        } else if (step instanceof RoundStep.ClosePhase close) {
            return phase(close.phase(), step);
        } else if (step instanceof RoundStep.RequestHibernate request) {
            return normal(EventReasons.HIBERNATE_REQUESTED, "asked the VM to hibernate", step, List.of(request.pod()));
        } else if (step instanceof RoundStep.RequestWake request) {
            return normal(EventReasons.WAKE_REQUESTED, "asked the VM to wake", step, List.of(request.pod()));
        } else if (step instanceof RoundStep.RequestWakes request) {
            return normal(EventReasons.WAKE_REQUESTED, "asked the VMs to wake", step, request.pods());
        } else if (step instanceof RoundStep.DeletePod delete) {
            return normal(EventReasons.POD_DELETED, "deleted the pod", step, List.of(delete.pod()));
        } else if (step instanceof RoundStep.CreatePod create) {
            boolean restored = create.how() instanceof RestoreDecision.Restore;
            String what = restored ? "created the main pod, to be restored" : "created the main pod afresh";
            return normal(EventReasons.POD_CREATED, what, step, List.of());
        } else if (step instanceof RoundStep.DropSnapshot drop) {
            String what = "dropped " + drop.digest() + " of " + drop.vmName();
            return normal(
                    EventReasons.SNAPSHOT_DROPPED,
                    what,
                    step,
                    List.of(drop.pod().facts()));
        }
        return null;
    }

    private static Told registryFailed(RoundStep step, String message) {
        return step instanceof RoundStep.DropSnapshot drop
                ? new Told(
                        true,
                        EventReasons.SNAPSHOT_DROP_FAILED,
                        "cannot drop " + drop.digest() + " of " + drop.vmName() + ": " + message,
                        List.of(drop.pod().facts()))
                : new Told(true, EventReasons.REGISTRY_UNAVAILABLE, step.why(), List.of());
    }

    private static Told phase(Vocabulary phase, RoundStep step) {
        return normal(EventReasons.PHASE_CHANGED, "phase is " + phase, step, List.of());
    }

    private static Told normal(String reason, String what, RoundStep step, List<PodFacts> pods) {
        return new Told(false, reason, what + ", as " + step.why(), pods);
    }

    /** As much of a pod as it takes to refer to it. */
    private static HasMetadata named(PodFacts pod) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(pod.namespace())
                .withName(pod.name())
                .withUid(pod.uid())
                .withResourceVersion(pod.resourceVersion())
                .endMetadata()
                .build();
    }
}
