package io.cocoonstack.examples.demo.kubelet;

import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.meta.MergePatch;
import io.cocoonstack.examples.demo.Timeline;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a kubelet writes to the API server, each as one merge patch. */
public final class PodReports {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final @Nullable EventRecorder events;
    private final Timeline timeline;
    private final String who;

    /**
     * Makes them for one kubelet.
     *
     * @param client the client
     * @param events tells warnings as events; null for nobody
     * @param timeline where to tell what is written
     * @param node the kubelet's node
     */
    public PodReports(KubernetesClient client, @Nullable EventRecorder events, Timeline timeline, String node) {
        this.client = client;
        this.events = events;
        this.timeline = timeline;
        this.who = "kubelet " + node;
    }

    void tell(String what) {
        timeline.tell(who, what);
    }

    void tellOnce(Pod pod, String what) {
        timeline.tellOnce(who, pod.getMetadata().getName(), what);
    }

    void warn(Pod pod, String reason, String message) {
        timeline.tellOnce(who, pod.getMetadata().getName() + reason, message);
        if (events != null) {
            events.warning(pod, reason, message);
        }
    }

    void write(Pod pod, Map<String, ? extends @Nullable String> annotations) {
        // With the uid, so that a report that comes late does not land on the next pod of that name.
        byte[] body = MergePatch.annotations(annotations, pod.getMetadata().getUid(), null);
        client.resource(pod).patch(MERGE, text(body));
        timeline.wrote(who, pod.getMetadata().getName(), annotations);
    }

    void containers(Pod pod, boolean running) {
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
                running ? Map.of("running", Map.of()) : Map.of("waiting", Map.of("reason", "NoVm")));
        Map<String, Object> status = Map.of(
                "phase", running ? "Running" : "Pending",
                "conditions", List.of(Map.of("type", "Ready", "status", running ? "True" : "False")),
                "containerStatuses", List.of(container));
        client.resource(pod).subresource("status").patch(MERGE, text(MergePatch.status(status)));
    }

    void gone(Pod pod) {
        client.resource(pod).withGracePeriod(0).delete();
        tell(pod.getMetadata().getName() + " is gone");
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
