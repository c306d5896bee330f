package io.cocoonstack.common.meta;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the contract reads from a pod's maps beyond the four records (contract 3). Never throws. */
public final class PodMetadata {

    /** Folds the letters of ASCII and no others. */
    private static final Pattern WINDOWS = Pattern.compile(OsType.WINDOWS.value(), Pattern.CASE_INSENSITIVE);

    private PodMetadata() {}

    /**
     * {@return the pool of nodes that a pod belongs to: the first non-empty text under the pool's key, in the order of
     * the parameters; else {@link Labels#DEFAULT_NODE_POOL}}
     * @param nodeSelector the pod's node selector, or null for none
     * @param labels the pod's labels, or null for none
     * @param annotations the pod's annotations, or null for none
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
     * {@return whether a pod's guest is Windows: the os annotation is {@code windows} but for the case of ASCII
     * letters; false for {@code W\u0130NDOWS}, which other folds take for the same}
     * @param annotations the pod's annotations, or null for none
     */
    public static boolean isWindows(@Nullable Map<String, String> annotations) {
        String os = AnnotationMaps.text(annotations, Annotations.OS);
        return os != null && WINDOWS.matcher(os).matches();
    }

    /**
     * {@return whether a toleration lets a pod onto virtual-kubelet nodes, {@link Identifiers#TOLERATION_KEY}}
     * @param tolerationKeys the keys of the pod's tolerations, or null for none; operator, value and effect do not
     *     count
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
