package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** An answer that is no success, as the {@code Status} object that the real server sends. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient ObjectNode status;

    private ApiError(int code, String reason, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = Json.object();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure");
        status.put("message", message);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        status.put("code", code);
    }

    private ApiError about(String name, String group, String kind) {
        ObjectNode details = status.putObject("details");
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        details.put("kind", kind);
        return this;
    }

    static ApiError notFound(ResourceType type, String name) {
        return new ApiError(404, "NotFound", type.qualifiedPlural() + " \"" + name + "\" not found")
                .about(name, type.group(), type.plural());
    }

    static ApiError noSuchPath() {
        return new ApiError(404, "NotFound", "the server could not find the requested resource");
    }

    static ApiError alreadyExists(ResourceType type, String name) {
        return new ApiError(409, "AlreadyExists", type.qualifiedPlural() + " \"" + name + "\" already exists")
                .about(name, type.group(), type.plural());
    }

    static ApiError conflict(ResourceType type, String name, String why) {
        return new ApiError(
                        409,
                        "Conflict",
                        "Operation cannot be fulfilled on " + type.qualifiedPlural() + " \"" + name + "\": " + why)
                .about(name, type.group(), type.plural());
    }

    static ApiError invalid(ResourceType type, String name, List<Cause> causes) {
        List<Cause> distinct = causes.stream().distinct().toList();
        String text = distinct.stream().map(Cause::toString).collect(Collectors.joining(", "));
        ApiError error = new ApiError(
                        422,
                        "Invalid",
                        type.qualifiedKind() + " \"" + name + "\" is invalid: "
                                + (distinct.size() == 1 ? text : "[" + text + "]"))
                .about(name, type.group(), type.kind());
        ArrayNode list = error.status.withObject("/details").putArray("causes");
        for (Cause cause : distinct) {
            list.addObject()
                    .put("reason", cause.reason())
                    .put("message", cause.message())
                    .put("field", cause.field());
        }
        return error;
    }

    static ApiError unprocessable(String message) {
        return new ApiError(422, "Invalid", message);
    }

    static ApiError badRequest(String message) {
        return new ApiError(400, "BadRequest", message);
    }

    static ApiError forbidden(ResourceType type, String name, String why) {
        return new ApiError(403, "Forbidden", type.qualifiedPlural() + " \"" + name + "\" is forbidden: " + why)
                .about(name, type.group(), type.plural());
    }

    static ApiError methodNotAllowed(String method) {
        return new ApiError(405, "MethodNotAllowed", method + " is not supported on this path");
    }

    static ApiError unsupportedMediaType(String accepted) {
        return new ApiError(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: " + accepted);
    }

    static ApiError expired(String resourceVersion, long oldest) {
        return new ApiError(410, "Expired", "too old resource version: " + resourceVersion + " (" + oldest + ")");
    }

    static ApiError internal(String message) {
        return new ApiError(500, "", message);
    }

    int code() {
        return code;
    }

    ObjectNode status() {
        return status;
    }
}
