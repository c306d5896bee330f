package io.cocoonstack.common.benchmarks;

import io.cocoonstack.common.meta.MergePatch;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The body with which a kubelet reports a state, from the state. */
@State(Scope.Thread)
public class LifecyclePatchBody {

    private final KubernetesSerialization serialization = new KubernetesSerialization();

    @Benchmark
    public byte[] ours() {
        return MergePatch.annotations(Inputs.LIFECYCLE.patch());
    }

    @Benchmark
    public byte[] fabric8() {
        Map<String, Object> annotations = new LinkedHashMap<>();
        annotations.put(
                "vm.cocoonstack.io/lifecycle-state",
                Objects.requireNonNull(Inputs.LIFECYCLE.state()).value());
        annotations.put(
                "vm.cocoonstack.io/lifecycle-observed-generation",
                Long.toString(Inputs.LIFECYCLE.observedGeneration()));
        annotations.put("vm.cocoonstack.io/lifecycle-state-message", Inputs.LIFECYCLE.message());
        return serialization
                .asJson(Map.of("metadata", Map.of("annotations", annotations)))
                .getBytes(StandardCharsets.UTF_8);
    }
}
