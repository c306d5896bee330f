package io.cocoonstack.common.round;

import org.jspecify.annotations.Nullable;

/** Reads a pod of the round's namespace from the API server, not from a cache (contract 6.2 rule 3). */
@FunctionalInterface
public interface PodReader {

    /**
     * {@return the facts of a pod; null where it is gone}
     * @param podName the pod's name
     */
    @Nullable
    PodFacts readPod(String podName);
}
