package io.cocoonstack.common.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The difference of two JSON trees without null members as a merge patch (RFC 7386): applied to the one, it gives the
 * other.
 */
final class JsonMergePatch {

    private JsonMergePatch() {}

    /** The smallest patch that turns one object into the other; empty where they are equal. Both are left as they are. */
    static ObjectNode diff(ObjectNode from, ObjectNode to) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : from.properties()) {
            if (!to.has(entry.getKey())) {
                patch.putNull(entry.getKey());
            }
        }
        for (Map.Entry<String, JsonNode> entry : to.properties()) {
            JsonNode before = from.get(entry.getKey());
            JsonNode after = entry.getValue();
            if (after.equals(before)) {
                continue;
            }
            if (before instanceof ObjectNode beforeObject && after instanceof ObjectNode afterObject) {
                patch.set(entry.getKey(), diff(beforeObject, afterObject));
            } else {
                patch.set(entry.getKey(), after.deepCopy());
            }
        }
        return patch;
    }
}
