package io.cocoonstack.common.k8s;

import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.GenerationStamp;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.MergePatch;
import io.cocoonstack.common.meta.SnapshotFlag;
import io.cocoonstack.common.round.PodFacts;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The writes of an operator to a pod (contract 6.2 rule 1 and 7 rule pod-patches). The pod handed in is never changed;
 * the server's answer is returned.
 *
 * <p>{@link #requestHibernate}, {@link #requestWake}, {@link #requestKeepSnapshot} and {@link #delete} are the guarded
 * writes of a round, one request a call. They take the facts that they were decided on, and the API server refuses them
 * when the pod was replaced or changed since. The {@code patch…} methods send one request, or none where the pod
 * already says so.
 *
 * <p>Safe for use by many threads, as the client is.
 */
public final class PodWrites {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private PodWrites() {}

    /**
     * Brings the hibernate flag of a pod to a state, guarded by the pod's uid and resourceVersion where it carries
     * them. A round uses {@link #requestHibernate} and {@link #requestWake}, which insist on both and know of epochs.
     *
     * @param client the client
     * @param pod the pod as it was read
     * @param state the state to bring it to
     * @return what the server answered; the pod handed in where it already says so
     * @throws ConflictException if the pod was replaced or changed since; nothing was written
     * @throws NullPointerException if the pod is null
     * @throws KubernetesClientException if the server refuses for another reason, or cannot be reached
     */
    public static Pod patchHibernateState(KubernetesClient client, @Nullable Pod pod, HibernateState state) {
        Pod read = require(pod);
        if (Pods.hibernateState(read).equals(state)) {
            return read;
        }
        ObjectMeta metadata = read.getMetadata();
        String version = metadata.getResourceVersion();
        return patch(
                client,
                read,
                state.patch(),
                ApiErrors.isBlank(metadata.getUid()) ? null : metadata.getUid(),
                Guard.isVersion(version) ? version : null);
    }

    /**
     * Stamps the generation of the CocoonSet on a pod. Compared as parsed: a malformed stamp reads as 0, and 0 is never
     * stamped where nothing stands.
     *
     * @param client the client
     * @param pod the pod as it was read
     * @param generation the CocoonSet's metadata.generation
     * @return what the server answered; the pod handed in where it already says so
     * @throws NullPointerException if the pod is null
     * @throws KubernetesClientException if the server refuses, or cannot be reached
     */
    public static Pod patchCocoonSetGeneration(KubernetesClient client, @Nullable Pod pod, long generation) {
        Pod read = require(pod);
        return Pods.generation(read) == generation
                ? read
                : patch(client, read, GenerationStamp.annotations(generation), null, null);
    }

    /**
     * Sets the keep-snapshot flag on a pod that is about to be deleted only to release its seat. Best effort: losing it
     * costs a registry pull, never correctness.
     *
     * @param client the client
     * @param pod the pod as it was read
     * @return what the server answered; the pod handed in where it already says so
     * @throws NullPointerException if the pod is null
     * @throws KubernetesClientException if the server refuses, or cannot be reached
     */
    public static Pod patchKeepSnapshotOnDelete(KubernetesClient client, @Nullable Pod pod) {
        Pod read = require(pod);
        return Pods.hasFlag(read, SnapshotFlag.KEEP_SNAPSHOT_ON_DELETE)
                ? read
                : patch(client, read, SnapshotFlag.KEEP_SNAPSHOT_ON_DELETE.annotations(), null, null);
    }

    /**
     * Sends the hibernate request, under the version of the pod that it was decided on.
     *
     * @param client the client
     * @param pod the facts of the pod, with namespace, name, uid and resourceVersion
     * @return what the server answered
     * @throws ConflictException if the pod was replaced or changed since; nothing was written
     * @throws IllegalArgumentException if the facts lack one of the four
     * @throws KubernetesClientException if the server refuses for another reason, or cannot be reached
     */
    public static Pod requestHibernate(KubernetesClient client, PodFacts pod) {
        return request(client, pod, HibernateState.ON.patch());
    }

    /**
     * Sends the wake request, under the version of the pod that it was decided on: it removes the hibernate flag and
     * says from which epoch. It is sent also where no flag is seen, because a flag may still be on its way: this
     * request changes the version under which that flag was sent.
     *
     * @param client the client
     * @param pod the facts of the pod, with namespace, name, uid and resourceVersion
     * @return what the server answered
     * @throws ConflictException if the pod was replaced or changed since; nothing was written
     * @throws IllegalArgumentException if the facts lack one of the four
     * @throws KubernetesClientException if the server refuses for another reason, or cannot be reached
     */
    public static Pod requestWake(KubernetesClient client, PodFacts pod) {
        return request(client, pod, Epochs.wakeRequest(pod.hibernateEpoch()));
    }

    /** Removes the hibernate flag of a pod that has no round, under the version that this was decided on. */
    static Pod clearHibernateFlag(KubernetesClient client, PodFacts pod) {
        return request(client, pod, HibernateState.OFF.patch());
    }

    /**
     * Sets the keep-snapshot flag under the version of the pod that its deletion was decided on.
     *
     * @param client the client
     * @param pod the facts of the pod, with namespace, name, uid and resourceVersion
     * @return what the server answered
     * @throws ConflictException if the pod was replaced or changed since; nothing was written
     * @throws IllegalArgumentException if the facts lack one of the four
     * @throws KubernetesClientException if the server refuses for another reason, or cannot be reached
     */
    public static Pod requestKeepSnapshot(KubernetesClient client, PodFacts pod) {
        return request(client, pod, SnapshotFlag.KEEP_SNAPSHOT_ON_DELETE.annotations());
    }

    /**
     * Deletes a pod, unless it was replaced or changed since it was read. A pod is moved or released only behind the
     * hibernate gate (contract 6.2 rule 7). A pod that the server does not have any more is a success.
     *
     * @param client the client
     * @param pod the facts of the pod, with namespace, name, uid and resourceVersion
     * @throws ConflictException if the pod was replaced or changed since; nothing was deleted
     * @throws IllegalArgumentException if the facts lack one of the four
     * @throws KubernetesClientException if the server refuses for another reason, or cannot be reached
     */
    public static void delete(KubernetesClient client, PodFacts pod) {
        Pod named = named(pod);
        Guard guard = Guard.of(named);
        DeleteOptions options = new DeleteOptionsBuilder()
                .withApiVersion("v1")
                .withNewPreconditions(guard.resourceVersion(), guard.uid())
                .build();
        Guard.guarded(named, "delete", () -> deleteUnlessGone(client, named, options));
    }

    /** The client's own delete sends no uid along. */
    static boolean deleteUnlessGone(KubernetesClient client, Pod pod, DeleteOptions options) {
        ObjectMeta named = pod.getMetadata();
        String path = "/api/v1/namespaces/" + named.getNamespace() + "/pods/" + named.getName();
        try {
            client.raw(path, "DELETE", options);
            return true;
        } catch (KubernetesClientException e) {
            if (ApiErrors.isGone(e, pod)) {
                return false;
            }
            throw e;
        }
    }

    private static Pod request(
            KubernetesClient client, PodFacts pod, Map<String, ? extends @Nullable String> annotations) {
        Pod named = named(pod);
        Guard guard = Guard.of(named);
        return patch(client, named, annotations, guard.uid(), guard.resourceVersion());
    }

    /** As much of a pod as it takes to address it. */
    private static Pod named(PodFacts pod) {
        if (pod.namespace() == null || pod.name() == null) {
            throw new IllegalArgumentException(
                    "pod is " + pod.namespace() + "/" + pod.name() + ", expected a namespace and a name");
        }
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(pod.namespace())
                .withName(pod.name())
                .withUid(pod.uid())
                .withResourceVersion(pod.resourceVersion())
                .endMetadata()
                .build();
    }

    private static Pod patch(
            KubernetesClient client,
            Pod pod,
            Map<String, ? extends @Nullable String> annotations,
            @Nullable String uid,
            @Nullable String resourceVersion) {
        byte[] body = MergePatch.annotations(annotations, uid, resourceVersion);
        return Guard.guarded(
                pod, "patch", () -> client.resource(pod).patch(MERGE, new String(body, StandardCharsets.UTF_8)));
    }

    private static Pod require(@Nullable Pod pod) {
        if (pod == null) {
            throw new NullPointerException("pod is null, expected the pod to write to");
        }
        if (pod.getMetadata() == null) {
            throw new IllegalArgumentException("metadata of the pod is null, expected at least its name");
        }
        return pod;
    }
}
