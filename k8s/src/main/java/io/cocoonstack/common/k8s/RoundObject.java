package io.cocoonstack.common.k8s;

import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.PodReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The object whose round it is, as it was read for the planner; what an executor needs of its owner. A CocoonHibernation is
 * a {@code RoundObject<HibernationPhase>}, a CocoonSet is a {@link SetRoundObject}. An operator makes one for each
 * reconciliation, and the executor calls it on the thread of that reconciliation alone. Its {@code toString} names it in
 * logs. An exception of the API server goes through.
 *
 * @param <P> the phases of the object
 */
public interface RoundObject<P extends Vocabulary> extends PodReader {

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
    void storePhase(P phase);

    /**
     * {@return the object itself as it was read; null for none, and then no events are emitted on it, and a hibernate
     * request and the drop of a leftover are sent without a look at whether it has changed since}
     */
    default @Nullable HasMetadata resource() {
        return null;
    }
}
