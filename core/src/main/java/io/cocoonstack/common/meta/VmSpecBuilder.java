package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/** Collects the parts of a {@link VmSpec}. Not thread-safe. */
public final class VmSpecBuilder {

    private @Nullable String vmName;
    private @Nullable String image;
    private @Nullable VmMode mode;
    private @Nullable OsType os;
    private @Nullable String storage;
    private @Nullable String network;
    private @Nullable SnapshotPolicy snapshotPolicy;
    private @Nullable String forkFrom;
    private @Nullable ConnType connType;
    private @Nullable Backend backend;
    private @Nullable String probePort;
    private boolean managed;
    private boolean forcePull;
    private boolean noDirectIo;

    VmSpecBuilder() {}

    /**
     * Sets the VM's name.
     *
     * @param vmName the VM's name, see {@link VmNames}; null for none
     * @return this
     */
    public VmSpecBuilder vmName(@Nullable String vmName) {
        this.vmName = vmName;
        return this;
    }

    /**
     * Sets the image reference.
     *
     * @param image image reference; null for none
     * @return this
     */
    public VmSpecBuilder image(@Nullable String image) {
        this.image = image;
        return this;
    }

    /**
     * Sets how the VM comes to be.
     *
     * @param mode how the VM comes to be; null for none
     * @return this
     */
    public VmSpecBuilder mode(@Nullable VmMode mode) {
        this.mode = mode;
        return this;
    }

    /**
     * Sets the system of the guest.
     *
     * @param os system of the guest; null for none
     * @return this
     */
    public VmSpecBuilder os(@Nullable OsType os) {
        this.os = os;
        return this;
    }

    /**
     * Sets the size of the disk, a canonical quantity.
     *
     * @param storage size of the disk, a canonical quantity; null for none
     * @return this
     */
    public VmSpecBuilder storage(@Nullable String storage) {
        this.storage = storage;
        return this;
    }

    /**
     * Sets the name of a cluster network.
     *
     * @param network name of a cluster network; null for none
     * @return this
     */
    public VmSpecBuilder network(@Nullable String network) {
        this.network = network;
        return this;
    }

    /**
     * Sets which VMs of the set are snapshotted.
     *
     * @param snapshotPolicy which VMs of the set are snapshotted; null for none
     * @return this
     */
    public VmSpecBuilder snapshotPolicy(@Nullable SnapshotPolicy snapshotPolicy) {
        this.snapshotPolicy = snapshotPolicy;
        return this;
    }

    /**
     * Sets the name of the VM to fork from.
     *
     * @param forkFrom name of the VM to fork from; null for none
     * @return this
     */
    public VmSpecBuilder forkFrom(@Nullable String forkFrom) {
        this.forkFrom = forkFrom;
        return this;
    }

    /**
     * Sets how a client connects.
     *
     * @param connType how a client connects; null for none
     * @return this
     */
    public VmSpecBuilder connType(@Nullable ConnType connType) {
        this.connType = connType;
        return this;
    }

    /**
     * Sets the hypervisor.
     *
     * @param backend the hypervisor; null for none
     * @return this
     */
    public VmSpecBuilder backend(@Nullable Backend backend) {
        this.backend = backend;
        return this;
    }

    /**
     * Sets the TCP port by which health is probed.
     *
     * @param probePort TCP port by which health is probed; null for none
     * @return this
     */
    public VmSpecBuilder probePort(@Nullable String probePort) {
        this.probePort = probePort;
        return this;
    }

    /**
     * Sets whether the kubelet runs the VM.
     *
     * @param managed whether the kubelet runs the VM
     * @return this
     */
    public VmSpecBuilder managed(boolean managed) {
        this.managed = managed;
        return this;
    }

    /**
     * Sets whether to pull the image even where it is at hand.
     *
     * @param forcePull whether to pull the image even where it is at hand
     * @return this
     */
    public VmSpecBuilder forcePull(boolean forcePull) {
        this.forcePull = forcePull;
        return this;
    }

    /**
     * Sets whether to go without direct I/O.
     *
     * @param noDirectIo whether to go without direct I/O
     * @return this
     */
    public VmSpecBuilder noDirectIo(boolean noDirectIo) {
        this.noDirectIo = noDirectIo;
        return this;
    }

    /** {@return the spec as collected so far; a new spec} */
    public VmSpec build() {
        return new VmSpec(
                vmName,
                image,
                mode,
                os,
                storage,
                network,
                snapshotPolicy,
                forkFrom,
                connType,
                backend,
                probePort,
                managed,
                forcePull,
                noDirectIo);
    }
}
