package io.cocoonstack.common.admission.rules;

import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.meta.PodMetadata;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a pod, or a template of pods, goes to virtual-kubelet nodes. */
final class Tolerations {

    private Tolerations() {}

    static boolean hasCocoon(RawObject object, String... path) throws Reads.UnreadableException {
        List<@Nullable String> keys = new ArrayList<>();
        Reads.elements(object, "key", "key", (key, same) -> keys.add(key), path);
        return PodMetadata.hasCocoonToleration(keys);
    }
}
