package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a CustomResourceDefinition defines. */
final class CustomTypes {

    private CustomTypes() {}

    static boolean isDefinition(ResourceType type) {
        return type.is("apiextensions.k8s.io", "customresourcedefinitions");
    }

    /** One type for each served version. */
    static List<ResourceType> of(ObjectNode definition) {
        JsonNode spec = definition.path("spec");
        JsonNode names = spec.path("names");
        String kind = Json.text(names, "kind");
        List<ResourceType> types = new ArrayList<>();
        for (JsonNode version : spec.path("versions")) {
            if (!version.path("served").asBoolean()) {
                continue;
            }
            JsonNode schema = version.path("schema").path("openAPIV3Schema");
            types.add(new ResourceType(
                    Json.text(spec, "group"),
                    Json.text(version, "name"),
                    Json.text(names, "plural"),
                    kind,
                    Json.text(spec, "scope").equals("Namespaced"),
                    version.path("subresources").has("status"),
                    true,
                    new ResourceType.Names(
                            names.path("singular").asText(kind.toLowerCase(Locale.ROOT)),
                            names.path("listKind").asText(kind + "List"),
                            Json.texts(names.path("shortNames")),
                            Json.texts(names.path("categories"))),
                    schema instanceof ObjectNode object ? object : Json.object()));
        }
        return types;
    }

    /** The status that the real server's controllers write a moment after the definition was accepted. */
    static void establish(ObjectNode definition, String now) {
        JsonNode spec = definition.path("spec");
        ObjectNode status = definition.putObject("status");
        ArrayNode conditions = status.putArray("conditions");
        for (String type : List.of("NamesAccepted", "Established")) {
            conditions
                    .addObject()
                    .put("type", type)
                    .put("status", "True")
                    .put("reason", type.equals("Established") ? "InitialNamesAccepted" : "NoConflicts")
                    .put(
                            "message",
                            type.equals("Established") ? "the initial names have been accepted" : "no conflicts found")
                    .put("lastTransitionTime", now);
        }
        status.set("acceptedNames", spec.path("names").deepCopy());
        ArrayNode stored = status.putArray("storedVersions");
        for (JsonNode version : spec.path("versions")) {
            if (version.path("storage").asBoolean()) {
                stored.add(Json.text(version, "name"));
            }
        }
    }
}
