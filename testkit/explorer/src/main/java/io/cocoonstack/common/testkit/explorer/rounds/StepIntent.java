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
 */
record StepIntent<P extends Vocabulary>(
        ToIntFunction<? super P> phases, Variant variant, long key, int wanted, Coverage coverage)
        implements RoundStep.Visitor<P, Intent>, SetStep.Visitor<Intent> {

    @Override
    public Intent onWait(RoundStep.Wait<?> step) {
        return Intent.NOTHING;
    }

    @Override
    public Intent onDone(RoundStep.Done<?> step) {
        return Intent.NOTHING;
    }

    @Override
    public Intent onProbeError(RoundStep.ProbeError<?> step) {
        return Intent.PROBE_ERROR;
    }

    @Override
    public Intent onStorePhase(RoundStep.StorePhase<? extends P> step) {
        return Intent.store(phases.applyAsInt(step.phase()));
    }

    @Override
    public Intent onClosePhase(RoundStep.ClosePhase<? extends P> step) {
        return Intent.store(phases.applyAsInt(step.phase()));
    }

    @Override
    public Intent onRequestHibernate(RoundStep.RequestHibernate<?> step) {
        return OperatorDeviations.hibernateRequest(variant);
    }

    @Override
    public Intent onRequestWake(RoundStep.RequestWake<? extends P> step) {
        P phase = step.thenStore();
        return Intent.request(Intent.Kind.REQUEST_WAKE, phase == null ? -1 : phases.applyAsInt(phase));
    }

    @Override
    public Intent onDropSnapshot(RoundStep.DropSnapshot<?> step) {
        return Intent.request(Intent.Kind.DROP, -1);
    }

    @Override
    public Intent onReadAgain(RoundStep.ReadAgain<? extends P> step) {
        return Intent.readAgain(key, (reader, wantedNow) -> {
            RoundStep<? extends P> decided = step.decide(reader);
            coverage.fresh(decided);
            return decided.accept(new StepIntent<>(phases, variant, key, wantedNow, coverage));
        });
    }

    @Override
    public Intent onSetStep(SetStep step) {
        return step.acceptSet(this);
    }

    @Override
    public Intent onNotAMigration(SetStep.NotAMigration step) {
        return Intent.NOTHING;
    }

    @Override
    public Intent onHandOver(SetStep.HandOver step) {
        return Intent.NOTHING;
    }

    @Override
    public Intent onRequestWakes(SetStep.RequestWakes step) {
        return Intent.request(Intent.Kind.REQUEST_WAKE, SetPhases.of(step.thenStore()));
    }

    @Override
    public Intent onRecordNode(SetStep.RecordNode step) {
        return Intent.recordNode("node-a".equals(step.node()) ? 1 : step.node() == null ? 0 : 2);
    }

    @Override
    public Intent onDeletePod(SetStep.DeletePod step) {
        return Intent.request(Intent.Kind.DELETE, -1);
    }

    @Override
    public Intent onCreatePod(SetStep.CreatePod step) {
        return Intent.create(flags(step.how()), wanted, SetPhases.of(step.thenStore()));
    }

    static int flags(RestoreDecision how) {
        if (how instanceof RestoreDecision.Restore restore) {
            return Intent.RESTORE | (restore.staysHibernated() ? Intent.HIBERNATE : 0);
        }
        return 0;
    }
}
