package io.cocoonstack.common.admission.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.meta.PodMetadata;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tolerations of a pod, or of a template of pods. */
final class Tolerations {

    private Tolerations() {}

    /** Whether the pods may go to virtual-kubelet nodes. */
    static boolean hasCocoon(RawObject object, String... path) throws FieldReader.UnreadableException {
        List<@Nullable String> keys = new ArrayList<>();
        for (JsonNode toleration : FieldReader.elements(object, path)) {
            keys.add(FieldReader.text(toleration, "key"));
        }
        return PodMetadata.hasCocoonToleration(keys);
    }
}
