package io.cocoonstack.common.benchmarks;

import io.cocoonstack.common.meta.MergePatch;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The body with the status of a set of one agent, from plain maps. */
@State(Scope.Thread)
public class StatusPatchBody {

    private final KubernetesSerialization serialization = new KubernetesSerialization();
    private final Map<String, Object> status = Inputs.status();

    @Benchmark
    public byte[] ours() {
        return MergePatch.status(status);
    }

    @Benchmark
    public byte[] fabric8() {
        return serialization.asJson(Map.of("status", status)).getBytes(StandardCharsets.UTF_8);
    }
}
