package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import org.jspecify.annotations.Nullable;

/**
 * The round in which a set restores a pod's snapshot by {@link LeftoverPolicy#RESTORE} (contract 6.5 rule
 * leftover-round). A set in no round drops no snapshot: one that was restored would stay under the VM that works on,
 * and the next pod would be restored to an older state. So the set stores Waking before the pod is created or asked to
 * restore; Waking speaks for the restore from then on, drops the snapshot when the VM is live, and closes. The pod may
 * be a main agent's, a sub-agent's or a managed toolbox's.
 *
 * <p>Waking speaks for every pod of the set. Whoever carries out {@link #begin} first makes sure that no other pod of
 * the set has a snapshot that {@link RestoreDecision} would not restore outside of a round, such as one whose manifest
 * names no pod.
 */
public final class LeftoverRound {

    private LeftoverRound() {}

    /**
     * {@return the step to carry out instead of the creation of a pod: it stores the set's phase Waking, under the
     * version of the set that the intent was made of; null where the pod may be created as decided}
     * @param intent what is known of the rounds around the pod
     * @param how the decision on that intent, about a pod that was missing when it was read from the API server
     */
    public static @Nullable RoundStep<CocoonSetPhase> begin(RestoreIntent intent, RestoreDecision how) {
        return how instanceof RestoreDecision.Restore && intent.why() == null
                ? new Steps.StorePhase<>(CocoonSetPhase.WAKING, how.why())
                : null;
    }
}
