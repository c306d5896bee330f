package io.cocoonstack.common.meta;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the contract reads from a pod's maps beyond the four records (contract 3). Never throws. */
public final class PodMetadata {

    private PodMetadata() {}

    /**
     * The pool of nodes that a pod belongs to.
     *
     * @param nodeSelector the pod's node selector, or null for none
     * @param labels the pod's labels, or null for none
     * @param annotations the pod's annotations, or null for none
     * @return the first non-empty text under the pool's key, in that order; else {@link Labels#DEFAULT_NODE_POOL}
     */
    public static String nodePool(
            @Nullable Map<String, String> nodeSelector,
            @Nullable Map<String, String> labels,
            @Nullable Map<String, String> annotations) {
        String pool = AnnotationMaps.text(nodeSelector, Labels.NODE_POOL);
        if (pool == null) {
            pool = AnnotationMaps.text(labels, Labels.NODE_POOL);
        }
        if (pool == null) {
            pool = AnnotationMaps.text(annotations, Labels.NODE_POOL);
        }
        return pool == null ? Labels.DEFAULT_NODE_POOL : pool;
    }

    /**
     * Whether a pod's guest is Windows: the os annotation is {@code windows} but for the case of ASCII letters.
     *
     * @param annotations the pod's annotations, or null for none
     * @return false for {@code W\u0130NDOWS}, which other folds take for the same
     */
    public static boolean isWindows(@Nullable Map<String, String> annotations) {
        String os = AnnotationMaps.text(annotations, Annotations.OS);
        String windows = OsType.WINDOWS.value();
        if (os == null || os.length() != windows.length()) {
            return false;
        }
        for (int i = 0; i < os.length(); i++) {
            char c = os.charAt(i);
            if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != windows.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether tolerations let a pod onto virtual-kubelet nodes.
     *
     * @param tolerationKeys the keys of the pod's tolerations, or null for none; operator, value and effect do not count
     * @return true where one is {@link Identifiers#TOLERATION_KEY}
     */
    public static boolean hasCocoonToleration(@Nullable Iterable<@Nullable String> tolerationKeys) {
        if (tolerationKeys != null) {
            for (String key : tolerationKeys) {
                if (Identifiers.TOLERATION_KEY.equals(key)) {
                    return true;
                }
            }
        }
        return false;
    }
}
