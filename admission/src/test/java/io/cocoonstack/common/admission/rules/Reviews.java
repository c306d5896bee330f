package io.cocoonstack.common.admission.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.cocoonstack.common.admission.AdmissionRequest;
import io.cocoonstack.common.admission.ReviewLoop;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Builds requests as an API server sends them. */
final class Reviews {

    private final ObjectNode request = JsonNodeFactory.instance.objectNode();

    Reviews(String operation) {
        request.put("uid", "u").put("operation", operation);
    }

    Reviews kind(String group, String kind) {
        request.putObject("kind").put("group", group).put("version", "v1").put("kind", kind);
        return this;
    }

    Reviews resource(String group, String resource) {
        request.putObject("resource").put("group", group).put("version", "v1").put("resource", resource);
        return this;
    }

    Reviews subResource(String subResource) {
        request.put("subResource", subResource);
        return this;
    }

    Reviews object(String json) {
        request.putRawValue("object", new RawValue(json));
        return this;
    }

    Reviews oldObject(String json) {
        request.putRawValue("oldObject", new RawValue(json));
        return this;
    }

    Reviews username(@Nullable String username) {
        request.putObject("userInfo").put("username", username);
        return this;
    }

    Reviews namespace(@Nullable String namespace) {
        request.put("namespace", namespace);
        return this;
    }

    Reviews name(@Nullable String name) {
        request.put("name", name);
        return this;
    }

    AdmissionRequest request() {
        String review = "{\"kind\":\"AdmissionReview\",\"request\":" + request + "}";
        return ReviewLoop.requestOf(review.getBytes(StandardCharsets.UTF_8));
    }
}
