package io.cocoonstack.common.meta;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of JSON merge patches (RFC 7386; contract 7 rule merge-patches), for any Kubernetes client. They hold what
 * they are given and nothing else; null deletes a key.
 */
public final class MergePatch {

    /** The content type that these bodies go out with. */
    public static final String CONTENT_TYPE = "application/merge-patch+json";

    private MergePatch() {}

    /**
     * {@return a patch of annotations, {@code {"metadata":{"annotations":{…}}}}: the body in UTF-8, a new array}
     * @param annotations values to set, null for "delete", in the order in which they are written
     */
    public static byte[] annotations(Map<String, ? extends @Nullable String> annotations) {
        return annotations(annotations, null, null);
    }

    /**
     * A patch of annotations that the API server refuses when the object is another one, or has changed since it was
     * read (contract 6.2 rule 1): 422 for another uid, 409 for another resourceVersion.
     *
     * @param annotations values to set, null for "delete", in the order in which they are written
     * @param uid the uid of the object that was read, or null to leave it out
     * @param resourceVersion the resourceVersion of the object that was read, or null to leave it out
     * @return the body in UTF-8, a new array
     * @throws IllegalArgumentException if the uid is empty, or the resourceVersion is empty or "0": the API server
     *     takes these for none, so that the patch would go out without a guard
     */
    public static byte[] annotations(
            Map<String, ? extends @Nullable String> annotations,
            @Nullable String uid,
            @Nullable String resourceVersion) {
        StringBuilder json = new StringBuilder(64 + 64 * annotations.size()).append("{\"metadata\":{");
        writeGuard(json, "uid", uid);
        writeGuard(json, "resourceVersion", resourceVersion);
        JsonText.write(json.append("\"annotations\":"), annotations);
        return json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void writeGuard(StringBuilder json, String field, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (value.isEmpty() || value.equals("0")) {
            throw new IllegalArgumentException(
                    field + " is \"" + value + "\", expected that of an object as it was read, or null for no guard");
        }
        JsonText.writeString(json.append('"').append(field).append("\":"), value);
        json.append(',');
    }

    /**
     * {@return a patch of the status subresource, {@code {"status":{…}}}: the body in UTF-8, a new array}
     * @param status fields to set, null for "delete": texts, numbers, booleans, and maps, iterables and nulls of these
     * @throws IllegalArgumentException if a value is of another type, or a number is not finite
     */
    public static byte[] status(Map<String, ? extends @Nullable Object> status) {
        StringBuilder json = new StringBuilder(256).append("{\"status\":");
        JsonText.write(json, status);
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }
}
