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
     * {@return the stamp of a pod; 0 where it is absent or malformed}
     * @param annotations the annotations of a pod, or null for none
     */
    public static long from(@Nullable Map<String, String> annotations) {
        return annotations == null ? 0 : Integers.parseLong(annotations.get(Annotations.GENERATION), 0);
    }

    /**
     * {@return the annotations to set: the stamp in decimal; unmodifiable}
     * @param generation the CocoonSet's metadata.generation
     */
    public static Map<String, String> annotations(long generation) {
        return Map.of(Annotations.GENERATION, Long.toString(generation));
    }
}
