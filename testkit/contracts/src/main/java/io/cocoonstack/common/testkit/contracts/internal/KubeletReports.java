package io.cocoonstack.common.testkit.contracts.internal;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.MergePatch;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the kit's kubelet reads from the API server, and writes to it. */
public final class KubeletReports {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final String node;

    /**
     * Makes one.
     *
     * @param client the client
     * @param node the kubelet's node
     */
    public KubeletReports(KubernetesClient client, String node) {
        this.client = client;
        this.node = node;
    }

    List<Pod> pods() {
        return client.pods().inNamespace(World.NAMESPACE).list().getItems().stream()
                .filter(pod -> node.equals(pod.getSpec().getNodeName()))
                .toList();
    }

    /**
     * One merge patch of annotations, with the uid of the pod that it is about.
     *
     * @param pod the pod
     * @param annotations null deletes a key
     */
    public void write(Pod pod, Map<String, ? extends @Nullable String> annotations) {
        byte[] body = MergePatch.annotations(annotations, pod.getMetadata().getUid(), null);
        client.resource(pod).patch(MERGE, new String(body, StandardCharsets.UTF_8));
    }

    /** Null where it is gone, or another one of the same name has taken its place. */
    @Nullable
    Pod pod(Pod known) {
        Pod read = client.pods()
                .inNamespace(World.NAMESPACE)
                .withName(known.getMetadata().getName())
                .get();
        return read == null
                        || !read.getMetadata()
                                .getUid()
                                .equals(known.getMetadata().getUid())
                ? null
                : read;
    }

    /** Says whether the container runs, unless the pod says so already. */
    void containers(Pod pod, boolean running) {
        if (Pods.isContainerRunning(pod) == running) {
            return;
        }
        Map<String, Object> container = Map.of(
                "name",
                "agent",
                "image",
                "placeholder",
                "imageID",
                "",
                "ready",
                running,
                "restartCount",
                0,
                "state",
                running ? Map.of("running", Map.of()) : Map.of("waiting", Map.of("reason", "Hibernated")));
        Map<String, Object> status =
                Map.of("phase", running ? "Running" : "Pending", "containerStatuses", List.of(container));
        client.resource(pod)
                .subresource("status")
                .patch(MERGE, new String(MergePatch.status(status), StandardCharsets.UTF_8));
    }

    void gone(Pod pod) {
        client.resource(pod).withGracePeriod(0).delete();
    }
}
