package io.cocoonstack.examples.demo.kubelet;

import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.KubeletWrites;
import io.cocoonstack.examples.demo.Timeline;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a kubelet writes to the API server, and tells the timeline. */
public final class PodReports {

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

    void write(Pod pod, Map<String, ? extends @Nullable String> annotations, boolean running) {
        KubeletWrites.report(client, pod, annotations, running);
        if (!annotations.isEmpty()) {
            timeline.wrote(who, pod.getMetadata().getName(), annotations);
        }
    }

    void gone(Pod pod) {
        client.resource(pod).withGracePeriod(0).delete();
        tell(pod.getMetadata().getName() + " is gone");
    }
}
