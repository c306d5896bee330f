package io.cocoonstack.common.k8s;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.SetStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The effects of the steps of a set's round. */
final class SetStepEffects extends StepEffects<CocoonSetPhase> implements SetStep.Visitor<StepResult> {

    private static final Logger LOG = LoggerFactory.getLogger(RoundExecutor.class);

    private final SetRoundObject set;

    SetStepEffects(KubernetesClient client, SnapshotRegistry registry, SetRoundObject set) {
        super(client, registry, set);
        this.set = set;
    }

    @Override
    public StepResult onSetStep(SetStep step) {
        return step.acceptSet(this);
    }

    @Override
    public StepResult onNotAMigration(SetStep.NotAMigration step) {
        return StepResult.NOTHING_TO_DO;
    }

    @Override
    public StepResult onHandOver(SetStep.HandOver step) {
        return StepResult.NOTHING_TO_DO;
    }

    @Override
    public StepResult onRequestWakes(SetStep.RequestWakes step) {
        step.pods().forEach(pod -> PodWrites.requestWake(client(), pod));
        set.storePhase(step.thenStore());
        return StepResult.ACTED;
    }

    @Override
    public StepResult onClearFlag(SetStep.ClearFlag step) {
        PodWrites.clearHibernateFlag(client(), step.pod());
        return StepResult.ACTED;
    }

    @Override
    public StepResult onRecordNode(SetStep.RecordNode step) {
        set.recordNode(step.node());
        return StepResult.ACTED;
    }

    @Override
    public StepResult onDeletePod(SetStep.DeletePod step) {
        set.beforeDeletion(step.pod());
        PodWrites.delete(client(), step.keepSnapshot() ? keepSnapshot(step.pod()) : step.pod());
        return StepResult.ACTED;
    }

    /** Best effort: without the flag, the next restore pulls the snapshot from the registry. */
    private PodFacts keepSnapshot(PodFacts pod) {
        try {
            return Pods.facts(PodWrites.requestKeepSnapshot(client(), pod));
        } catch (KubernetesClientException e) {
            LOG.info("{} is deleted without the keep-snapshot flag: {}", pod, ApiErrors.describe(e));
            return pod;
        }
    }

    @Override
    public StepResult onDropLeftover(SetStep.DropLeftover step) {
        if (set.readPod(step.podName()) != null) {
            throw new ConflictException("the pod is there by now; read again and decide again", null);
        }
        // The image that the set asks for may be another one by now.
        requireUnchanged();
        return drop(step.vmName(), step.digest());
    }

    /** A pod of that name that is there already is not what the step was decided on. */
    @Override
    public StepResult onCreatePod(SetStep.CreatePod step) {
        try {
            set.createPod(step.how());
        } catch (KubernetesClientException e) {
            if (ApiErrors.isAlreadyThere(e)) {
                throw new ConflictException("the pod is there already; read again and decide again", e);
            }
            throw e;
        }
        set.storePhase(step.thenStore());
        return StepResult.ACTED;
    }
}
