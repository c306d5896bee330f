package io.cocoonstack.common.k8s;

import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetStep;
import java.util.List;
import java.util.Optional;

/**
 * The event of a step, without its object.
 *
 * @param pods the pods that it is emitted on, beside the object whose round it is
 */
record StepEvent(boolean warning, String reason, String message, List<PodFacts> pods) {

    static Optional<StepEvent> of(StepReport report) {
        return switch (report.outcome()) {
            case ACTED -> report.step().accept(new Acted());
            case REGISTRY_FAILED -> Optional.of(registryFailed(report.step(), report.message()));
            case API_FAILED ->
                Optional.of(new StepEvent(
                        true, EventReasons.STEP_FAILED, report.kind() + ": " + report.message(), List.of()));
            case NOTHING_TO_DO, CONFLICT, HELD_BACK -> Optional.empty();
        };
    }

    private static StepEvent registryFailed(RoundStep<?> step, String message) {
        if (step instanceof SetStep.DropLeftover drop) {
            String what = "cannot drop " + drop.digest() + " of " + drop.vmName() + ": " + message;
            return new StepEvent(true, EventReasons.SNAPSHOT_DROP_FAILED, what, List.of());
        }
        return step instanceof RoundStep.DropSnapshot<?> drop
                ? new StepEvent(
                        true,
                        EventReasons.SNAPSHOT_DROP_FAILED,
                        "cannot drop " + drop.digest() + " of " + drop.vmName() + ": " + message,
                        List.of(drop.pod().facts()))
                : new StepEvent(true, EventReasons.REGISTRY_UNAVAILABLE, step.why(), List.of());
    }

    /** The event of a step that acted; empty for a step that has nothing to act on, and for the record of a node. */
    private static final class Acted
            implements RoundStep.Visitor<Vocabulary, Optional<StepEvent>>, SetStep.Visitor<Optional<StepEvent>> {

        private static Optional<StepEvent> normal(String reason, String what, RoundStep<?> step, List<PodFacts> pods) {
            return Optional.of(new StepEvent(false, reason, what + ", as " + step.why(), pods));
        }

        private static Optional<StepEvent> phase(Vocabulary phase, RoundStep<?> step) {
            return normal(EventReasons.PHASE_CHANGED, "phase is " + phase, step, List.of());
        }

        @Override
        public Optional<StepEvent> onWait(RoundStep.Wait<?> step) {
            return Optional.empty();
        }

        @Override
        public Optional<StepEvent> onDone(RoundStep.Done<?> step) {
            return Optional.empty();
        }

        @Override
        public Optional<StepEvent> onProbeError(RoundStep.ProbeError<?> step) {
            return Optional.empty();
        }

        @Override
        public Optional<StepEvent> onReadAgain(RoundStep.ReadAgain<?> step) {
            return Optional.empty();
        }

        @Override
        public Optional<StepEvent> onStorePhase(RoundStep.StorePhase<?> step) {
            return phase(step.phase(), step);
        }

        @Override
        public Optional<StepEvent> onClosePhase(RoundStep.ClosePhase<?> step) {
            return phase(step.phase(), step);
        }

        @Override
        public Optional<StepEvent> onRequestHibernate(RoundStep.RequestHibernate<?> step) {
            return normal(EventReasons.HIBERNATE_REQUESTED, "asked the VM to hibernate", step, List.of(step.pod()));
        }

        @Override
        public Optional<StepEvent> onRequestWake(RoundStep.RequestWake<?> step) {
            return normal(EventReasons.WAKE_REQUESTED, "asked the VM to wake", step, List.of(step.pod()));
        }

        @Override
        public Optional<StepEvent> onDropSnapshot(RoundStep.DropSnapshot<?> step) {
            String what = "dropped " + step.digest() + " of " + step.vmName();
            return normal(
                    EventReasons.SNAPSHOT_DROPPED,
                    what,
                    step,
                    List.of(step.pod().facts()));
        }

        @Override
        public Optional<StepEvent> onSetStep(SetStep step) {
            return step.acceptSet(this);
        }

        @Override
        public Optional<StepEvent> onNotAMigration(SetStep.NotAMigration step) {
            return Optional.empty();
        }

        @Override
        public Optional<StepEvent> onHandOver(SetStep.HandOver step) {
            return Optional.empty();
        }

        @Override
        public Optional<StepEvent> onRequestWakes(SetStep.RequestWakes step) {
            return normal(EventReasons.WAKE_REQUESTED, "asked the VMs to wake", step, step.pods());
        }

        @Override
        public Optional<StepEvent> onClearFlag(SetStep.ClearFlag step) {
            return Optional.empty();
        }

        @Override
        public Optional<StepEvent> onRecordNode(SetStep.RecordNode step) {
            return Optional.empty();
        }

        @Override
        public Optional<StepEvent> onDeletePod(SetStep.DeletePod step) {
            return normal(EventReasons.POD_DELETED, "deleted the pod", step, List.of(step.pod()));
        }

        @Override
        public Optional<StepEvent> onDropLeftover(SetStep.DropLeftover step) {
            String what = "dropped " + step.digest() + " of " + step.vmName();
            return normal(EventReasons.SNAPSHOT_DROPPED, what, step, List.of());
        }

        @Override
        public Optional<StepEvent> onCreatePod(SetStep.CreatePod step) {
            boolean restored = step.how() instanceof RestoreDecision.Restore;
            String what = restored ? "created the main pod, to be restored" : "created the main pod afresh";
            return normal(EventReasons.POD_CREATED, what, step, List.of());
        }
    }
}
