package io.cocoonstack.common.admission.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.meta.PodMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the few fields of foreign objects that rules look at, and coerces nothing. A field that is absent or null has
 * its default. A field of another type than it should have makes the object unreadable.
 */
final class FieldReader {

    /** A field is of another type than it should be. It has no stack trace, because users can cause it at will. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1;

        UnreadableException() {
            super(null, null, false, false);
        }
    }

    private FieldReader() {}

    /** Whether the pods with the tolerations at a pointer may go to virtual-kubelet nodes. */
    static boolean hasCocoonToleration(RawObject object, String pointer) throws UnreadableException {
        List<@Nullable String> keys = new ArrayList<>();
        for (JsonNode toleration : elements(object, pointer)) {
            keys.add(text(toleration, "key"));
        }
        return PodMetadata.hasCocoonToleration(keys);
    }

    /** The tolerations or owner references at a pointer, without those that are null. */
    static List<JsonNode> elements(RawObject object, String pointer) throws UnreadableException {
        JsonNode list = at(object, pointer);
        require(list.isArray() || isAbsent(list));
        List<JsonNode> elements = new ArrayList<>();
        for (JsonNode element : list) {
            if (!element.isNull()) {
                require(element.isObject());
                for (Map.Entry<String, JsonNode> field : element.properties()) {
                    require(isWellTyped(field.getKey(), field.getValue()));
                }
                elements.add(element);
            }
        }
        return elements;
    }

    // All fields of tolerations and owner references: an element is readable as a whole, or not at all.
    private static boolean isWellTyped(String name, JsonNode value) {
        return value.isNull()
                || switch (name) {
                    case "key", "operator", "value", "effect", "apiVersion", "kind", "name", "uid" -> value.isTextual();
                    case "controller", "blockOwnerDeletion" -> value.isBoolean();
                    case "tolerationSeconds" -> value.isIntegralNumber() && value.canConvertToLong();
                    default -> true;
                };
    }

    /** A text of an element; null where it is absent. */
    static @Nullable String text(JsonNode element, String name) {
        return element.path(name).textValue();
    }

    static int int32(RawObject object, String pointer, int absent) throws UnreadableException {
        JsonNode value = at(object, pointer);
        require(isAbsent(value) || (value.isIntegralNumber() && value.canConvertToInt()));
        return isAbsent(value) ? absent : value.intValue();
    }

    static void requireObject(RawObject object, String pointer) throws UnreadableException {
        JsonNodeType type = object.typeAt(pointer);
        require(type == JsonNodeType.OBJECT || type == JsonNodeType.NULL || type == JsonNodeType.MISSING);
    }

    /** All on the way to a value may be absent, but none may be anything else than an object. */
    private static JsonNode at(RawObject object, String pointer) throws UnreadableException {
        JsonNode found = object.at(pointer);
        if (!found.isMissingNode()) {
            return found;
        }
        for (int slash = 0; slash >= 0; slash = pointer.indexOf('/', slash + 1)) {
            JsonNodeType type = object.typeAt(pointer.substring(0, slash));
            if (type == JsonNodeType.NULL || type == JsonNodeType.MISSING) {
                return MissingNode.getInstance();
            }
            require(type == JsonNodeType.OBJECT);
        }
        return found;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isNull() || value.isMissingNode();
    }

    private static void require(boolean readable) throws UnreadableException {
        if (!readable) {
            throw new UnreadableException();
        }
    }
}
