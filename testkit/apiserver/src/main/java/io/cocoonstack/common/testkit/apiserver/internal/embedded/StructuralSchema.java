package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a schema does to an object before it is looked at: unknown fields go, defaults come. */
final class StructuralSchema {

    private StructuralSchema() {}

    /**
     * Prunes and defaults a whole custom resource in place. Its metadata is not the schema's business.
     *
     * @return the paths of the fields that the schema does not know
     */
    static List<String> apply(ObjectNode object, ObjectNode schema) {
        List<String> unknown = new ArrayList<>();
        ObjectNode body = object.deepCopy();
        body.remove(List.of("apiVersion", "kind", "metadata"));
        prune(body, schema, "", unknown);
        applyDefaults(body, schema);
        dropNulls(body, schema);
        object.retain("apiVersion", "kind", "metadata");
        object.setAll(body);
        return unknown;
    }

    private static void prune(JsonNode value, JsonNode schema, String path, List<String> unknown) {
        if (value instanceof ObjectNode object) {
            boolean keepUnknown =
                    schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                            || schema.path("additionalProperties").asBoolean();
            boolean embedded = schema.path("x-kubernetes-embedded-resource").asBoolean();
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                String name = field.getKey();
                JsonNode child = childSchema(schema, name);
                if (!child.isMissingNode()) {
                    prune(field.getValue(), child, childPath(path, name), unknown);
                } else if (!keepUnknown
                        && !(embedded
                                && List.of("apiVersion", "kind", "metadata").contains(name))) {
                    object.remove(name);
                    unknown.add(childPath(path, name));
                }
            }
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                prune(value.get(i), schema.path("items"), path + "[" + i + "]", unknown);
            }
        }
    }

    private static void applyDefaults(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                JsonNode preset = property.getValue().path("default");
                if (!preset.isMissingNode() && isAbsent(object.path(property.getKey()), property.getValue())) {
                    object.set(property.getKey(), preset.deepCopy());
                }
            }
            object.properties().forEach(field -> applyDefaults(field.getValue(), childSchema(schema, field.getKey())));
        } else if (value.isArray()) {
            value.forEach(element -> applyDefaults(element, schema.path("items")));
        }
    }

    /** A null that is not allowed and was not replaced by a default counts as absent. */
    private static void dropNulls(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            object.properties().removeIf(field -> isDropped(field.getValue(), childSchema(schema, field.getKey())));
            object.properties().forEach(field -> dropNulls(field.getValue(), childSchema(schema, field.getKey())));
        } else if (value.isArray()) {
            value.forEach(element -> dropNulls(element, schema.path("items")));
        }
    }

    private static boolean isDropped(JsonNode value, JsonNode schema) {
        return value.isNull() && !schema.isMissingNode() && isAbsent(value, schema);
    }

    private static boolean isAbsent(JsonNode value, JsonNode schema) {
        return value.isMissingNode()
                || (value.isNull() && !schema.path("nullable").asBoolean());
    }

    static JsonNode childSchema(JsonNode schema, String field) {
        JsonNode property = schema.path("properties").path(field);
        if (!property.isMissingNode()) {
            return property;
        }
        JsonNode others = schema.path("additionalProperties");
        return others.isObject() ? others : schema.path("no such schema");
    }

    static String childPath(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
