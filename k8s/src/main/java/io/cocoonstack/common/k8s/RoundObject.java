package io.cocoonstack.common.k8s;

import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.PodReader;
import io.cocoonstack.common.round.RestoreDecision;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The object whose round it is, a CocoonHibernation or a CocoonSet, as it was read for the planner; what an executor
 * needs of its owner. An operator makes one for each reconciliation. Its {@code toString} names it in logs.
 */
public interface RoundObject extends PodReader {

    /**
     * Reads a pod of this object's namespace from the API server, not from a cache.
     *
     * @param podName the pod's name
     * @return its facts; null where it is gone
     */
    @Override
    @Nullable
    PodFacts readPod(String podName);

    /**
     * Stores a phase under the version of this object, see {@link Patches#patchStatusIfUnchanged}.
     *
     * @param phase the phase
     * @throws ConflictException if this object has changed since it was read
     */
    void storePhase(Vocabulary phase);

    /**
     * Creates the main pod. Asked for only of a CocoonSet. The API server's refusal of a second pod of that name goes
     * through: the executor takes it for a conflict.
     *
     * @param how restored or fresh, with what the decision puts on the pod; never {@link RestoreDecision.DoNotCreate}
     * @throws IllegalStateException if this object is no CocoonSet
     */
    default void createPod(RestoreDecision how) {
        throw new IllegalStateException("step creates a pod, expected one of a CocoonSet's round");
    }

    /**
     * Writes the annotation hibernatedOnNode under the version of this object. Asked for only of a CocoonSet.
     *
     * @param node the node of the main pod, which is about to be released; null to remove the annotation
     * @throws ConflictException if this object has changed since it was read
     * @throws IllegalStateException if this object is no CocoonSet
     */
    default void recordNode(@Nullable String node) {
        throw new IllegalStateException("step records a node, expected one of a CocoonSet's round");
    }

    /**
     * The object itself, on which {@link RoundEvents} are emitted.
     *
     * @return the object as it was read; null for none, and then no events are emitted on it
     */
    default @Nullable HasMetadata resource() {
        return null;
    }
}
