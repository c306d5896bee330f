package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An answer that is no success, as the {@code Status} object that the real server sends. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient ObjectNode status;

    private ApiError(int code, String reason, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = Json.status("Failure").put("message", message);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        status.put("code", code);
    }

    private static ApiError about(int code, String reason, ResourceType type, String name, String what) {
        String message = type.qualifiedPlural() + " \"" + name + "\" " + what;
        return new ApiError(code, reason, message).details(type, name, type.plural());
    }

    private ApiError details(ResourceType type, String name, String kind) {
        ObjectNode details = status.putObject("details");
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", kind);
        return this;
    }

    static ApiError notFound(ResourceType type, String name) {
        return about(404, "NotFound", type, name, "not found");
    }

    static ApiError noSuchPath() {
        return new ApiError(404, "NotFound", "the server could not find the requested resource");
    }

    static ApiError alreadyExists(ResourceType type, String name) {
        return about(409, "AlreadyExists", type, name, "already exists");
    }

    static ApiError forbidden(ResourceType type, String name, String why) {
        return about(403, "Forbidden", type, name, "is forbidden: " + why);
    }

    static ApiError conflict(ResourceType type, String name, String why) {
        String message = "Operation cannot be fulfilled on " + type.qualifiedPlural() + " \"" + name + "\": " + why;
        return new ApiError(409, "Conflict", message).details(type, name, type.plural());
    }

    /** Fields that others own, by their owner. */
    static ApiError applyConflict(Map<FieldManagers.Manager, List<String>> conflicts) {
        ArrayNode causes = Json.object().putArray("causes");
        StringBuilder text = new StringBuilder();
        conflicts.forEach((manager, fields) -> {
            String message = "conflict with \"" + manager.name() + "\""
                    + (manager.applies() ? "" : " using " + manager.operation());
            text.append(text.isEmpty() ? "" : "\n").append(message).append(": ").append(String.join(", ", fields));
            fields.forEach(field -> causes.addObject()
                    .put("reason", "FieldManagerConflict")
                    .put("message", message)
                    .put("field", field));
        });
        String count = causes.size() == 1 ? "1 conflict" : causes.size() + " conflicts";
        ApiError error = new ApiError(409, "Conflict", "Apply failed with " + count + ": " + text);
        error.status.putObject("details").set("causes", causes);
        return error;
    }

    static ApiError invalid(ResourceType type, String name, List<Cause> causes) {
        List<Cause> distinct = causes.stream().distinct().toList();
        String text = distinct.stream().map(Cause::toString).collect(Collectors.joining(", "));
        String listed = distinct.size() == 1 ? text : "[" + text + "]";
        ApiError error = new ApiError(422, "Invalid", type.qualifiedKind() + " \"" + name + "\" is invalid: " + listed)
                .details(type, name, type.kind());
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

    static ApiError methodNotAllowed(String method) {
        return new ApiError(405, "MethodNotAllowed", method + " is not supported on this path");
    }

    static ApiError unsupportedMediaType(String accepted) {
        String message = "the body of the request was in an unknown format - accepted media types include: " + accepted;
        return new ApiError(415, "UnsupportedMediaType", message);
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
