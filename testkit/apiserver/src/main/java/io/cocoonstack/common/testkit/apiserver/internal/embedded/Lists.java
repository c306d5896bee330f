package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Lists of objects as they go out. */
final class Lists {

    private Lists() {}

    static ObjectNode of(ResourceType type, List<ObjectNode> objects, long resourceVersion) {
        ObjectNode list = Json.object();
        list.put("kind", type.names().list()).put("apiVersion", type.apiVersion());
        list.putObject("metadata").put(Meta.RESOURCE_VERSION, Long.toString(resourceVersion));
        ArrayNode items = list.putArray("items");
        for (ObjectNode object : objects) {
            if (type.isCustom()) {
                items.add(object);
            } else {
                // In a list of a built-in kind the items do not repeat it.
                ObjectNode item = object.deepCopy();
                item.remove(List.of("kind", "apiVersion"));
                items.add(item);
            }
        }
        return list;
    }
}
