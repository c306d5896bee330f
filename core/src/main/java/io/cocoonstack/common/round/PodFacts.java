package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.GenerationStamp;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.SnapshotFlag;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What gates and decisions look at in one version of a pod (contract 6.1), with no Kubernetes type in it. Immutable and
 * safe for use by many threads.
 */
public final class PodFacts {

    private final @Nullable String namespace;
    private final @Nullable String name;
    private final @Nullable String uid;
    private final @Nullable String resourceVersion;
    private final @Nullable String nodeName;
    private final @Nullable Set<String> requiredNodes;
    private final boolean deleting;
    private final boolean terminal;
    private final boolean containerRunning;
    private final VmSpec spec;
    private final VmRuntime runtime;
    private final boolean hibernate;
    private final boolean restoreFlag;
    private final boolean keepSnapshotFlag;
    private final LifecycleStatus lifecycle;
    private final long generation;
    private final Epoch hibernateEpoch;
    private final Epoch wakeFromEpoch;
    private final @Nullable String hibernateDigest;

    PodFacts(PodFactsBuilder builder) {
        this.namespace = builder.namespace;
        this.name = builder.name;
        this.uid = builder.uid;
        this.resourceVersion = builder.resourceVersion;
        this.nodeName = builder.nodeName;
        this.requiredNodes = builder.requiredNodes == null ? null : Set.copyOf(builder.requiredNodes);
        this.deleting = builder.deleting;
        this.terminal = builder.terminal;
        this.containerRunning = builder.containerRunning;
        Map<String, String> annotations = builder.annotations;
        this.spec = VmSpec.from(annotations);
        this.runtime = VmRuntime.from(annotations);
        this.hibernate = HibernateState.from(annotations).on();
        this.restoreFlag = SnapshotFlag.RESTORE_FROM_HIBERNATE.isOn(annotations);
        this.keepSnapshotFlag = SnapshotFlag.KEEP_SNAPSHOT_ON_DELETE.isOn(annotations);
        this.lifecycle = LifecycleStatus.from(annotations);
        this.generation = GenerationStamp.from(annotations);
        this.hibernateEpoch = Epoch.hibernateEpoch(annotations);
        this.wakeFromEpoch = Epoch.wakeFromEpoch(annotations);
        String digest = annotations == null ? null : annotations.get(Annotations.HIBERNATE_DIGEST);
        // A text without a colon would be asked for as a tag.
        this.hibernateDigest = digest != null && digest.indexOf(':') > 0 ? digest : null;
    }

    /** {@return a builder for a pod of which nothing is known; a new builder} */
    public static PodFactsBuilder builder() {
        return new PodFactsBuilder();
    }

    /** {@return the pod's namespace; null for none} */
    public @Nullable String namespace() {
        return namespace;
    }

    /** {@return the pod's name; null for none} */
    public @Nullable String name() {
        return name;
    }

    /** {@return the pod's uid; null for none} */
    public @Nullable String uid() {
        return uid;
    }

    /** {@return the version of the pod that these facts were read from; null for none} */
    public @Nullable String resourceVersion() {
        return resourceVersion;
    }

    /** {@return the node that the pod is bound to; null while it is unscheduled} */
    public @Nullable String nodeName() {
        return nodeName;
    }

    /** {@return the hosts that the required node affinity lets the pod onto; null where it names none; unmodifiable} */
    public @Nullable Set<String> requiredNodes() {
        return requiredNodes;
    }

    /** {@return whether the pod has a deletionTimestamp} */
    public boolean isDeleting() {
        return deleting;
    }

    /** {@return whether the pod is in phase Failed, the only one that ends it (contract 3)} */
    public boolean isTerminal() {
        return terminal;
    }

    /** {@return whether any of status.containerStatuses is in state running, init and ephemeral ones aside} */
    public boolean isContainerRunning() {
        return containerRunning;
    }

    /** {@return the VM's name; null for none} */
    public @Nullable String vmName() {
        return spec.vmName();
    }

    /** {@return the image that the pod asks for; null for none} */
    public @Nullable String image() {
        return spec.image();
    }

    /** {@return the VM's id; null for none} */
    public @Nullable String vmId() {
        return runtime.vmId();
    }

    /** {@return what the kubelet tells of the running VM; never null} */
    public VmRuntime runtime() {
        return runtime;
    }

    /** {@return whether the operator manages the VM; false for a static toolbox} */
    public boolean isManaged() {
        return spec.managed();
    }

    /** {@return whether the hibernate flag is on; true where the VM is to be hibernated} */
    public boolean isHibernate() {
        return hibernate;
    }

    /** {@return whether the restore flag is on; true where the pod was created to be restored} */
    public boolean isRestoreFlag() {
        return restoreFlag;
    }

    /** {@return whether the keep-snapshot flag is on; true where a delete only releases the seat} */
    public boolean isKeepSnapshotFlag() {
        return keepSnapshotFlag;
    }

    /** {@return where the kubelet is with the VM; never null} */
    public LifecycleStatus lifecycle() {
        return lifecycle;
    }

    /** {@return the generation stamp; 0 where there is none} */
    public long generation() {
        return generation;
    }

    /** {@return the epoch that the kubelet wrote; never null} */
    public Epoch hibernateEpoch() {
        return hibernateEpoch;
    }

    /** {@return the epoch from which the operator asked for a wake; never null} */
    public Epoch wakeFromEpoch() {
        return wakeFromEpoch;
    }

    /**
     * {@return the digest of the manifest that holds the VM's state, as its kubelet wrote it (contract 6.3 rule 13);
     * null for none, and where the annotation has no colon, as every digest has}
     */
    public @Nullable String hibernateDigest() {
        return hibernateDigest;
    }

    /** {@return whether a wake was asked for and not yet acknowledged; see {@link Epochs#isWakePending}} */
    public boolean isWakePending() {
        return Epochs.isWakePending(hibernateEpoch, wakeFromEpoch);
    }

    /** Whether the kubelet reports ready for the pod's generation. */
    boolean isReadyReported() {
        return LifecycleState.READY.equals(lifecycle.state()) && lifecycle.observedGeneration() >= generation;
    }

    /** Whether no kubelet has begun with a VM for the pod (contract 6.6 row migration-unscheduled). */
    boolean isUnstarted() {
        LifecycleState state = lifecycle.state();
        return (state == null || state.equals(LifecycleState.CREATING))
                && hibernateEpoch.isAbsent()
                && vmId() == null
                && !containerRunning;
    }

    /** {@return namespace, name, version and what the gates look at, as one line for logs} */
    @Override
    public String toString() {
        LifecycleState state = lifecycle.state();
        return "pod " + namespace + "/" + name + "@" + resourceVersion + (deleting ? " going" : "") + " node="
                + nodeName
                + " running=" + containerRunning + " vmId=" + vmId() + " hibernate=" + hibernate + " state=" + state
                + "@"
                + lifecycle.observedGeneration() + "/" + generation + " epoch=" + shown(hibernateEpoch) + " wakeFrom="
                + shown(wakeFromEpoch);
    }

    private static String shown(Epoch epoch) {
        return epoch.isPresent() ? Long.toString(epoch.value()) : epoch.isAbsent() ? "none" : "malformed";
    }
}
