package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetStep;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The writes of the {@link ReferenceOperator} for each kind of step; answers whether the step was one that acts.
 *
 * @param storePhase stores a phase on the object whose round it is
 * @param set the set whose round it is; null for the round of a CocoonHibernation
 */
record StepActions<P extends Vocabulary>(
        ReferenceOperator operator,
        Consumer<P> storePhase,
        @Nullable CocoonSet set) implements RoundStep.Visitor<P, Boolean>, SetStep.Visitor<Boolean> {

    boolean carryOut(RoundStep<P> step) {
        return step.accept(this);
    }

    @Override
    public Boolean onWait(RoundStep.Wait<?> step) {
        return false;
    }

    @Override
    public Boolean onDone(RoundStep.Done<?> step) {
        return false;
    }

    @Override
    public Boolean onProbeError(RoundStep.ProbeError<?> step) {
        return false;
    }

    @Override
    public Boolean onStorePhase(RoundStep.StorePhase<? extends P> step) {
        storePhase.accept(step.phase());
        return true;
    }

    @Override
    public Boolean onClosePhase(RoundStep.ClosePhase<? extends P> step) {
        storePhase.accept(step.phase());
        return true;
    }

    @Override
    public Boolean onRequestHibernate(RoundStep.RequestHibernate<?> step) {
        operator.requestHibernate(step.pod());
        return true;
    }

    @Override
    public Boolean onRequestWake(RoundStep.RequestWake<? extends P> step) {
        P phase = step.thenStore();
        operator.requestWake(List.of(step.pod()), phase == null ? () -> {} : () -> storePhase.accept(phase));
        return true;
    }

    @Override
    public Boolean onDropSnapshot(RoundStep.DropSnapshot<?> step) {
        operator.drop(step.vmName(), step.digest());
        return true;
    }

    @Override
    public Boolean onReadAgain(RoundStep.ReadAgain<? extends P> step) {
        return step.decide(operator::readFresh).accept(this);
    }

    @Override
    public Boolean onSetStep(SetStep step) {
        return step.acceptSet(this);
    }

    @Override
    public Boolean onNotAMigration(SetStep.NotAMigration step) {
        return false;
    }

    @Override
    public Boolean onHandOver(SetStep.HandOver step) {
        return false;
    }

    @Override
    public Boolean onRequestWakes(SetStep.RequestWakes step) {
        operator.requestWake(step.pods(), () -> operator.storePhase(owner(), step.thenStore()));
        return true;
    }

    @Override
    public Boolean onClearFlag(SetStep.ClearFlag step) {
        return false;
    }

    @Override
    public Boolean onDropLeftover(SetStep.DropLeftover step) {
        return false;
    }

    @Override
    public Boolean onRecordNode(SetStep.RecordNode step) {
        operator.recordNode(owner(), step.node());
        return true;
    }

    @Override
    public Boolean onDeletePod(SetStep.DeletePod step) {
        operator.delete(step.pod());
        return true;
    }

    @Override
    public Boolean onCreatePod(SetStep.CreatePod step) {
        operator.create(owner(), step.how());
        operator.storePhase(owner(), step.thenStore());
        return true;
    }

    private CocoonSet owner() {
        return Objects.requireNonNull(set, "the step is of the round of a set");
    }
}
