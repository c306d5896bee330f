package io.cocoonstack.common.meta;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The CocoonSet's metadata.generation on an owned pod (contract 4 rule generation-stamp): written by the operator,
 * echoed by the kubelet as {@link LifecycleStatus#observedGeneration()}.
 */
public final class GenerationStamp {

    private GenerationStamp() {}

    /**
     * Reads a pod's annotations. Never throws.
     *
     * @param annotations the annotations of a pod, or null for none
     * @return the stamp; 0 where it is absent or malformed
     */
    public static long from(@Nullable Map<String, String> annotations) {
        return annotations == null ? 0 : Integers.parseLong(annotations.get(Annotations.GENERATION), 0);
    }

    /**
     * The annotations to set.
     *
     * @param generation the CocoonSet's metadata.generation
     * @return the stamp in decimal; unmodifiable
     */
    public static Map<String, String> annotations(long generation) {
        return Map.of(Annotations.GENERATION, Long.toString(generation));
    }
}
