package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Patches of an object, or of its status, by a mutation (contract 7 rule mutation): the JSON merge patch of the
 * difference that the mutation makes, in one request, or none where it makes no difference.
 *
 * <p>The object handed in is never changed, whether the call succeeds or fails: it may belong to an informer's cache.
 * The server's answer is returned; the Go side writes it into the object instead. Labels and annotations are compared
 * key by key, so that the keys of other parties stay; a list that changed goes as a whole.
 *
 * <p>Safe for use by many threads, as the client is; the mutation runs on the caller's thread.
 */
public final class Patches {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private static final String STATUS = "status";

    private Patches() {}

    /**
     * Patches an object, whatever has become of it since it was read.
     *
     * @param <T> its type
     * @param client the client
     * @param object the object as it was read
     * @param mutation changes the copy that it is given
     * @return what the server answered; the object handed in where there was nothing to send
     * @throws KubernetesClientException if the server refuses, or cannot be reached
     */
    public static <T extends HasMetadata> T patch(KubernetesClient client, T object, Consumer<T> mutation) {
        return patch(client, object, difference(client, object, mutation), "");
    }

    /**
     * Patches an object, unless it was replaced or changed since it was read.
     *
     * @param <T> its type
     * @param client the client
     * @param object the object as it was read, with uid and resourceVersion
     * @param mutation changes the copy that it is given
     * @return what the server answered; the object handed in where there was nothing to send
     * @throws ConflictException if the object was replaced or changed since; nothing was written
     * @throws IllegalArgumentException if the object carries no uid or resourceVersion to guard with
     * @throws KubernetesClientException if the server refuses for another reason, or cannot be reached
     */
    public static <T extends HasMetadata> T patchIfUnchanged(KubernetesClient client, T object, Consumer<T> mutation) {
        return guarded(client, object, difference(client, object, mutation), "");
    }

    /**
     * Patches an object's metadata, whatever has become of it since it was read: the request is that of {@link #patch},
     * at a fraction of its cost, because nothing else of the object is copied and compared.
     *
     * @param <T> its type
     * @param client the client
     * @param object the object as it was read, with metadata
     * @param mutation changes the copy of the metadata that it is given, whose lists and maps are there and modifiable
     * @return what the server answered; the object handed in where there was nothing to send
     * @throws IllegalArgumentException if the object has no metadata
     * @throws KubernetesClientException if the server refuses, or cannot be reached
     */
    public static <T extends HasMetadata> T patchMetadata(
            KubernetesClient client, T object, Consumer<ObjectMeta> mutation) {
        return patch(client, object, metadataDifference(client, object, mutation), "");
    }

    /**
     * Patches an object's metadata, unless the object was replaced or changed since it was read: the request is that of
     * {@link #patchIfUnchanged}, at a fraction of its cost.
     *
     * @param <T> its type
     * @param client the client
     * @param object the object as it was read, with uid and resourceVersion
     * @param mutation changes the copy of the metadata that it is given, whose lists and maps are there and modifiable
     * @return what the server answered; the object handed in where there was nothing to send
     * @throws ConflictException if the object was replaced or changed since; nothing was written
     * @throws IllegalArgumentException if the object carries no uid or resourceVersion to guard with
     * @throws KubernetesClientException if the server refuses for another reason, or cannot be reached
     */
    public static <T extends HasMetadata> T patchMetadataIfUnchanged(
            KubernetesClient client, T object, Consumer<ObjectMeta> mutation) {
        return guarded(client, object, metadataDifference(client, object, mutation), "");
    }

    /**
     * Patches an object's status subresource, whatever has become of the object since it was read.
     *
     * @param <T> its type
     * @param client the client
     * @param object the object as it was read
     * @param mutation changes the status of the copy that it is given, and nothing else
     * @return what the server answered; the object handed in where there was nothing to send
     * @throws IllegalArgumentException if the mutation changed anything but the status
     * @throws KubernetesClientException if the server refuses, or cannot be reached
     */
    public static <T extends HasMetadata> T patchStatus(KubernetesClient client, T object, Consumer<T> mutation) {
        return patch(client, object, statusDifference(client, object, mutation), STATUS);
    }

    /**
     * Patches an object's status subresource, unless the object was replaced or changed since it was read. This is how
     * a phase is stored: under the version that it was decided on (contract 6.2 rule 1).
     *
     * @param <T> its type
     * @param client the client
     * @param object the object as it was read, with uid and resourceVersion
     * @param mutation changes the status of the copy that it is given, and nothing else
     * @return what the server answered; the object handed in where there was nothing to send
     * @throws ConflictException if the object was replaced or changed since; nothing was written
     * @throws IllegalArgumentException if the mutation changed anything but the status, or the object carries no uid or
     *     resourceVersion to guard with
     * @throws KubernetesClientException if the server refuses for another reason, or cannot be reached
     */
    public static <T extends HasMetadata> T patchStatusIfUnchanged(
            KubernetesClient client, T object, Consumer<T> mutation) {
        return guarded(client, object, statusDifference(client, object, mutation), STATUS);
    }

    /**
     * Brings an object's status to another, whatever has become of the object since it was read: the request is that of
     * {@link #patchStatus}, at a fraction of its cost, because only the two statuses are compared.
     *
     * @param <T> its type
     * @param <S> the type of its status
     * @param client the client
     * @param object the object as it was read
     * @param before the object's status as it was read, and another instance than {@code after}; null for none
     * @param after the status that it is to have; null for none
     * @return what the server answered; the object handed in where there was nothing to send
     * @throws KubernetesClientException if the server refuses, or cannot be reached
     */
    public static <T extends HasMetadata, S> T storeStatus(
            KubernetesClient client, T object, @Nullable S before, @Nullable S after) {
        return patch(client, present(object), statusDifference(client, before, after), STATUS);
    }

    /**
     * Brings an object's status to another, unless the object was replaced or changed since it was read: the request is
     * that of {@link #patchStatusIfUnchanged}, at a fraction of its cost.
     *
     * @param <T> its type
     * @param <S> the type of its status
     * @param client the client
     * @param object the object as it was read, with uid and resourceVersion
     * @param before the object's status as it was read, and another instance than {@code after}; null for none
     * @param after the status that it is to have; null for none
     * @return what the server answered; the object handed in where there was nothing to send
     * @throws ConflictException if the object was replaced or changed since; nothing was written
     * @throws IllegalArgumentException if the object carries no uid or resourceVersion to guard with
     * @throws KubernetesClientException if the server refuses for another reason, or cannot be reached
     */
    public static <T extends HasMetadata, S> T storeStatusIfUnchanged(
            KubernetesClient client, T object, @Nullable S before, @Nullable S after) {
        return guarded(client, present(object), statusDifference(client, before, after), STATUS);
    }

    static <T> T present(T object) {
        return Objects.requireNonNull(object, "object is null, expected the object to patch");
    }

    private static <T extends HasMetadata> T guarded(
            KubernetesClient client, T object, Map<String, @Nullable Object> body, String subresource) {
        if (body.isEmpty()) {
            return object;
        }
        Guard.of(object).writeTo(body);
        String what = subresource.isEmpty() ? "patch" : "patch of the " + subresource;
        return Guard.guarded(object, what, () -> patch(client, object, body, subresource));
    }

    /** Of an object that is there, a 404 says that its kind has no subresource status. */
    private static <T extends HasMetadata> T patch(
            KubernetesClient client, T object, Map<String, @Nullable Object> body, String subresource) {
        if (body.isEmpty()) {
            return object;
        }
        String text = JsonTree.text(client.getKubernetesSerialization(), body);
        if (subresource.isEmpty()) {
            return client.resource(object).patch(MERGE, text);
        }
        try {
            return client.resource(object).subresource(subresource).patch(MERGE, text);
        } catch (KubernetesClientException e) {
            if (!ApiErrors.isGone(e, object)) {
                throw e;
            }
            T there = FreshReads.object(client, object);
            String uid = object.getMetadata().getUid();
            if (there == null || (uid != null && !uid.equals(there.getMetadata().getUid()))) {
                throw e;
            }
            String message = "the server has no status subresource for " + Guard.describe(object)
                    + ", expected one in its CRD; to the patch it said: "
                    + e.getStatus().getMessage();
            Status status = new StatusBuilder(e.getStatus())
                    .withMessage(message)
                    .withDetails(null)
                    .build();
            throw new KubernetesClientException(message, e, e.getCode(), status, null);
        }
    }

    static Map<String, @Nullable Object> statusDifference(
            KubernetesClient client, @Nullable Object before, @Nullable Object after) {
        KubernetesSerialization serialization = client.getKubernetesSerialization();
        Map<String, @Nullable Object> from = before == null ? Map.of() : JsonTree.of(serialization, before);
        Map<String, @Nullable Object> to = after == null ? Map.of() : JsonTree.of(serialization, after);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        Map<String, @Nullable Object> difference = JsonTree.difference(from, to);
        if (!difference.isEmpty()) {
            body.put(STATUS, difference);
        }
        return body;
    }

    private static <T extends HasMetadata> Map<String, @Nullable Object> statusDifference(
            KubernetesClient client, T object, Consumer<T> mutation) {
        Map<String, @Nullable Object> body = difference(client, object, mutation);
        for (String field : body.keySet()) {
            if (!field.equals(STATUS)) {
                throw new IllegalArgumentException("mutation of a status changed " + field + " of "
                        + Guard.describe(object) + ", expected it to change nothing but status");
            }
        }
        return body;
    }

    private static Map<String, @Nullable Object> metadataDifference(
            KubernetesClient client, HasMetadata object, Consumer<ObjectMeta> mutation) {
        ObjectMeta metadata = present(object).getMetadata();
        if (metadata == null) {
            throw new IllegalArgumentException(
                    "metadata of the " + object.getKind() + " is null, expected at least its name");
        }
        return MetadataDifference.of(client.getKubernetesSerialization(), metadata, mutation);
    }

    static <T extends HasMetadata> Map<String, @Nullable Object> difference(
            KubernetesClient client, T object, Consumer<T> mutation) {
        present(object);
        KubernetesSerialization serialization = client.getKubernetesSerialization();
        T copy = serialization.clone(object);
        Map<String, @Nullable Object> before = tree(serialization, copy);
        mutation.accept(copy);
        return JsonTree.difference(before, tree(serialization, copy));
    }

    /**
     * The object as it goes over the wire, with spec, status, labels and annotations even where they are empty. So a
     * mutation that removes one of them as a whole removes only the members that were read.
     */
    private static Map<String, @Nullable Object> tree(KubernetesSerialization serialization, HasMetadata object) {
        Map<String, @Nullable Object> tree = JsonTree.of(serialization, object);
        JsonTree.object(tree, "spec");
        JsonTree.object(tree, STATUS);
        if (tree.containsKey("metadata")) {
            MetadataDifference.withMaps(JsonTree.object(tree, "metadata"));
        }
        return tree;
    }
}
