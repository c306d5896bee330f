package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationStatus;
import io.cocoonstack.common.k8s.Conditions;
import io.cocoonstack.common.k8s.FreshReads;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.RoundObject;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.PodFacts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A CocoonHibernation as it was read, and what the executor needs of it. */
final class HibernationObject implements RoundObject<HibernationPhase> {

    private final CocoonHibernation hibernation;
    private final KubernetesClient client;

    HibernationObject(CocoonHibernation hibernation, KubernetesClient client) {
        this.hibernation = hibernation;
        this.client = client;
    }

    @Override
    public @Nullable PodFacts readPod(String podName) {
        return FreshReads.pod(client, hibernation.getMetadata().getNamespace(), podName);
    }

    @Override
    public void storePhase(HibernationPhase phase) {
        boolean settled = HibernationPhase.ACTIVE.equals(phase) || HibernationPhase.HIBERNATED.equals(phase);
        store(phase, true, settled ? "True" : "False", phase.value(), "phase is " + phase);
    }

    /** Says in the Ready condition what the kubelet reports as failed; the phase stays. */
    void tellFailure(@Nullable String message) {
        HibernationPhase phase = Facts.phase(hibernation);
        // What was observed stays as well: in phase Failed, a spec that changed since has yet to be taken up.
        store(phase, false, "False", "VmFailed", message == null ? "the kubelet reports failed" : message);
    }

    private void store(
            @Nullable HibernationPhase phase, boolean observed, String ready, String reason, String message) {
        long generation = hibernation.getMetadata().getGeneration();
        Patches.patchStatusIfUnchanged(client, hibernation, copy -> {
            CocoonHibernationStatus status =
                    copy.getStatus() == null ? new CocoonHibernationStatus() : copy.getStatus();
            status.setPhase(phase);
            if (observed) {
                status.setObservedGeneration(generation);
            }
            status.setConditions(Conditions.set(
                            status.getConditions(), Conditions.ready(ready, reason, message, generation), Instant.now())
                    .conditions());
            copy.setStatus(status);
        });
    }

    @Override
    public HasMetadata resource() {
        return hibernation;
    }

    @Override
    public String toString() {
        return "CocoonHibernation " + hibernation.getMetadata().getName();
    }
}
