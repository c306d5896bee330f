package io.cocoonstack.common.benchmarks;

import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.MergePatch;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The body that asks for a hibernation. {@code otherKey} is one of the same length whose key is not kept as bytes. */
@State(Scope.Thread)
public class HibernatePatchBody {

    private static final Map<String, String> OTHER = Map.of("vm.example.org.io/hibernate", "true");

    private final KubernetesSerialization serialization = new KubernetesSerialization();

    @Benchmark
    public byte[] ours() {
        return MergePatch.annotations(HibernateState.ON.patch());
    }

    @Benchmark
    public byte[] otherKey() {
        return MergePatch.annotations(OTHER);
    }

    @Benchmark
    public byte[] fabric8() {
        return serialization
                .asJson(Map.of("metadata", Map.of("annotations", Map.of("vm.cocoonstack.io/hibernate", "true"))))
                .getBytes(StandardCharsets.UTF_8);
    }
}
