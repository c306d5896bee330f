package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer: its HTTP status, an object or a text, warnings, and the watch that goes on from here. */
record Answer(
        int code,
        JsonNode body,
        List<String> warnings,
        @Nullable Watch watch) {

    Answer(int code, JsonNode body, List<String> warnings) {
        this(code, body, warnings, null);
    }

    static Answer watch(Watch watch) {
        return new Answer(101, Json.object(), List.of(), watch);
    }

    static Answer of(ApiError error) {
        return new Answer(error.code(), error.status(), List.of());
    }

    static Answer ok(JsonNode body) {
        return new Answer(200, body, List.of());
    }

    static Answer list(ResourceType type, List<ObjectNode> objects, long resourceVersion) {
        ObjectNode list = Json.object();
        list.put("kind", type.names().list()).put("apiVersion", type.apiVersion());
        list.putObject("metadata").put(Meta.RESOURCE_VERSION, Long.toString(resourceVersion));
        ArrayNode items = list.putArray("items");
        for (ObjectNode object : objects) {
            // In a list of a built-in kind the items do not repeat it.
            items.add(type.isCustom() ? object : object.deepCopy().without(List.of("kind", "apiVersion")));
        }
        return ok(list);
    }

    /** An answer that says no more than that it was done. */
    static Answer success(int code) {
        return new Answer(code, Json.status("Success").put("code", code), List.of());
    }
}
