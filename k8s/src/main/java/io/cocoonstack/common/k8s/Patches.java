package io.cocoonstack.common.k8s;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Objects;
import java.util.function.Consumer;

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
        ObjectNode body = difference(client, object, mutation);
        return body.isEmpty() ? object : client.resource(object).patch(MERGE, body.toString());
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
        ObjectNode body = difference(client, object, mutation);
        if (body.isEmpty()) {
            return object;
        }
        Guard.of(object).writeTo(body);
        return Guard.guarded(object, "patch", () -> client.resource(object).patch(MERGE, body.toString()));
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
        ObjectNode body = statusDifference(client, object, mutation);
        return body.isEmpty() ? object : sendStatus(client, object, body);
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
        ObjectNode body = statusDifference(client, object, mutation);
        if (body.isEmpty()) {
            return object;
        }
        Guard.of(object).writeTo(body);
        return Guard.guarded(object, "patch of the status", () -> sendStatus(client, object, body));
    }

    /** Of an object that is there, a 404 says that its kind has no subresource status. */
    private static <T extends HasMetadata> T sendStatus(KubernetesClient client, T object, ObjectNode body) {
        try {
            return client.resource(object).subresource("status").patch(MERGE, body.toString());
        } catch (KubernetesClientException e) {
            if (!ApiErrors.isGone(e, object)) {
                throw e;
            }
            T there = FreshReads.object(client, object);
            if (there == null || !isSame(there, object)) {
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

    private static boolean isSame(HasMetadata there, HasMetadata object) {
        String uid = object.getMetadata().getUid();
        return uid == null || uid.equals(there.getMetadata().getUid());
    }

    private static <T extends HasMetadata> ObjectNode statusDifference(
            KubernetesClient client, T object, Consumer<T> mutation) {
        ObjectNode body = difference(client, object, mutation);
        for (String field : (Iterable<String>) body::fieldNames) {
            if (!"status".equals(field)) {
                throw new IllegalArgumentException("mutation of a status changed " + field + " of "
                        + Guard.describe(object) + ", expected it to change nothing but status");
            }
        }
        return body;
    }

    private static <T extends HasMetadata> ObjectNode difference(
            KubernetesClient client, T object, Consumer<T> mutation) {
        Objects.requireNonNull(object, "object is null, expected the object to patch");
        KubernetesSerialization serialization = client.getKubernetesSerialization();
        // Both trees are of the copy: on the way through JSON a number may change its class, which is no difference.
        T copy = serialization.clone(object);
        ObjectNode before = tree(serialization, copy);
        mutation.accept(copy);
        return JsonMergePatch.diff(before, tree(serialization, copy));
    }

    /**
     * The object as it goes over the wire, with spec, status, labels and annotations even where they are empty. So a
     * mutation that removes one of them as a whole removes only the members that were read.
     */
    private static ObjectNode tree(KubernetesSerialization serialization, HasMetadata object) {
        ObjectNode tree = serialization.convertValue(object, ObjectNode.class);
        putMissing(tree, "spec", "status");
        if (tree.get("metadata") instanceof ObjectNode metadata) {
            putMissing(metadata, "labels", "annotations");
        }
        return tree;
    }

    private static void putMissing(ObjectNode object, String... members) {
        for (String member : members) {
            if (!object.hasNonNull(member)) {
                object.putObject(member);
            }
        }
    }
}
