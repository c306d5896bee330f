package io.cocoonstack.common.buildtools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The one way in which the YAML of {@code crds/} is written, so that a change shows as what it is. Keywords have a
 * fixed order; the properties of a schema keep theirs, for that is the order in which people read them and in which
 * the Java types list them.
 */
final class CanonicalYaml {

    /** Keywords that are not named come last, by name. */
    private static final List<String> ORDER = List.of("""
            apiVersion kind metadata name group names listKind plural singular shortNames categories scope
            versions served storage additionalPrinterColumns subresources schema description type format enum
            default minimum maximum minLength maxLength pattern jsonPath anyOf items additionalProperties
            required properties""".split("\\s+"));

    private static final ObjectMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                    .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .build())
            .build();

    private CanonicalYaml() {}

    static JsonNode parse(String yaml) throws JsonProcessingException {
        return MAPPER.readTree(yaml);
    }

    /** Writes a document under a comment of one line. */
    static String write(String comment, JsonNode document) {
        try {
            return "# " + comment + "\n" + MAPPER.writeValueAsString(ordered(document, false));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write YAML", e);
        }
    }

    private static JsonNode ordered(JsonNode node, boolean ownNames) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(ordered(element, false)));
            return copy;
        }
        if (!(node instanceof ObjectNode)) {
            return node;
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        if (!ownNames) {
            names.sort(
                    Comparator.comparingInt((String name) -> ORDER.contains(name) ? ORDER.indexOf(name) : ORDER.size())
                            .thenComparing(Comparator.naturalOrder()));
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            // Below `properties` of a schema the names are ours, whatever keyword they look like.
            boolean properties = !ownNames && name.equals("properties");
            JsonNode value = node.get(name);
            boolean description = !ownNames && name.equals("description");
            copy.set(name, description ? TextNode.valueOf(lines(value.asText())) : ordered(value, properties));
        }
        return copy;
    }

    // A literal block with lines of a readable length, whatever the lines were before.
    private static String lines(String description) {
        return Docs.wrap(Schema.oneLine(description));
    }
}
