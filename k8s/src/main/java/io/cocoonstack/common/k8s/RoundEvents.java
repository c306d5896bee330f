package io.cocoonstack.common.k8s;

import io.cocoonstack.common.round.PodFacts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
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
        StepEvent.of(report).ifPresent(event -> {
            emit(report.round().resource(), event);
            for (PodFacts pod : event.pods()) {
                // A pod that was deleted is told of too: kubectl shows the events of its name for a while.
                if (pod.namespace() != null && pod.name() != null) {
                    emit(named(pod), event);
                }
            }
        });
    }

    private void emit(@Nullable HasMetadata object, StepEvent event) {
        if (object == null) {
            return;
        }
        if (event.warning()) {
            recorder.warning(object, event.reason(), event.message());
        } else {
            recorder.normal(object, event.reason(), event.message());
        }
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
