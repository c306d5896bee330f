package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetStep;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A step as the timeline tells it.
 *
 * @param words what the step does
 * @param pods the pods that it writes annotations to
 * @param patch the annotations that it writes to one of them
 */
record StepTelling(String words, List<PodFacts> pods, Function<PodFacts, Map<String, @Nullable String>> patch) {

    static StepTelling of(RoundStep<?> step) {
        return step.accept(new Words());
    }

    private static StepTelling of(String words) {
        return new StepTelling(words, List.of(), pod -> Map.of());
    }

    private static StepTelling wake(List<PodFacts> pods) {
        return new StepTelling("requests wake", pods, pod -> Epochs.wakeRequest(pod.hibernateEpoch()));
    }

    private static final class Words
            implements RoundStep.Visitor<Vocabulary, StepTelling>, SetStep.Visitor<StepTelling> {

        @Override
        public StepTelling onWait(RoundStep.Wait<?> step) {
            return of("waits");
        }

        @Override
        public StepTelling onDone(RoundStep.Done<?> step) {
            return of("rests");
        }

        @Override
        public StepTelling onProbeError(RoundStep.ProbeError<?> step) {
            return of("waits");
        }

        @Override
        public StepTelling onStorePhase(RoundStep.StorePhase<?> step) {
            return of("stores phase " + step.phase());
        }

        @Override
        public StepTelling onClosePhase(RoundStep.ClosePhase<?> step) {
            return of("stores phase " + step.phase());
        }

        @Override
        public StepTelling onRequestHibernate(RoundStep.RequestHibernate<?> step) {
            return new StepTelling("requests hibernate", List.of(step.pod()), pod -> HibernateState.ON.patch());
        }

        @Override
        public StepTelling onRequestWake(RoundStep.RequestWake<?> step) {
            return wake(List.of(step.pod()));
        }

        @Override
        public StepTelling onDropSnapshot(RoundStep.DropSnapshot<?> step) {
            return of("drops " + step.digest().substring(0, 19));
        }

        @Override
        public StepTelling onReadAgain(RoundStep.ReadAgain<?> step) {
            return of("reads again");
        }

        @Override
        public StepTelling onSetStep(SetStep step) {
            return step.acceptSet(this);
        }

        @Override
        public StepTelling onNotAMigration(SetStep.NotAMigration step) {
            return of("rests");
        }

        @Override
        public StepTelling onHandOver(SetStep.HandOver step) {
            return of("leaves the pod to its CocoonHibernation");
        }

        @Override
        public StepTelling onRequestWakes(SetStep.RequestWakes step) {
            return wake(step.pods());
        }

        @Override
        public StepTelling onRecordNode(SetStep.RecordNode step) {
            return of(step.node() == null ? "forgets the node" : "records " + step.node());
        }

        @Override
        public StepTelling onDeletePod(SetStep.DeletePod step) {
            return of("deletes " + step.pod().name());
        }

        @Override
        public StepTelling onCreatePod(SetStep.CreatePod step) {
            return of("creates the main pod");
        }
    }
}
