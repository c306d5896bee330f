package io.cocoonstack.common.admission.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.admission.ReviewLoop;
import java.nio.charset.StandardCharsets;

/** JSON texts as objects. */
final class Raw {

    private Raw() {}

    /** The text as it stands, in the shape of a tree. */
    static JsonNode json(String json) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }

    /** The text as an object of a review. */
    static RawObject object(String json) {
        String review = "{\"kind\":\"AdmissionReview\",\"request\":{\"object\":" + json + "}}";
        return ReviewLoop.requestOf(review.getBytes(StandardCharsets.UTF_8)).object();
    }
}
