package io.cocoonstack.common.round;

import org.jspecify.annotations.Nullable;

/** Reads a pod of the round's namespace from the API server, not from a cache (contract 6.2 rule 3). */
@FunctionalInterface
public interface PodReader {

    /**
     * Reads a pod.
     *
     * @param podName the pod's name
     * @return its facts; null where it is gone
     */
    @Nullable
    PodFacts readPod(String podName);
}
