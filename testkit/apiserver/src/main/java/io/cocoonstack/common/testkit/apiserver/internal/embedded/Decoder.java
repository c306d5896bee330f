package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** From what a client sent to an object of a type: the right kind, no unknown fields, defaults in place. */
final class Decoder {

    private Decoder() {}

    /**
     * Brings an object into the form that is compared, validated and stored.
     *
     * @param fieldValidation the query parameter of that name
     * @return warnings for the client
     */
    static List<String> decode(ResourceType type, ObjectNode object, String fieldValidation) {
        checkKind(type, object);
        List<String> unknown = new ArrayList<>();
        ObjectNode schema = type.schema();
        if (schema == null) {
            Json.dropNulls(object);
        } else {
            unknown.addAll(StructuralSchema.apply(object, schema));
        }
        unknown.addAll(Meta.normalise(object));
        List<String> complaints = unknown.stream()
                .sorted()
                .map(path -> "unknown field \"" + path + "\"")
                .toList();
        if (fieldValidation.equals("Strict") && !complaints.isEmpty()) {
            throw ApiError.badRequest(type.kind() + " in version \"" + type.version() + "\" cannot be handled as a "
                    + type.kind() + ": strict decoding error: " + String.join(", ", complaints));
        }
        return fieldValidation.equals("Ignore") ? List.of() : complaints;
    }

    private static void checkKind(ResourceType type, ObjectNode object) {
        String apiVersion = Json.text(object, "apiVersion");
        String kind = Json.text(object, "kind");
        if (type.isCustom()) {
            if (kind.isEmpty()) {
                throw ApiError.badRequest("the object provided is unrecognized (must be of type " + type.kind()
                        + "): Object 'Kind' is missing");
            }
        } else {
            // A built-in type is known by its path alone.
            apiVersion = apiVersion.isEmpty() ? type.apiVersion() : apiVersion;
            kind = kind.isEmpty() ? type.kind() : kind;
        }
        if (!apiVersion.equals(type.apiVersion())) {
            throw ApiError.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + type.apiVersion() + ")");
        }
        if (!kind.equals(type.kind())) {
            throw type.isCustom()
                    ? ApiError.invalid(
                            type,
                            Meta.text(object, Meta.NAME),
                            List.of(Cause.invalid("kind", object.path("kind"), "must be " + type.kind())))
                    : ApiError.badRequest(
                            kind + " in version \"" + type.version() + "\" cannot be handled as a " + type.kind());
        }
        object.put("apiVersion", apiVersion).put("kind", kind);
    }
}
