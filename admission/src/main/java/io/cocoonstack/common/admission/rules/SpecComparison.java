package io.cocoonstack.common.admission.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.meta.Quantities;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether two specs mean the same. The comparison follows the schema of the CRD, so a field that is added there
 * counts here. Null, false, 0 and empty values count as absent, because the Go side does not write them. Quantities
 * are compared as numbers. Fields that the schema does not name do not count.
 */
final class SpecComparison {

    /** Within this field, false and an empty object differ from an absent one: the Go side writes both. */
    private static final String ENV_FROM = "envFrom";

    private SpecComparison() {}

    /** Read once, and only when a set is updated. */
    private static final class Schema {

        static final JSONSchemaProps SPEC = Objects.requireNonNull(Crds.cocoonSet()
                .getSpec()
                .getVersions()
                .get(0)
                .getSchema()
                .getOpenAPIV3Schema()
                .getProperties()
                .get("spec"));
    }

    static boolean same(@Nullable CocoonSetSpec one, @Nullable CocoonSetSpec other) {
        return normal(one).equals(normal(other));
    }

    private static JsonNode normal(@Nullable CocoonSetSpec spec) {
        @Nullable JsonNode normal = normal(RawObject.of(spec).at(""), Schema.SPEC, false);
        return normal == null ? JsonNodeFactory.instance.objectNode() : normal;
    }

    /** Null for what is not written. */
    private static @Nullable JsonNode normal(JsonNode value, JSONSchemaProps schema, boolean asWritten) {
        if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
            return normalQuantity(value);
        }
        return switch (value.getNodeType()) {
            case OBJECT -> {
                JsonNode object = normalObject(value, schema, asWritten);
                yield object.isEmpty() && !asWritten ? null : object;
            }
            case ARRAY -> value.isEmpty() ? null : normalList(value, schema, asWritten);
            case BOOLEAN -> value.booleanValue() || asWritten ? value : null;
            case NUMBER -> value.isIntegralNumber() && value.bigIntegerValue().signum() == 0 ? null : value;
            case STRING -> value.textValue().isEmpty() ? null : value;
            default -> null;
        };
    }

    /**
     * A number, in the one spelling that it has in common with equal ones. A value that is no quantity stays as it
     * is.
     */
    private static @Nullable JsonNode normalQuantity(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        try {
            return TextNode.valueOf(Quantities.amount(Quantities.canonicalField(value.asText())));
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static JsonNode normalObject(JsonNode object, JSONSchemaProps schema, boolean asWritten) {
        ObjectNode normal = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            @Nullable JSONSchemaProps known = schemaOf(member.getKey(), schema);
            boolean nowAsWritten = asWritten || member.getKey().equals(ENV_FROM);
            @Nullable JsonNode value = known == null ? null : normal(member.getValue(), known, nowAsWritten);
            if (value != null) {
                normal.set(member.getKey(), value);
            }
        }
        return normal;
    }

    private static @Nullable JSONSchemaProps schemaOf(String name, JSONSchemaProps schema) {
        if (schema.getProperties() != null && !schema.getProperties().isEmpty()) {
            return schema.getProperties().get(name);
        }
        return schema.getAdditionalProperties() == null
                ? null
                : schema.getAdditionalProperties().getSchema();
    }

    private static JsonNode normalList(JsonNode list, JSONSchemaProps schema, boolean asWritten) {
        ArrayNode normal = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : list) {
            @Nullable JsonNode value = normal(element, schema.getItems().getSchema(), asWritten);
            // An element counts, whatever is in it.
            normal.add(value == null ? JsonNodeFactory.instance.nullNode() : value);
        }
        return normal;
    }
}
