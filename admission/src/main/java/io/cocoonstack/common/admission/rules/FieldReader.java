package io.cocoonstack.common.admission.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.meta.Owner;
import io.cocoonstack.common.meta.PodMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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
        forEach(object, pointer, "key", "", (key, none) -> keys.add(key));
        return PodMetadata.hasCocoonToleration(keys);
    }

    /** The owner references of a pod. */
    static List<Owner> owners(RawObject pod) throws UnreadableException {
        List<Owner> owners = new ArrayList<>();
        forEach(pod, "/metadata/ownerReferences", "kind", "name", (kind, name) -> owners.add(new Owner(kind, name)));
        return owners;
    }

    /** Hands on two texts of each toleration or owner reference at a pointer; a text that is absent is null. */
    private static void forEach(
            RawObject object,
            String pointer,
            String first,
            String second,
            BiConsumer<@Nullable String, @Nullable String> visitor)
            throws UnreadableException {
        try (JsonParser json = object.parser(pointer)) {
            if (json == null) {
                requireAbsent(object, pointer);
                return;
            }
            if (json.hasToken(JsonToken.VALUE_NULL)) {
                return;
            }
            require(json.hasToken(JsonToken.START_ARRAY));
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.hasToken(JsonToken.VALUE_NULL)) {
                    continue;
                }
                require(json.hasToken(JsonToken.START_OBJECT));
                @Nullable String one = null;
                @Nullable String two = null;
                for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                    JsonToken value = json.nextToken();
                    require(value == JsonToken.VALUE_NULL || isWellTyped(name, value, json));
                    if (value == JsonToken.VALUE_STRING) {
                        one = name.equals(first) ? json.getText() : one;
                        two = name.equals(second) ? json.getText() : two;
                    }
                    json.skipChildren();
                }
                visitor.accept(one, two);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // All fields of tolerations and owner references: an element is readable as a whole, or not at all.
    private static boolean isWellTyped(String name, JsonToken value, JsonParser json) throws IOException {
        return switch (name) {
            case "key", "operator", "value", "effect", "apiVersion", "kind", "name", "uid" ->
                value == JsonToken.VALUE_STRING;
            case "controller", "blockOwnerDeletion" -> value.isBoolean();
            case "tolerationSeconds" ->
                value == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            default -> true;
        };
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

    private static JsonNode at(RawObject object, String pointer) throws UnreadableException {
        JsonNode found = object.at(pointer);
        if (found.isMissingNode()) {
            requireAbsent(object, pointer);
        }
        return found;
    }

    /** All on the way to a value may be absent, but none may be anything else than an object. */
    private static void requireAbsent(RawObject object, String pointer) throws UnreadableException {
        for (int slash = 0; slash >= 0; slash = pointer.indexOf('/', slash + 1)) {
            JsonNodeType type = object.typeAt(pointer.substring(0, slash));
            if (type == JsonNodeType.NULL || type == JsonNodeType.MISSING) {
                return;
            }
            require(type == JsonNodeType.OBJECT);
        }
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
