package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer.
 *
 * @param code the HTTP status
 * @param body the object
 * @param warnings what the client should know all the same
 * @param watch what goes on from here over a web socket, or null
 */
record Answer(
        int code,
        ObjectNode body,
        List<String> warnings,
        @Nullable Watch watch) {

    Answer(int code, ObjectNode body, List<String> warnings) {
        this(code, body, warnings, null);
    }

    static Answer watch(Watch watch) {
        return new Answer(101, Json.object(), List.of(), watch);
    }

    static Answer ok(ObjectNode body) {
        return new Answer(200, body, List.of());
    }

    /** An answer that says no more than that it was done. */
    static Answer success(int code) {
        ObjectNode status = Json.object();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success").put("code", code);
        return new Answer(code, status, List.of());
    }
}
