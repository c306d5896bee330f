package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON patch, RFC 6902. As in the real server's library, a replacement adds what is missing in an object. */
final class JsonPatch {

    private JsonPatch() {}

    /** Applies all operations, or none: the target is not changed. */
    static JsonNode apply(JsonNode target, JsonNode patch) {
        JsonNode root = target.deepCopy();
        for (JsonNode operation : patch) {
            root = step(root, operation);
        }
        return root;
    }

    private static JsonNode step(JsonNode root, JsonNode operation) {
        JsonPointer path = pointer(operation, "path");
        String name = Json.text(operation, "op");
        return switch (name) {
            case "add", "replace" ->
                put(root, path, required(operation.path("value"), name + " without a value"), name.equals("add"));
            case "remove" -> remove(root, path);
            case "copy" -> put(root, path, at(root, pointer(operation, "from")).deepCopy(), true);
            case "move" -> {
                JsonPointer from = pointer(operation, "from");
                JsonNode moved = at(root, from);
                yield put(remove(root, from), path, moved, true);
            }
            case "test" -> {
                if (!Json.same(root.at(path), operation.path("value"))) {
                    throw rejected("testing value " + path + " failed");
                }
                yield root;
            }
            default -> throw rejected("unknown operation: " + operation);
        };
    }

    private static JsonNode put(JsonNode root, JsonPointer path, JsonNode value, boolean insert) {
        if (path.matches()) {
            return value;
        }
        JsonNode parent = root.at(path.head());
        String last = path.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode array) {
            int index =
                    last.equals("-") && insert ? array.size() : index(path, insert ? array.size() + 1 : array.size());
            if (insert) {
                array.insert(index, value);
            } else {
                array.set(index, value);
            }
        } else {
            throw rejected("there is nothing to hold " + path);
        }
        return root;
    }

    private static JsonNode remove(JsonNode root, JsonPointer path) {
        at(root, path);
        if (path.matches()) {
            throw rejected("the whole object cannot be removed");
        }
        if (root.at(path.head()) instanceof ArrayNode array) {
            array.remove(index(path, array.size()));
        } else {
            ((ObjectNode) root.at(path.head())).remove(path.last().getMatchingProperty());
        }
        return root;
    }

    private static JsonNode at(JsonNode root, JsonPointer path) {
        return required(root.at(path), "nothing at " + path);
    }

    private static int index(JsonPointer path, int end) {
        int index = path.last().getMatchingIndex();
        if (index < 0 || index >= end) {
            throw rejected("invalid index in " + path);
        }
        return index;
    }

    private static JsonPointer pointer(JsonNode operation, String field) {
        try {
            return JsonPointer.compile(required(operation.path(field), "no " + field + " in " + operation)
                    .asText());
        } catch (IllegalArgumentException e) {
            throw rejected("no pointer in " + operation);
        }
    }

    private static JsonNode required(JsonNode node, String otherwise) {
        if (node.isMissingNode()) {
            throw rejected(otherwise);
        }
        return node;
    }

    private static ApiError rejected(String why) {
        return ApiError.unprocessable("the server rejected our request due to an error in our request: " + why);
    }
}
