package io.cocoonstack.common.k8s;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetStep;

/** A step as the vectors write it. Steps that they have no word for fail the test. */
final class StepJson implements RoundStep.Visitor<Vocabulary, ObjectNode>, SetStep.Visitor<ObjectNode> {

    private static ObjectNode json(String step) {
        return RecordingApiServer.JSON.createObjectNode().put("step", step);
    }

    private static ObjectNode thenStore(ObjectNode json, Vocabulary phase) {
        return phase == null ? json : json.put("thenStore", phase.value());
    }

    private static ObjectNode unexpected(RoundStep<?> step) {
        throw new AssertionError("step is " + step + ", expected one that the vectors have a word for");
    }

    @Override
    public ObjectNode onWait(RoundStep.Wait<?> step) {
        return json("wait");
    }

    @Override
    public ObjectNode onDone(RoundStep.Done<?> step) {
        return json("done");
    }

    @Override
    public ObjectNode onProbeError(RoundStep.ProbeError<?> step) {
        return json("error");
    }

    @Override
    public ObjectNode onStorePhase(RoundStep.StorePhase<?> step) {
        return json("storePhase").put("phase", step.phase().value());
    }

    @Override
    public ObjectNode onClosePhase(RoundStep.ClosePhase<?> step) {
        return json("storePhase").put("phase", step.phase().value());
    }

    @Override
    public ObjectNode onRequestHibernate(RoundStep.RequestHibernate<?> step) {
        return json("requestHibernate");
    }

    @Override
    public ObjectNode onRequestWake(RoundStep.RequestWake<?> step) {
        return thenStore(json("requestWake"), step.thenStore());
    }

    @Override
    public ObjectNode onDropSnapshot(RoundStep.DropSnapshot<?> step) {
        return json("dropSnapshot").put("digest", step.digest());
    }

    @Override
    public ObjectNode onReadAgain(RoundStep.ReadAgain<?> step) {
        return unexpected(step);
    }

    @Override
    public ObjectNode onSetStep(SetStep step) {
        return step.acceptSet(this);
    }

    @Override
    public ObjectNode onNotAMigration(SetStep.NotAMigration step) {
        return json("notAMigration");
    }

    @Override
    public ObjectNode onHandOver(SetStep.HandOver step) {
        return json("handOver");
    }

    @Override
    public ObjectNode onRequestWakes(SetStep.RequestWakes step) {
        return unexpected(step);
    }

    @Override
    public ObjectNode onClearFlag(SetStep.ClearFlag step) {
        return unexpected(step);
    }

    @Override
    public ObjectNode onDropLeftover(SetStep.DropLeftover step) {
        return unexpected(step);
    }

    @Override
    public ObjectNode onRecordNode(SetStep.RecordNode step) {
        return unexpected(step);
    }

    @Override
    public ObjectNode onDeletePod(SetStep.DeletePod step) {
        return json("deletePod");
    }

    @Override
    public ObjectNode onCreatePod(SetStep.CreatePod step) {
        boolean restored = step.how() instanceof RestoreDecision.Restore;
        return thenStore(json(restored ? "createPodWithRestoreFlag" : "createFreshPod"), step.thenStore());
    }
}
