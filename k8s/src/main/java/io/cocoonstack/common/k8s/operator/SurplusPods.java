package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.FreshReads;
import io.cocoonstack.common.k8s.PodWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.WakeGate;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the pods that a set does not want any more. In a round they take part like all others: a VM in the middle of
 * one is not thrown away, and no snapshot is left behind that nobody would drop. A pod that the set of a cache does not
 * want may be wanted by a newer one, so set and CocoonHibernations are read from the API server.
 */
record SurplusPods(KubernetesClient client, LegacyPolicy legacyPolicy, PodActions actions) {

    /** Answers whether something was written, so that the set is to be read again. */
    boolean remove(CocoonSetRound round, List<Pod> surplus, PodRefusals refused) {
        CocoonSet set = round.set();
        CocoonSetPhase phase = CocoonSets.phase(set);
        boolean inRound =
                phase != null && (!phase.isKnown() || phase.isInRound() || CocoonSetPhase.FAILED.equals(phase));
        if (inRound || surplus.isEmpty()) {
            return false;
        }
        LiveView live = new LiveView(client);
        Map<String, CocoonHibernation> hibernations =
                Hibernations.byPod(live.hibernations(set.getMetadata().getNamespace()));
        boolean removed = false;
        for (Pod pod : surplus) {
            PodFacts facts = Pods.facts(pod);
            if (!facts.isDeleting()
                    && isAtRest(facts, hibernations.get(facts.name()))
                    && FreshReads.isUnchanged(client, set)) {
                if (round.listVms(surplus.stream().map(Pods::facts).toList())) {
                    return true;
                }
                if (refused.attempt(facts.name(), "deleted", () -> PodWrites.delete(client, facts))) {
                    actions.tell(set, PodAction.Kind.DELETED, facts.name(), "the set does not want the pod any more");
                    removed = true;
                }
            }
        }
        return removed;
    }

    private boolean isAtRest(PodFacts pod, @Nullable CocoonHibernation hibernation) {
        HibernationPhase phase = Hibernations.phase(hibernation);
        boolean hibernationIsAtRest =
                phase == null || HibernationPhase.PENDING.equals(phase) || HibernationPhase.ACTIVE.equals(phase);
        // A kubelet that keeps no epochs never acknowledges a wake.
        boolean isAwake = !pod.isWakePending() || WakeGate.evaluate(pod).isLive(legacyPolicy);
        return hibernationIsAtRest && !pod.isHibernate() && isAwake;
    }
}
