package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The version of an object that a write was decided on (contract 6.2 rule 1).
 *
 * @param uid the object's uid
 * @param resourceVersion the version that was read
 */
record Guard(String uid, String resourceVersion) {

    /**
     * Refuses an object without a version: a write that was meant to be guarded must not go out bare. An API server
     * takes an empty resourceVersion and "0" for none.
     */
    static Guard of(HasMetadata object) {
        ObjectMeta metadata = object.getMetadata();
        return new Guard(
                require(object, "uid", metadata == null ? null : metadata.getUid()),
                require(object, "resourceVersion", metadata == null ? null : metadata.getResourceVersion()));
    }

    /** The value of a field of metadata, where an API server takes it for a guard. */
    static String require(HasMetadata object, String field, @Nullable String value) {
        if (value == null || !isVersion(value)) {
            throw new IllegalArgumentException("metadata." + field + " of " + describe(object) + " is "
                    + (ApiErrors.isBlank(value) ? "not set" : value)
                    + ", expected an object as it was read from the API server");
        }
        return value;
    }

    /** Whether an API server takes a text for the version of an object, and not for "any". */
    static boolean isVersion(@Nullable String text) {
        return text != null && !text.isEmpty() && !text.equals("0");
    }

    /** Adds the guard to a merge patch. */
    void writeTo(Map<String, @Nullable Object> body) {
        Map<String, @Nullable Object> metadata = JsonTree.object(body, "metadata");
        metadata.put("uid", uid);
        metadata.put("resourceVersion", resourceVersion);
    }

    /** Runs a guarded request, and tells a conflict from every other refusal. */
    static <T> T guarded(HasMetadata object, String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (KubernetesClientException e) {
            boolean gone = ApiErrors.isGone(e, object);
            if (gone || (ConflictException.isConflict(e) && !ApiErrors.isAboutAnother(e, object))) {
                throw new ConflictException(
                        what + " of " + describe(object) + " was refused: it " + (gone ? "was deleted" : "has changed")
                                + " since it was read at version "
                                + object.getMetadata().getResourceVersion() + "; read again and decide again",
                        e);
            }
            throw e;
        }
    }

    static String describe(HasMetadata object) {
        ObjectMeta metadata = object.getMetadata();
        return object.getKind() + " "
                + (metadata == null ? "without metadata" : metadata.getNamespace() + "/" + metadata.getName());
    }
}
