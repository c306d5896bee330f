package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetStep;
import org.jspecify.annotations.Nullable;

/**
 * A step in the words of the rows of the tables.
 *
 * @param pod the pod that a step which reads again is decided on; null for none
 */
record StepText(@Nullable PodFacts pod) implements RoundStep.Visitor<Vocabulary, String>, SetStep.Visitor<String> {

    @Override
    public String onWait(RoundStep.Wait<?> step) {
        return "wait";
    }

    @Override
    public String onDone(RoundStep.Done<?> step) {
        return "done";
    }

    @Override
    public String onProbeError(RoundStep.ProbeError<?> step) {
        return "error";
    }

    @Override
    public String onStorePhase(RoundStep.StorePhase<?> step) {
        return "store " + step.phase();
    }

    @Override
    public String onClosePhase(RoundStep.ClosePhase<?> step) {
        return "store " + step.phase();
    }

    @Override
    public String onRequestHibernate(RoundStep.RequestHibernate<?> step) {
        return "request hibernate";
    }

    @Override
    public String onRequestWake(RoundStep.RequestWake<?> step) {
        return "request wake" + then(step.thenStore());
    }

    @Override
    public String onDropSnapshot(RoundStep.DropSnapshot<?> step) {
        return "drop";
    }

    @Override
    public String onReadAgain(RoundStep.ReadAgain<?> step) {
        return step.decide(name -> pod).accept(this);
    }

    @Override
    public String onSetStep(SetStep step) {
        return step.acceptSet(this);
    }

    @Override
    public String onNotAMigration(SetStep.NotAMigration step) {
        return "not a migration";
    }

    @Override
    public String onHandOver(SetStep.HandOver step) {
        return "hand over";
    }

    @Override
    public String onRequestWakes(SetStep.RequestWakes step) {
        return "request wake" + then(step.thenStore());
    }

    @Override
    public String onRecordNode(SetStep.RecordNode step) {
        return step.node() == null ? "forget the node" : "record the node";
    }

    @Override
    public String onDeletePod(SetStep.DeletePod step) {
        return "delete";
    }

    @Override
    public String onCreatePod(SetStep.CreatePod step) {
        String how = step.how() instanceof RestoreDecision.Restore ? "restored" : "fresh";
        return "create " + how + then(step.thenStore());
    }

    private static String then(@Nullable Vocabulary phase) {
        return phase == null ? "" : ", then store " + phase;
    }
}
