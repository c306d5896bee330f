package io.cocoonstack.common.benchmarks;

import io.cocoonstack.common.meta.Annotations;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The annotations of a VM with all 14 fields. The limit is the puts alone. */
@State(Scope.Thread)
public class VmSpecWrite {

    @Benchmark
    public Map<String, String> ours() {
        Map<String, String> map = new LinkedHashMap<>();
        Inputs.SPEC.applyTo(map);
        return map;
    }

    @Benchmark
    public Map<String, String> limit() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(Annotations.VM_NAME, "vk-prod-demo-0");
        map.put(Annotations.IMAGE, "ghcr.io/cocoonstack/cocoon/ubuntu:24.04");
        map.put(Annotations.MODE, "run");
        map.put(Annotations.OS, "linux");
        map.put(Annotations.STORAGE, "100Gi");
        map.put(Annotations.NETWORK, "tenant-a");
        map.put(Annotations.SNAPSHOT_POLICY, "main-only");
        map.put(Annotations.FORK_FROM, "vk-prod-demo-9");
        map.put(Annotations.CONN_TYPE, "ssh");
        map.put(Annotations.BACKEND, "firecracker");
        map.put(Annotations.PROBE_PORT, "22");
        map.put(Annotations.MANAGED, "true");
        map.put(Annotations.FORCE_PULL, "true");
        map.put(Annotations.NO_DIRECT_IO, "true");
        return map;
    }
}
