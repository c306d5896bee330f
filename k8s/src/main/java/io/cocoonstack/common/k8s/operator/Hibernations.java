package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.RoundObject;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.HibernationFacts;
import io.cocoonstack.common.round.RoundOwner;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the contract reads from a CocoonHibernation (contract 5 and 6.5). A null object, or one with null metadata,
 * spec or status, reads as empty: no method that reads throws.
 */
public final class Hibernations {

    private Hibernations() {}

    /**
     * The facts for {@link io.cocoonstack.common.round.HibernationPlanner}. Its other argument, the pod, is null where
     * the pod is missing, never the facts of an empty pod.
     *
     * @param hibernation the CocoonHibernation; null reads as one that desires nothing
     * @param set the set of its pod, see {@link CocoonSets#ofPod}; null for none
     * @return deleting where it has a deletionTimestamp, which counts as the desire to wake; specChanged where its
     *     generation is above what its status observed, or its status observed none
     */
    public static HibernationFacts facts(@Nullable CocoonHibernation hibernation, @Nullable CocoonSet set) {
        return facts(hibernation, set, false);
    }

    /** A retry that is due brings the requests back in phase Failed (contract 6.5 rule failed). */
    static HibernationFacts facts(
            @Nullable CocoonHibernation hibernation, @Nullable CocoonSet set, boolean isRetryDue) {
        return HibernationFacts.builder()
                .desire(
                        hibernation == null || hibernation.getSpec() == null
                                ? null
                                : hibernation.getSpec().getDesire())
                .phase(phase(hibernation))
                .deleting(Metadata.isDeleting(hibernation))
                .set(set == null ? null : CocoonSets.facts(set))
                .retryDue(isRetryDue)
                .specChanged(Metadata.isAhead(hibernation, observedGeneration(hibernation)))
                .build();
    }

    /**
     * {@return how far the round is: status.phase; null for none}
     *
     * @param hibernation the CocoonHibernation, or null
     */
    public static @Nullable HibernationPhase phase(@Nullable CocoonHibernation hibernation) {
        return hibernation == null || hibernation.getStatus() == null
                ? null
                : hibernation.getStatus().getPhase();
    }

    /**
     * {@return what is asked for: Wake where it is being deleted, else spec.desire; null for none}
     *
     * @param hibernation the CocoonHibernation, or null
     */
    public static @Nullable HibernationDesire desire(@Nullable CocoonHibernation hibernation) {
        if (Metadata.isDeleting(hibernation)) {
            return HibernationDesire.WAKE;
        }
        return hibernation == null || hibernation.getSpec() == null
                ? null
                : hibernation.getSpec().getDesire();
    }

    /**
     * {@return the pod that is meant: spec.podRef.name; null for none}
     *
     * @param hibernation the CocoonHibernation, or null
     */
    public static @Nullable String podName(@Nullable CocoonHibernation hibernation) {
        return hibernation == null
                        || hibernation.getSpec() == null
                        || hibernation.getSpec().getPodRef() == null
                ? null
                : hibernation.getSpec().getPodRef().getName();
    }

    /**
     * The CocoonHibernation of a pod. Contract 8a lets one alone target a pod; where the webhook was not there and
     * several do, the one whose round is under way speaks for the pod, then the one that has the pod's name.
     *
     * @param hibernations all of the pod's namespace
     * @param podName the pod's name
     * @return null where none targets the pod
     */
    public static @Nullable CocoonHibernation ofPod(Iterable<CocoonHibernation> hibernations, String podName) {
        CocoonHibernation best = null;
        for (CocoonHibernation one : hibernations) {
            if (podName.equals(podName(one)) && (best == null || rank(one) > rank(best))) {
                best = one;
            }
        }
        return best;
    }

    /** {@link #ofPod} of every pod that has one, by one pass over the list. */
    static Map<String, CocoonHibernation> byPod(Iterable<CocoonHibernation> hibernations) {
        Map<String, CocoonHibernation> byPod = new HashMap<>();
        for (CocoonHibernation one : hibernations) {
            String podName = podName(one);
            if (podName != null) {
                byPod.merge(podName, one, (best, other) -> rank(other) > rank(best) ? other : best);
            }
        }
        return byPod;
    }

    private static int rank(CocoonHibernation hibernation) {
        HibernationPhase phase = phase(hibernation);
        if (RoundOwner.of(phase) == RoundOwner.HIBERNATION) {
            return 3;
        }
        if (HibernationPhase.WAKING.equals(phase) || HibernationPhase.FAILED.equals(phase)) {
            return 2;
        }
        boolean isNamedAsItsPod = hibernation.getMetadata() != null
                && Objects.equals(hibernation.getMetadata().getName(), podName(hibernation));
        return isNamedAsItsPod ? 1 : 0;
    }

    /**
     * The CocoonHibernation for a {@link io.cocoonstack.common.k8s.RoundExecutor}. What it stores with a phase is in
     * contract 5 and 7: observedGeneration and the conditions Ready and {@code Progressing}.
     *
     * @param client the client
     * @param hibernation the CocoonHibernation as it was read for the planner
     * @return for one reconciliation
     */
    public static RoundObject<HibernationPhase> round(KubernetesClient client, CocoonHibernation hibernation) {
        return new HibernationRound(client, hibernation, null, Clock.systemUTC());
    }

    private static @Nullable Long observedGeneration(@Nullable CocoonHibernation hibernation) {
        return hibernation == null || hibernation.getStatus() == null
                ? null
                : hibernation.getStatus().getObservedGeneration();
    }
}
