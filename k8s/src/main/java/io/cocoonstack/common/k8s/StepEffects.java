package io.cocoonstack.common.k8s;

import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;

/** The effect of each kind of step: one write, and the phase before or after it as contract 6.2 asks. */
class StepEffects<P extends Vocabulary> implements RoundStep.Visitor<P, StepResult> {

    private final KubernetesClient client;
    private final SnapshotRegistry registry;
    private final RoundObject<P> round;

    StepEffects(KubernetesClient client, SnapshotRegistry registry, RoundObject<P> round) {
        this.client = client;
        this.registry = registry;
        this.round = round;
    }

    @Override
    public StepResult onWait(RoundStep.Wait<?> step) {
        return StepResult.NOTHING_TO_DO;
    }

    @Override
    public StepResult onDone(RoundStep.Done<?> step) {
        return StepResult.NOTHING_TO_DO;
    }

    @Override
    public StepResult onProbeError(RoundStep.ProbeError<?> step) {
        return StepResult.registryFailed(step.failure().reason(), step.failure().cause());
    }

    @Override
    public StepResult onStorePhase(RoundStep.StorePhase<? extends P> step) {
        round.storePhase(step.phase());
        return StepResult.ACTED;
    }

    @Override
    public StepResult onClosePhase(RoundStep.ClosePhase<? extends P> step) {
        round.storePhase(step.phase());
        return StepResult.ACTED;
    }

    @Override
    public StepResult onRequestHibernate(RoundStep.RequestHibernate<?> step) {
        // The pod may be fresh where its owner is not: the flag of a round that is over would be answered by nobody.
        requireUnchanged();
        PodWrites.requestHibernate(client, step.pod());
        return StepResult.ACTED;
    }

    /** Asks the API server for the object that the step was decided on. */
    final void requireUnchanged() {
        HasMetadata read = round.resource();
        if (read != null && !FreshReads.isUnchanged(client, read)) {
            throw new ConflictException(round + " has changed since; read again and decide again", null);
        }
    }

    @Override
    public StepResult onRequestWake(RoundStep.RequestWake<? extends P> step) {
        PodWrites.requestWake(client, step.pod());
        P phase = step.thenStore();
        if (phase != null) {
            round.storePhase(phase);
        }
        return StepResult.ACTED;
    }

    @Override
    public StepResult onDropSnapshot(RoundStep.DropSnapshot<?> step) {
        return drop(step.vmName(), step.digest());
    }

    /** An exception of the caller's registry is a failure, never a success. */
    final StepResult drop(String vmName, String digest) {
        DropResult result;
        try {
            result = registry.drop(vmName, digest);
        } catch (RuntimeException e) {
            result = new DropResult.Failed("the registry threw " + e.getClass().getSimpleName(), e);
        }
        if (result instanceof DropResult.Failed failed) {
            return StepResult.registryFailed(failed.reason(), failed.cause());
        }
        return result instanceof DropResult.Unsupported unsupported
                ? StepResult.registryFailed("the registry deletes nothing: " + unsupported.reason(), null)
                : StepResult.ACTED;
    }

    @Override
    public StepResult onReadAgain(RoundStep.ReadAgain<? extends P> step) {
        throw new IllegalStateException("step is " + step + ", expected the decision on the pods that were read again");
    }

    @Override
    public StepResult onSetStep(SetStep step) {
        throw new IllegalStateException("step is " + step + ", expected one of a CocoonHibernation's round");
    }

    final KubernetesClient client() {
        return client;
    }
}
