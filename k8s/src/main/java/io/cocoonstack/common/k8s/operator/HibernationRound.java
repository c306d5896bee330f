package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationStatus;
import io.cocoonstack.common.k8s.FreshReads;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.RoundObject;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.PodFacts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A CocoonHibernation as it was read, and what the executor needs of it. */
record HibernationRound(
        KubernetesClient client,
        CocoonHibernation hibernation,
        @Nullable String vmName,
        Clock clock) implements RoundObject<HibernationPhase> {

    HibernationReport report() {
        return new HibernationReport(hibernation, vmName, clock.instant());
    }

    void store(CocoonHibernationStatus status) {
        Patches.storeStatusIfUnchanged(client, hibernation, hibernation.getStatus(), status);
    }

    @Override
    public @Nullable PodFacts readPod(String podName) {
        return FreshReads.pod(client, hibernation.getMetadata().getNamespace(), podName);
    }

    @Override
    public void storePhase(HibernationPhase phase) {
        store(report().stored(phase));
    }

    @Override
    public HasMetadata resource() {
        return hibernation;
    }

    @Override
    public String toString() {
        return "CocoonHibernation " + hibernation.getMetadata().getNamespace() + "/"
                + hibernation.getMetadata().getName();
    }
}
