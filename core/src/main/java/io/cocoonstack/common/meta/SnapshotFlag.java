package io.cocoonstack.common.meta;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two flags by which an operator tells a kubelet what a hibernate snapshot is for (contract 2, since 0.3). */
public enum SnapshotFlag {
    /** On a pod that is created: its VM is to be restored, not booted fresh (contract 6.4). */
    RESTORE_FROM_HIBERNATE(Annotations.RESTORE_FROM_HIBERNATE),

    /**
     * On a pod that is about to be deleted: the delete only releases the scheduling seat, so the host keeps its copy
     * (contract 6.7). Best effort; losing it costs a registry pull, never correctness.
     */
    KEEP_SNAPSHOT_ON_DELETE(Annotations.KEEP_SNAPSHOT_ON_DELETE);

    private final String key;

    SnapshotFlag(String key) {
        this.key = key;
    }

    /**
     * {@return whether a pod has the flag; true only where the value is exactly {@code true}}
     * @param annotations the annotations of a pod, or null for none
     */
    public boolean isOn(@Nullable Map<String, String> annotations) {
        return AnnotationMaps.flag(annotations, key);
    }

    /** {@return the annotations to set; the flag; unmodifiable} */
    public Map<String, String> annotations() {
        return Map.of(key, "true");
    }
}
