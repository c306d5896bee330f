package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.RoundExecutor.Outcome;
import io.cocoonstack.common.k8s.StepReport;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.examples.demo.Timeline;

/** Tells the steps of rounds to the timeline. */
public final class Told implements RoundExecutor.Listener {

    static final String WHO = "operator";

    private final Timeline timeline;

    /**
     * Makes a listener.
     *
     * @param timeline where to tell
     */
    public Told(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void onStep(StepReport report) {
        RoundStep<?> step = report.step();
        StepTelling telling = StepTelling.of(step);
        String what = report.round() + ": " + telling.words() + ", as " + step.why();
        if (report.outcome() == Outcome.NOTHING_TO_DO) {
            timeline.tellOnce(WHO, report.round().toString(), what);
            return;
        }
        if (report.outcome() == Outcome.REGISTRY_FAILED) {
            timeline.tellOnce(
                    WHO,
                    report.round().toString(),
                    what + (step instanceof RoundStep.ProbeError<?> ? "" : ", but " + report.message()));
            return;
        }
        timeline.tell(WHO, what + (report.outcome() == Outcome.CONFLICT ? ", but something has changed since" : ""));
        if (report.outcome() == Outcome.ACTED) {
            for (PodFacts pod : telling.pods()) {
                timeline.wrote(WHO, String.valueOf(pod.name()), telling.patch().apply(pod));
            }
        }
    }
}
