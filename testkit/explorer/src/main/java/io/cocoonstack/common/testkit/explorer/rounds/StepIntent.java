package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetStep;
import java.util.function.ToIntFunction;

/**
 * The intent of a controller that was told to take a step.
 *
 * @param phases the number of a phase
 * @param variant may add a phase to a request
 * @param key tells apart what is to be decided again on a fresh pod
 * @param wanted the node that the set wants, 0 for none
 * @param coverage is told of the steps that are decided on a fresh pod
 * @param created the annotations that a pod is created with
 */
record StepIntent<P extends Vocabulary>(
        ToIntFunction<? super P> phases,
        Variant variant,
        long key,
        int wanted,
        Coverage coverage,
        ToIntFunction<RestoreDecision> created) {

    Intent of(RoundStep<? extends P> step) {
        if (step instanceof RoundStep.StorePhase<? extends P> store) {
            return Intent.store(phases.applyAsInt(store.phase()));
        }
        if (step instanceof RoundStep.ClosePhase<? extends P> close) {
            return Intent.store(phases.applyAsInt(close.phase()));
        }
        if (step instanceof RoundStep.RequestHibernate) {
            return OperatorDeviations.hibernateRequest(variant);
        }
        if (step instanceof RoundStep.RequestWake<? extends P> wake) {
            P then = wake.thenStore();
            return Intent.request(Intent.Kind.REQUEST_WAKE, then == null ? -1 : phases.applyAsInt(then));
        }
        if (step instanceof RoundStep.DropSnapshot) {
            return Intent.request(Intent.Kind.DROP, -1);
        }
        if (step instanceof RoundStep.ReadAgain<? extends P> again) {
            return Intent.readAgain(key, (reader, wantedNow) -> {
                RoundStep<? extends P> decided = again.decide(reader);
                coverage.fresh(decided);
                return new StepIntent<>(phases, variant, key, wantedNow, coverage, created).of(decided);
            });
        }
        if (step instanceof RoundStep.ProbeError) {
            return Intent.PROBE_ERROR;
        }
        return step instanceof SetStep ofSet ? of(ofSet) : Intent.NOTHING; // to wait, or done
    }

    private Intent of(SetStep step) {
        if (step instanceof SetStep.RequestWakes wakes) {
            return Intent.request(Intent.Kind.REQUEST_WAKE, SetPhases.of(wakes.thenStore()));
        }
        if (step instanceof SetStep.RecordNode record) {
            return Intent.recordNode("node-a".equals(record.node()) ? 1 : record.node() == null ? 0 : 2);
        }
        if (step instanceof SetStep.DeletePod) {
            return Intent.request(Intent.Kind.DELETE, -1);
        }
        if (step instanceof SetStep.CreatePod create) {
            return Intent.create(
                    create.how(), created.applyAsInt(create.how()), wanted, SetPhases.of(create.thenStore()));
        }
        return Intent.NOTHING; // for another planner
    }
}
