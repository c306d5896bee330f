package io.cocoonstack.common.k8s;

import io.cocoonstack.api.internal.PodPage;
import io.cocoonstack.common.round.PodFacts;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pods as an API server sends them, read to their facts without a {@code Pod} in between, which costs half the time and
 * a fraction of the memory: for operators and kubelets that hold thousands of pods. It takes an answer to a list, or an
 * event of a watch, each as the JSON that came. The facts are those of {@link Pods#facts}.
 *
 * <pre>{@code
 * String answer = client.raw("/api/v1/namespaces/" + namespace + "/pods?limit=500");
 * PodFactsPage page = PodFactsPage.read(client.getKubernetesSerialization(), answer);
 * }</pre>
 *
 * @param type what an event tells, such as {@code ADDED} or {@code BOOKMARK}; null for a list
 * @param pods the pods of a list, or the object of an event, none of the event {@code ERROR}; unmodifiable
 * @param resourceVersion the version of a list, from which to watch; null for none, and for an event
 * @param continueToken what asks for the next page of a list; null on the last one
 */
public record PodFactsPage(
        @Nullable String type,
        List<PodFacts> pods,
        @Nullable String resourceVersion,
        @Nullable String continueToken) {

    /**
     * A page of pods that were read already.
     *
     * @param type what an event tells; null for a list
     * @param pods the pods; copied
     * @param resourceVersion the version of a list; null for none
     * @param continueToken what asks for the next page; null for none
     */
    public PodFactsPage {
        pods = List.copyOf(pods);
    }

    /**
     * {@return the pods of an answer or an event}
     *
     * @param serialization the client's, from {@code client.getKubernetesSerialization()}
     * @param json the answer to a list, or one event of a watch
     * @throws RuntimeException if it is no JSON, or no list of objects and no event with an object: an answer that says
     *     nothing of pods never reads as one without pods
     */
    public static PodFactsPage read(KubernetesSerialization serialization, String json) {
        return of(serialization, serialization.unmarshal(json, PodPage.class));
    }

    /**
     * {@return the pods of an answer or an event, read from a stream}
     *
     * @param serialization the client's, from {@code client.getKubernetesSerialization()}
     * @param json the answer to a list, or one event of a watch, in UTF-8; it is read to its end
     * @throws RuntimeException as for {@link #read(KubernetesSerialization, String)}, and if the stream fails
     */
    public static PodFactsPage read(KubernetesSerialization serialization, InputStream json) {
        return of(serialization, serialization.unmarshal(json, PodPage.class));
    }

    private static PodFactsPage of(KubernetesSerialization serialization, @Nullable PodPage page) {
        if (page == null) {
            throw new IllegalArgumentException("the JSON is empty, expected a list of pods, or an event");
        }
        if ("ERROR".equals(page.type())) {
            return new PodFactsPage(page.type(), List.of(), null, null);
        }
        List<PodFacts> pods = new ArrayList<>(page.pods().size());
        for (PodPage.Entry pod : page.pods()) {
            if (pod.affinity() != null) {
                Map<String, ?> spec = Map.of("affinity", pod.affinity());
                pod.facts().requiredNodes(RequiredNodes.of(serialization.convertValue(spec, PodSpec.class)));
            }
            pods.add(pod.facts().build());
        }
        return new PodFactsPage(page.type(), pods, page.resourceVersion(), page.continueToken());
    }
}
