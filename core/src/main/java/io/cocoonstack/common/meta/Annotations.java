package io.cocoonstack.common.meta;

/** Keys of the annotations that cocoon's parties write (contract 2), each by one party (contract 1 rule one-writer). */
public final class Annotations {

    /** How the VM comes to be, a {@link VmMode}; written by the operator. */
    public static final String MODE = "cocoonset.cocoonstack.io/mode";
    /** Image reference; written by the operator. */
    public static final String IMAGE = "cocoonset.cocoonstack.io/image";
    /** Size of the disk, a quantity as {@link Quantities#canonical} writes it; written by the operator. */
    public static final String STORAGE = "cocoonset.cocoonstack.io/storage";
    /** {@code true} where the kubelet runs the VM, else absent; written by the operator. */
    public static final String MANAGED = "cocoonset.cocoonstack.io/managed";
    /** System of the guest, an {@link OsType}; written by the operator. */
    public static final String OS = "cocoonset.cocoonstack.io/os";
    /** A {@link SnapshotPolicy}; written by the operator. */
    public static final String SNAPSHOT_POLICY = "cocoonset.cocoonstack.io/snapshot-policy";
    /** Name of a cluster network; written by the operator. */
    public static final String NETWORK = "cocoonset.cocoonstack.io/network";
    /** {@code true} to pull the image even where it is at hand, else absent; written by the operator. */
    public static final String FORCE_PULL = "cocoonset.cocoonstack.io/force-pull";
    /** The CocoonSet's metadata.generation, an integer; written by the operator. */
    public static final String GENERATION = "cocoonset.cocoonstack.io/generation";
    /** On the CocoonSet: node of the main agent when its seat was released; written by the operator, since 0.3. */
    public static final String HIBERNATED_ON_NODE = "cocoonset.cocoonstack.io/hibernated-on-node";
    /** The epoch that the operator saw when it asked for a wake, an integer; written by the operator. */
    public static final String WAKE_FROM_EPOCH = "cocoonset.cocoonstack.io/wake-from-epoch";

    /** Id of the VM; written by the kubelet. */
    public static final String VM_ID = "vm.cocoonstack.io/id";
    /** Name of the VM, see {@link VmNames}; written by the operator. */
    public static final String VM_NAME = "vm.cocoonstack.io/name";
    /** Primary IPv4 address of the VM; written by the kubelet. */
    public static final String IP = "vm.cocoonstack.io/ip";
    /** VNC port of the VM; written by the kubelet. */
    public static final String VNC_PORT = "vm.cocoonstack.io/vnc-port";
    /** {@code true} while the VM is to be hibernated, else absent; written by the operator. */
    public static final String HIBERNATE = "vm.cocoonstack.io/hibernate";
    /** {@code true} on a pod that is created to be restored, else absent; written by the operator, since 0.3. */
    public static final String RESTORE_FROM_HIBERNATE = "vm.cocoonstack.io/restore-from-hibernate";
    /** {@code true} where a delete only releases the seat, else absent; written by the operator, since 0.3. */
    public static final String KEEP_SNAPSHOT_ON_DELETE = "vm.cocoonstack.io/keep-snapshot-on-delete";
    /** Counter of completed wakes, an integer; written by the kubelet. */
    public static final String HIBERNATE_EPOCH = "vm.cocoonstack.io/hibernate-epoch";
    /**
     * Digest of the hibernate snapshot's manifest, absent while the VM runs; written by the kubelet, and by the operator
     * into a pod that it creates to be restored.
     */
    public static final String HIBERNATE_DIGEST = "vm.cocoonstack.io/hibernate-digest";
    /** Name of the VM to fork from; written by the operator. */
    public static final String FORK_FROM = "vm.cocoonstack.io/fork-from";
    /** Directory of the host to clone from; written by the operator. */
    public static final String CLONE_FROM_DIR = "vm.cocoonstack.io/clone-from-dir";
    /** How a client connects, a {@link ConnType}; written by the operator. */
    public static final String CONN_TYPE = "vm.cocoonstack.io/conn-type";
    /** The hypervisor, a {@link Backend}; written by the operator. */
    public static final String BACKEND = "vm.cocoonstack.io/backend";
    /** {@code true} to go without direct I/O, else absent; written by the operator. */
    public static final String NO_DIRECT_IO = "vm.cocoonstack.io/no-direct-io";
    /** TCP port by which the VM's health is probed; written by the operator. */
    public static final String PROBE_PORT = "vm.cocoonstack.io/probe-port";
    /** Where the kubelet is with the VM, a {@link LifecycleState}; written by the kubelet. */
    public static final String LIFECYCLE_STATE = "vm.cocoonstack.io/lifecycle-state";
    /** The generation stamp that the state speaks of, an integer; written by the kubelet. */
    public static final String LIFECYCLE_OBSERVED_GENERATION = "vm.cocoonstack.io/lifecycle-observed-generation";
    /** Why the state is what it is, text or absent; written by the kubelet. */
    public static final String LIFECYCLE_STATE_MESSAGE = "vm.cocoonstack.io/lifecycle-state-message";

    private Annotations() {}
}
