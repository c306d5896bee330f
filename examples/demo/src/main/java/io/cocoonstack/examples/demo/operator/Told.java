package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.RoundExecutor.Outcome;
import io.cocoonstack.common.k8s.StepReport;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.examples.demo.Timeline;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        RoundStep step = report.step();
        String what = report.round() + ": " + what(step) + ", as " + step.why();
        if (report.outcome() == Outcome.NOTHING_TO_DO) {
            timeline.tellOnce(WHO, report.round().toString(), what);
            return;
        }
        if (report.outcome() == Outcome.REGISTRY_FAILED) {
            timeline.tellOnce(
                    WHO,
                    report.round().toString(),
                    what + (step instanceof RoundStep.ProbeError ? "" : ", but " + report.message()));
            return;
        }
        timeline.tell(WHO, what + (report.outcome() == Outcome.CONFLICT ? ", but something has changed since" : ""));
        if (report.outcome() == Outcome.ACTED) {
            tellWrites(step);
        }
    }

    private static String what(RoundStep step) {
        if (step instanceof RoundStep.RequestHibernate) {
            return "requests hibernate";
        } else if (step instanceof RoundStep.RequestWake || step instanceof RoundStep.RequestWakes) {
            return "requests wake";
        } else if (step instanceof RoundStep.DropSnapshot drop) {
            return "drops " + drop.digest().substring(0, 19);
        } else if (step instanceof RoundStep.StorePhase store) {
            return "stores phase " + store.phase();
        } else if (step instanceof RoundStep.ClosePhase close) {
            return "stores phase " + close.phase();
        } else if (step instanceof RoundStep.DeletePod delete) {
            return "deletes " + delete.pod().name();
        } else if (step instanceof RoundStep.CreatePod) {
            return "creates the main pod";
        } else if (step instanceof RoundStep.RecordNode record) {
            return record.node() == null ? "forgets the node" : "records " + record.node();
        } else if (step instanceof RoundStep.HandOver) {
            return "leaves the pod to its CocoonHibernation";
        }
        return step instanceof RoundStep.Done || step instanceof RoundStep.NotAMigration ? "rests" : "waits";
    }

    private void tellWrites(RoundStep step) {
        if (step instanceof RoundStep.RequestHibernate request) {
            wrote(request.pod(), HibernateState.ON.patch());
        } else if (step instanceof RoundStep.RequestWake request) {
            wrote(request.pod(), Epochs.wakeRequest(request.pod().hibernateEpoch()));
        } else if (step instanceof RoundStep.RequestWakes request) {
            request.pods().forEach(pod -> wrote(pod, Epochs.wakeRequest(pod.hibernateEpoch())));
        }
    }

    private void wrote(PodFacts pod, Map<String, ? extends @Nullable String> annotations) {
        timeline.wrote(WHO, String.valueOf(pod.name()), annotations);
    }
}
