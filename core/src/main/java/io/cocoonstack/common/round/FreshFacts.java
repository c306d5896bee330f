package io.cocoonstack.common.round;

import org.jspecify.annotations.Nullable;

/**
 * Facts of a pod that was read from the API server after the registry was probed (contract 6.2 rule 3). Only {@link
 * RoundStep.ReadAgain#decide} makes one, by reading the pod itself; so no step that drops a snapshot, declares a round
 * hibernated or closes one can be made from a cached pod.
 */
public final class FreshFacts {

    private final PodFacts facts;

    private FreshFacts(PodFacts facts) {
        this.facts = facts;
    }

    /** Null where the pod is gone. */
    static @Nullable FreshFacts of(@Nullable PodFacts facts) {
        return facts == null ? null : new FreshFacts(facts);
    }

    /** {@return the facts that were read; never null} */
    public PodFacts facts() {
        return facts;
    }

    @Override
    public String toString() {
        return facts.toString();
    }
}
