package io.cocoonstack.common.admission.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.cocoonstack.common.admission.JsonPointers;
import io.cocoonstack.common.admission.RawObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the few fields that rules look at in foreign objects, and coerces nothing. */
final class Reads {

    /** A field is of another type than it should be. It has no stack, because users can cause it at will. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1;

        UnreadableException() {
            super(null, null, false, false);
        }
    }

    private Reads() {}

    /** The elements of a list of objects, null ones left out; empty where there is none. */
    static List<JsonNode> objects(RawObject object, String... path) throws UnreadableException {
        JsonNode list = at(object, path);
        if (!isAbsent(list) && !list.isArray()) {
            throw new UnreadableException();
        }
        List<JsonNode> elements = new ArrayList<>();
        for (JsonNode element : list) {
            if (element.isObject()) {
                elements.add(element);
            } else if (!element.isNull()) {
                throw new UnreadableException();
            }
        }
        return elements;
    }

    /** A text of an object; null where it is absent. */
    static @Nullable String text(JsonNode object, String name) throws UnreadableException {
        JsonNode text = object.path(name);
        if (!isAbsent(text) && !text.isTextual()) {
            throw new UnreadableException();
        }
        return text.textValue();
    }

    /** An integer of 32 bits; the default where it is absent. */
    static int int32(RawObject object, int absent, String... path) throws UnreadableException {
        JsonNode number = at(object, path);
        if (isAbsent(number)) {
            return absent;
        }
        if (!number.isIntegralNumber() || !number.canConvertToInt()) {
            throw new UnreadableException();
        }
        return number.intValue();
    }

    /** What stands at a path of objects, each of which may be absent; but none may be something else. */
    private static JsonNode at(RawObject object, String... path) throws UnreadableException {
        JsonNode found = object.at(JsonPointers.of(path));
        if (found.isMissingNode()) {
            for (int i = 0; i < path.length; i++) {
                requireObject(object.typeAt(JsonPointers.of(Arrays.copyOf(path, i))));
            }
        }
        return found;
    }

    private static void requireObject(JsonNodeType type) throws UnreadableException {
        if (type != JsonNodeType.OBJECT && type != JsonNodeType.NULL && type != JsonNodeType.MISSING) {
            throw new UnreadableException();
        }
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
