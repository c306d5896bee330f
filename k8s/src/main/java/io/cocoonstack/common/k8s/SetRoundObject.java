package io.cocoonstack.common.k8s;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RestoreDecision;
import org.jspecify.annotations.Nullable;

/**
 * A CocoonSet as it was read for the planner; see {@link RoundObject} for threads and errors. Its rounds have steps beside
 * those of a CocoonHibernation, see {@link io.cocoonstack.common.round.SetStep}.
 */
public interface SetRoundObject extends RoundObject<CocoonSetPhase> {

    /**
     * Creates the main pod. The API server's refusal of a second pod of that name goes through: the executor takes it for
     * a conflict.
     *
     * @param how restored or fresh, with the annotations that the decision asks for; never {@link
     *     RestoreDecision.DoNotCreate}
     */
    void createPod(RestoreDecision how);

    /**
     * Is called before a pod of this set is deleted, in a migration or to release it: what has to outlive the pod is to be
     * written now, under the version of this object (contract 6.8 rule delete-vm-names). Does nothing by default.
     *
     * @param pod the pod that is about to be deleted
     * @throws ConflictException if this object has changed since it was read; then the pod is not deleted
     */
    default void beforeDeletion(PodFacts pod) {}

    /**
     * Writes the annotation hibernatedOnNode under the version of this object.
     *
     * @param node the node of the main pod, which is about to be released; null to remove the annotation
     * @throws ConflictException if this object has changed since it was read
     */
    void recordNode(@Nullable String node);
}
