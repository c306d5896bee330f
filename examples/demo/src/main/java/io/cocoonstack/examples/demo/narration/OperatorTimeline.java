package io.cocoonstack.examples.demo.narration;

import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.StepReport;
import io.cocoonstack.common.k8s.operator.PodAction;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.testkit.world.Story;
import java.util.Locale;

/**
 * Tells the steps of rounds, and what is done to pods and snapshots beside them.
 *
 * @param story where to tell
 */
public record OperatorTimeline(Story story) implements RoundExecutor.Listener, PodAction.Listener {

    private static final String WHO = "operator";

    @Override
    public void onStep(StepReport report) {
        String round = report.round().toString();
        String what =
                round + ": " + words(report.kind()) + ", as " + report.step().why();
        switch (report.outcome()) {
            case NOTHING_TO_DO -> story.tellOnce(WHO, round, what);
            case REGISTRY_FAILED ->
                story.tellOnce(
                        WHO,
                        round,
                        what + (report.step() instanceof RoundStep.ProbeError<?> ? "" : ", but " + report.message()));
            case CONFLICT -> story.tell(WHO, what + ", but something has changed since");
            default -> story.tell(WHO, what);
        }
    }

    @Override
    public void onAction(PodAction action) {
        String what = words(action.kind().name()) + " " + action.subject() + ", as " + action.why();
        switch (action.kind()) {
            case HELD_BACK, SNAPSHOT_KEPT -> story.tellOnce(WHO, action.subject(), what);
            case STAMPED -> {}
            default -> story.tell(WHO, what);
        }
    }

    private static String words(String kind) {
        return kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
