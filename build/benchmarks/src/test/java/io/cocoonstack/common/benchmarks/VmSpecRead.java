package io.cocoonstack.common.benchmarks;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.VmSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A VM with all 14 fields from its annotations. The limit is the gets alone, and an object that holds the texts. */
@State(Scope.Thread)
public class VmSpecRead {

    private final Map<String, String> annotations = Inputs.annotations();

    @Benchmark
    public VmSpec ours() {
        return VmSpec.from(annotations);
    }

    @Benchmark
    public Texts limit() {
        return new Texts(
                annotations.get(Annotations.VM_NAME),
                annotations.get(Annotations.IMAGE),
                annotations.get(Annotations.MODE),
                annotations.get(Annotations.OS),
                annotations.get(Annotations.STORAGE),
                annotations.get(Annotations.NETWORK),
                annotations.get(Annotations.SNAPSHOT_POLICY),
                annotations.get(Annotations.FORK_FROM),
                annotations.get(Annotations.CONN_TYPE),
                annotations.get(Annotations.BACKEND),
                annotations.get(Annotations.PROBE_PORT),
                annotations.get(Annotations.MANAGED),
                annotations.get(Annotations.FORCE_PULL),
                annotations.get(Annotations.NO_DIRECT_IO));
    }

    /** As many fields as a spec has, unread. */
    public record Texts(
            @Nullable String vmName,
            @Nullable String image,
            @Nullable String mode,
            @Nullable String os,
            @Nullable String storage,
            @Nullable String network,
            @Nullable String snapshotPolicy,
            @Nullable String forkFrom,
            @Nullable String connType,
            @Nullable String backend,
            @Nullable String probePort,
            @Nullable String managed,
            @Nullable String forcePull,
            @Nullable String noDirectIo) {}
}
