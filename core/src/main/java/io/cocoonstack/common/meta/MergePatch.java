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

    private static final byte[] METADATA = ascii("{\"metadata\":{");
    private static final byte[] UID = ascii("\"uid\":");
    private static final byte[] RESOURCE_VERSION = ascii("\"resourceVersion\":");
    private static final byte[] ANNOTATIONS = ascii("\"annotations\":");
    private static final byte[] STATUS = ascii("{\"status\":");
    private static final byte[] COMMA = ascii(",");
    private static final byte[] END = ascii("}");
    private static final byte[] ENDS = ascii("}}");

    private MergePatch() {}

    private static byte[] ascii(String json) {
        return json.getBytes(StandardCharsets.US_ASCII);
    }

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
        JsonText json = new JsonText(64 + 64 * annotations.size()).raw(METADATA);
        writeGuard(json, UID, "uid", uid);
        writeGuard(json, RESOURCE_VERSION, "resourceVersion", resourceVersion);
        return json.raw(ANNOTATIONS).annotations(annotations).raw(ENDS).toBytes();
    }

    private static void writeGuard(JsonText json, byte[] name, String field, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (value.isEmpty() || value.equals("0")) {
            throw new IllegalArgumentException(
                    field + " is \"" + value + "\", expected that of an object as it was read, or null for no guard");
        }
        json.raw(name).string(value).raw(COMMA);
    }

    /**
     * {@return a patch of the status subresource, {@code {"status":{…}}}: the body in UTF-8, a new array}
     * @param status fields to set, null for "delete": texts, numbers, booleans, and maps, iterables and nulls of these
     * @throws IllegalArgumentException if a value is of another type, or a number is not finite
     */
    public static byte[] status(Map<String, ? extends @Nullable Object> status) {
        return new JsonText(512).raw(STATUS).value(status).raw(END).toBytes();
    }
}
