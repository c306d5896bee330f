package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields that somebody can own: a path is a list of steps in the words of FieldsV1, {@code f:} for a field, {@code
 * k:} for an item of a list by its keys, {@code v:} for an item of a set. A list that the schema declares neither to be
 * a map nor a set is one field, and so are all lists of built-in kinds but those of metadata.
 */
final class FieldPaths {

    private static final ObjectNode METADATA = Json.parseObject("{\"properties\":{"
            + "\"finalizers\":{\"x-kubernetes-list-type\":\"set\"},\"ownerReferences\":"
            + "{\"x-kubernetes-list-type\":\"map\",\"x-kubernetes-list-map-keys\":[\"uid\"]}}}");

    private FieldPaths() {}

    static ObjectNode schema(ResourceType type) {
        ObjectNode schema =
                type.schema() == null ? Json.object() : type.schema().deepCopy();
        schema.withObject("/properties").set("metadata", METADATA);
        return schema;
    }

    /** All fields of a value. */
    static Set<List<String>> of(JsonNode value, JsonNode schema) {
        Set<List<String>> paths = new LinkedHashSet<>();
        collect(value, schema, List.of(), paths);
        return paths;
    }

    private static void collect(JsonNode value, JsonNode schema, List<String> path, Set<List<String>> paths) {
        if (value instanceof ObjectNode object && !object.isEmpty() && !isAtomic(schema)) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                JsonNode child = StructuralSchema.childSchema(schema, field.getKey());
                collect(field.getValue(), child, child(path, "f:" + field.getKey()), paths);
            }
        } else if (value.isArray() && isMerged(schema)) {
            for (JsonNode item : value) {
                List<String> step = child(path, step(item, schema));
                paths.add(step);
                if (item.isObject()) {
                    collect(item, schema.path("items"), step, paths);
                }
            }
        } else {
            paths.add(path);
        }
    }

    private static List<String> child(List<String> path, String step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }

    private static boolean isAtomic(JsonNode schema) {
        return Json.text(schema, "x-kubernetes-map-type").equals("atomic");
    }

    private static boolean isMerged(JsonNode schema) {
        return List.of("map", "set").contains(Json.text(schema, "x-kubernetes-list-type"));
    }

    private static String step(JsonNode item, JsonNode schema) {
        if (!Json.text(schema, "x-kubernetes-list-type").equals("map")) {
            return "v:" + item;
        }
        ObjectNode key = Json.object();
        for (String name : Json.texts(schema.path("x-kubernetes-list-map-keys"))) {
            key.set(name, item.path(name).isMissingNode() ? null : item.get(name));
        }
        return "k:" + key;
    }

    /** The value at a path, or a missing one. */
    static JsonNode at(JsonNode root, List<String> path, JsonNode schema) {
        JsonNode value = root;
        for (int i = 0; i < path.size(); i++) {
            String step = path.get(i);
            int index = step.startsWith("f:") ? -1 : index(value, step, schemaAt(schema, path.subList(0, i)));
            value = step.startsWith("f:") ? value.path(step.substring(2)) : value.path(index);
        }
        return value;
    }

    private static int index(JsonNode list, String step, JsonNode schema) {
        for (int i = 0; i < list.size(); i++) {
            if (list.isArray() && step(list.get(i), schema).equals(step)) {
                return i;
            }
        }
        return -1;
    }

    /** Removes the field at a path, and each parent that it leaves empty. */
    static void remove(JsonNode root, List<String> path, JsonNode schema) {
        List<String> parentPath = path.subList(0, path.size() - 1);
        String last = path.get(path.size() - 1);
        JsonNode parent = at(root, parentPath, schema);
        if (parent instanceof ObjectNode object) {
            object.remove(last.substring(2));
        } else if (parent instanceof ArrayNode array) {
            array.remove(index(array, last, schemaAt(schema, parentPath)));
        }
        if (parent.isEmpty() && parent.isContainerNode() && !parentPath.isEmpty()) {
            remove(root, parentPath, schema);
        }
    }

    private static JsonNode schemaAt(JsonNode schema, List<String> path) {
        JsonNode here = schema;
        for (String step : path) {
            here = step.startsWith("f:") ? StructuralSchema.childSchema(here, step.substring(2)) : here.path("items");
        }
        return here;
    }

    /** What is configured goes over what there is, field by field and item by item. */
    static JsonNode merge(JsonNode live, JsonNode config, JsonNode schema) {
        if (config instanceof ObjectNode fields && live.isObject() && !isAtomic(schema)) {
            ObjectNode merged = live.deepCopy();
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                JsonNode child = StructuralSchema.childSchema(schema, field.getKey());
                merged.set(field.getKey(), merge(live.path(field.getKey()), field.getValue(), child));
            }
            return merged;
        }
        if (config.isArray() && live.isArray() && isMerged(schema)) {
            ArrayNode merged = live.deepCopy();
            for (JsonNode item : config) {
                int index = index(merged, step(item, schema), schema);
                if (index < 0) {
                    merged.add(item.deepCopy());
                } else {
                    merged.set(index, merge(merged.get(index), item, schema.path("items")));
                }
            }
            return merged;
        }
        return config.deepCopy();
    }
}
