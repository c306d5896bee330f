package io.cocoonstack.common.buildtools;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of an OpenAPI schema, with the keywords that the generator knows.
 *
 * @param node the node as it stands in the YAML
 */
record Schema(JsonNode node) {

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The description, which every field of ours must have. */
    String description(String where) {
        String text = oneLine(node.path("description").asText());
        if (text.isEmpty()) {
            throw new IllegalArgumentException(where + " has no description");
        }
        return text;
    }

    String type() {
        return node.path("type").asText();
    }

    /** Whether it is a Kubernetes quantity: a number or a text. */
    boolean isQuantity() {
        return node.path("x-kubernetes-int-or-string").asBoolean();
    }

    boolean isInt64() {
        return node.path("format").asText().equals("int64");
    }

    Map<String, Schema> properties() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        node.path("properties").properties().forEach(e -> properties.put(e.getKey(), new Schema(e.getValue())));
        return properties;
    }

    Schema property(String name) {
        return new Schema(node.path("properties").path(name));
    }

    Schema items() {
        return new Schema(node.path("items"));
    }

    List<String> required() {
        return texts(node.path("required"));
    }

    List<String> enumValues() {
        return texts(node.path("enum"));
    }

    /** Messages of the CEL rules. */
    List<String> ruleMessages() {
        List<String> messages = new ArrayList<>();
        node.path("x-kubernetes-validations")
                .forEach(rule -> messages.add(rule.path("message").asText()));
        return List.copyOf(messages);
    }

    /** A keyword with a plain value, such as {@code default}, as text. */
    @Nullable
    String keyword(String name) {
        return node.has(name) ? node.get(name).asText() : null;
    }
}
