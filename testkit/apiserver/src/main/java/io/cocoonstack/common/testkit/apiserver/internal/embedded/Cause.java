package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.stream.Collectors;

/** One thing wrong with a field, given by its path, in the real server's words. */
record Cause(String reason, String field, String message) {

    static Cause required(String field, String detail) {
        return new Cause("FieldValueRequired", field, "Required value" + (detail.isEmpty() ? "" : ": " + detail));
    }

    static Cause invalid(String field, JsonNode value, String detail) {
        return new Cause("FieldValueInvalid", field, "Invalid value: " + value + ": " + detail);
    }

    static Cause wrongType(String field, String wanted, String found) {
        return new Cause(
                "FieldValueTypeInvalid",
                field,
                "Invalid value: \"" + found + "\": " + field + " in body must be of type " + wanted + ": \"" + found
                        + "\"");
    }

    static Cause unsupported(String field, JsonNode value, Collection<? extends JsonNode> supported) {
        return new Cause(
                "FieldValueNotSupported",
                field,
                "Unsupported value: " + value + ": supported values: "
                        + supported.stream().map(JsonNode::toString).collect(Collectors.joining(", ")));
    }

    static Cause tooLong(String field, int limit) {
        return new Cause("FieldValueTooLong", field, "Too long: may not be more than " + limit + " bytes");
    }

    static Cause duplicate(String field, JsonNode value) {
        return new Cause("FieldValueDuplicate", field, "Duplicate value: " + value);
    }

    static Cause forbidden(String field, String detail) {
        return new Cause("FieldValueForbidden", field, "Forbidden: " + detail);
    }

    @Override
    public String toString() {
        return field + ": " + message;
    }
}
