package io.cocoonstack.common.benchmarks;

import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.meta.HibernateState;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.internal.PatchUtils;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The patch of what a mutation changed in a pod, up to the text that is sent: here a new annotation. Ours is given the
 * metadata; {@code wholePod} is our way for a mutation of anything. The peer is what the client does in {@code edit}: a
 * JSON patch of the copy against the pod.
 */
@State(Scope.Thread)
public class HibernateDifference {

    private final CapturingClient client = new CapturingClient();
    private final KubernetesSerialization serialization = client.serialization();
    private final Pod pod =
            serialization.unmarshal(new String(Inputs.bytes(Inputs.pod(0)), StandardCharsets.UTF_8), Pod.class);

    @Benchmark
    public String ours() {
        Patches.patchMetadata(client.client(), pod, HibernateDifference::mutate);
        return client.taken();
    }

    @Benchmark
    public String wholePod() {
        Patches.patch(client.client(), pod, copy -> mutate(copy.getMetadata()));
        return client.taken();
    }

    @Benchmark
    public String fabric8() {
        Pod copy = serialization.clone(pod);
        mutate(copy.getMetadata());
        return PatchUtils.jsonDiff(pod, copy, false, serialization);
    }

    private static void mutate(ObjectMeta metadata) {
        HibernateState.ON.applyTo(metadata.getAnnotations());
    }
}
