package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.common.k8s.FreshReads;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.SetRoundObject;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RestoreDecision;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CocoonSet as it was read, and what the executor needs of it. */
record CocoonSetRound(KubernetesClient client, SetPods pods, Clock clock) implements SetRoundObject {

    CocoonSet set() {
        return pods.set();
    }

    SetReport report() {
        return new SetReport(pods, clock.instant());
    }

    void store(CocoonSetStatus status) {
        Patches.storeStatusIfUnchanged(client, set(), set().getStatus(), status);
    }

    @Override
    public @Nullable PodFacts readPod(String podName) {
        return FreshReads.pod(client, set().getMetadata().getNamespace(), podName);
    }

    @Override
    public void storePhase(CocoonSetPhase phase) {
        store(report().stored(phase));
    }

    @Override
    public void createPod(RestoreDecision how) {
        client.resource(pods.build(pods.main(), null, how)).create();
    }

    @Override
    public void recordNode(@Nullable String node) {
        annotate(Annotations.HIBERNATED_ON_NODE, node);
    }

    /** Writes an annotation of the set under its version; null removes it. */
    private void annotate(String key, @Nullable String value) {
        Patches.patchMetadataIfUnchanged(
                client, set(), metadata -> metadata.getAnnotations().compute(key, (any, before) -> value));
    }

    /** Hands the names of the VMs over before their pods go; answers false where the set lists them already. */
    boolean listVms(Collection<PodFacts> going) {
        String names = pods.deleteVmNames(going);
        Map<String, String> annotations = set().getMetadata().getAnnotations();
        String listed = annotations == null ? null : annotations.get(SetPods.DELETE_VM_NAMES);
        if (names == null || names.equals(listed)) {
            return false;
        }
        annotate(SetPods.DELETE_VM_NAMES, names);
        return true;
    }

    @Override
    public void beforeDeletion(PodFacts pod) {
        listVms(List.of(pod));
    }

    @Override
    public HasMetadata resource() {
        return set();
    }

    @Override
    public String toString() {
        return name(set());
    }

    static String name(CocoonSet set) {
        return "CocoonSet " + set.getMetadata().getNamespace() + "/"
                + set.getMetadata().getName();
    }
}
