package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.StepOutcome;
import io.cocoonstack.common.k8s.StepReport;
import io.cocoonstack.common.k8s.operator.PodAction;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.testkit.world.Story;

/** Tells the steps of rounds, and what is done to pods and snapshots beside them, to the timeline. */
public final class OperatorTimeline implements RoundExecutor.Listener, PodAction.Listener {

    private static final String WHO = "operator";

    private final Story timeline;

    /**
     * Makes a listener.
     *
     * @param timeline where to tell
     */
    public OperatorTimeline(Story timeline) {
        this.timeline = timeline;
    }

    @Override
    public void onStep(StepReport report) {
        RoundStep<?> step = report.step();
        StepTelling telling = StepTelling.of(step);
        String what = report.round() + ": " + telling.words() + ", as " + step.why();
        if (report.outcome() == StepOutcome.NOTHING_TO_DO) {
            timeline.tellOnce(WHO, report.round().toString(), what);
            return;
        }
        if (report.outcome() == StepOutcome.REGISTRY_FAILED) {
            timeline.tellOnce(
                    WHO,
                    report.round().toString(),
                    what + (step instanceof RoundStep.ProbeError<?> ? "" : ", but " + report.message()));
            return;
        }
        timeline.tell(
                WHO, what + (report.outcome() == StepOutcome.CONFLICT ? ", but something has changed since" : ""));
        if (report.outcome() == StepOutcome.ACTED) {
            for (PodFacts pod : telling.pods()) {
                timeline.wrote(WHO, String.valueOf(pod.name()), telling.patch().apply(pod));
            }
        }
    }

    @Override
    public void onAction(PodAction action) {
        String subject = action.subject();
        String what = words(action.kind()) + " " + subject + ", as " + action.why();
        switch (action.kind()) {
            case HELD_BACK, SNAPSHOT_KEPT -> timeline.tellOnce(WHO, subject, what);
            case STAMPED -> {}
            default -> timeline.tell(WHO, what);
        }
        if (!action.annotations().isEmpty()) {
            timeline.wrote(WHO, subject, action.annotations());
        }
    }

    private static String words(PodAction.Kind kind) {
        return switch (kind) {
            case CREATED -> "creates";
            case HELD_BACK -> "does not create";
            case STAMPED -> "stamps";
            case DELETED -> "deletes";
            case SNAPSHOT_DROPPED -> "drops";
            case SNAPSHOT_KEPT -> "cannot drop";
        };
    }
}
