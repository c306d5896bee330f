package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** The documents by which clients find out what is served. */
final class Discovery {

    private Discovery() {}

    static JsonNode document(TypeRegistry types, List<String> segments) {
        String root = segments.isEmpty() ? "" : segments.get(0);
        return switch (root + "/" + segments.size()) {
            case "/0" -> paths();
            case "readyz/1", "livez/1", "healthz/1" -> TextNode.valueOf("ok");
            case "version/1" -> version();
            case "api/1" -> coreVersions();
            case "api/2" -> types.resources("", segments.get(1));
            case "apis/1" -> types.groups();
            case "apis/2" -> types.group(segments.get(1));
            case "apis/3" -> types.resources(segments.get(1), segments.get(2));
            default -> throw ApiError.noSuchPath();
        };
    }

    private static ObjectNode paths() {
        ObjectNode document = Json.object();
        document.putArray("paths").add("/api").add("/api/v1").add("/apis").add("/version");
        return document;
    }

    private static ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "36")
                .put("gitVersion", "v1.36.0-embedded")
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("platform", "jvm");
    }

    private static ObjectNode coreVersions() {
        ObjectNode document = Json.object();
        document.put("kind", "APIVersions").putArray("versions").add("v1");
        return document;
    }
}
