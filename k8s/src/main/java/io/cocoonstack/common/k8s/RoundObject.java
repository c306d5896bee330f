package io.cocoonstack.common.k8s;

import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.PodFacts;
import org.jspecify.annotations.Nullable;

/**
 * The object whose round it is, a CocoonHibernation or a CocoonSet, as it was read for the planner; what an executor
 * needs of its owner. An operator makes one for each reconciliation.
 */
public interface RoundObject {

    /**
     * Reads the pod from the API server, not from a cache.
     *
     * @return its facts; null where it is gone
     */
    @Nullable
    PodFacts readPod();

    /**
     * Stores a phase under the version of this object, see {@link Patches#patchStatusIfUnchanged}.
     *
     * @param phase the phase
     * @throws ConflictException if this object has changed since it was read
     */
    void storePhase(Vocabulary phase);

    /**
     * Creates the main pod. Asked for only by a migration.
     *
     * @param restore whether with the restore flag, see {@link io.cocoonstack.common.meta.Epochs#restoreRequest}
     */
    void createPod(boolean restore);
}
