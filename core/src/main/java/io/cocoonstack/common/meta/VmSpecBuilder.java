package io.cocoonstack.common.meta;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a {@link VmSpec}, as the annotations that they are. Not thread-safe. */
public final class VmSpecBuilder {

    private final Map<String, String> annotations;

    VmSpecBuilder(Map<String, String> annotations) {
        this.annotations = new HashMap<>(annotations);
    }

    /**
     * {@return this}
     * @param vmName the VM's name, see {@link VmNames}; null for none
     */
    public VmSpecBuilder vmName(@Nullable String vmName) {
        return set(Annotations.VM_NAME, vmName);
    }

    /**
     * {@return this}
     * @param image image reference; null for none
     */
    public VmSpecBuilder image(@Nullable String image) {
        return set(Annotations.IMAGE, image);
    }

    /**
     * {@return this}
     * @param mode how the VM comes to be; null for none
     */
    public VmSpecBuilder mode(@Nullable VmMode mode) {
        return set(Annotations.MODE, mode == null ? null : mode.value());
    }

    /**
     * {@return this}
     * @param os system of the guest; null for none
     */
    public VmSpecBuilder os(@Nullable OsType os) {
        return set(Annotations.OS, os == null ? null : os.value());
    }

    /**
     * {@return this}
     * @param storage size of the disk, a canonical quantity; null for none
     */
    public VmSpecBuilder storage(@Nullable String storage) {
        return set(Annotations.STORAGE, storage);
    }

    /**
     * {@return this}
     * @param network name of a cluster network; null for none
     */
    public VmSpecBuilder network(@Nullable String network) {
        return set(Annotations.NETWORK, network);
    }

    /**
     * {@return this}
     * @param snapshotPolicy which VMs of the set are snapshotted; null for none
     */
    public VmSpecBuilder snapshotPolicy(@Nullable SnapshotPolicy snapshotPolicy) {
        return set(Annotations.SNAPSHOT_POLICY, snapshotPolicy == null ? null : snapshotPolicy.value());
    }

    /**
     * {@return this}
     * @param forkFrom name of the VM to fork from; null for none
     */
    public VmSpecBuilder forkFrom(@Nullable String forkFrom) {
        return set(Annotations.FORK_FROM, forkFrom);
    }

    /**
     * {@return this}
     * @param connType how a client connects; null for none
     */
    public VmSpecBuilder connType(@Nullable ConnType connType) {
        return set(Annotations.CONN_TYPE, connType == null ? null : connType.value());
    }

    /**
     * {@return this}
     * @param backend the hypervisor; null for none
     */
    public VmSpecBuilder backend(@Nullable Backend backend) {
        return set(Annotations.BACKEND, backend == null ? null : backend.value());
    }

    /**
     * {@return this}
     * @param probePort TCP port by which health is probed; null for none
     */
    public VmSpecBuilder probePort(@Nullable String probePort) {
        return set(Annotations.PROBE_PORT, probePort);
    }

    /**
     * {@return this}
     * @param managed whether the kubelet runs the VM
     */
    public VmSpecBuilder managed(boolean managed) {
        return set(Annotations.MANAGED, managed ? "true" : null);
    }

    /**
     * {@return this}
     * @param forcePull whether to pull the image even where it is at hand
     */
    public VmSpecBuilder forcePull(boolean forcePull) {
        return set(Annotations.FORCE_PULL, forcePull ? "true" : null);
    }

    /**
     * {@return this}
     * @param noDirectIo whether to go without direct I/O
     */
    public VmSpecBuilder noDirectIo(boolean noDirectIo) {
        return set(Annotations.NO_DIRECT_IO, noDirectIo ? "true" : null);
    }

    /** {@return the spec as collected so far; a new spec} */
    public VmSpec build() {
        return VmSpec.from(annotations);
    }

    private VmSpecBuilder set(String key, @Nullable String value) {
        AnnotationMaps.set(annotations, key, value);
        return this;
    }
}
