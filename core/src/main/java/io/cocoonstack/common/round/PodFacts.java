package io.cocoonstack.common.round;

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
    private final boolean deleting;
    private final boolean containerRunning;
    private final @Nullable String vmName;
    private final @Nullable String vmId;
    private final boolean hibernate;
    private final boolean restoreFlag;
    private final LifecycleStatus lifecycle;
    private final long generation;
    private final Epoch hibernateEpoch;
    private final Epoch wakeFromEpoch;

    private PodFacts(Builder builder) {
        this.namespace = builder.namespace;
        this.name = builder.name;
        this.uid = builder.uid;
        this.resourceVersion = builder.resourceVersion;
        this.nodeName = builder.nodeName;
        this.deleting = builder.deleting;
        this.containerRunning = builder.containerRunning;
        this.vmName = builder.vmName;
        this.vmId = builder.vmId;
        this.hibernate = builder.hibernate;
        this.restoreFlag = builder.restoreFlag;
        this.lifecycle = builder.lifecycle;
        this.generation = builder.generation;
        this.hibernateEpoch = builder.hibernateEpoch;
        this.wakeFromEpoch = builder.wakeFromEpoch;
    }

    /**
     * A builder for a pod of which nothing is known.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
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

    /** {@return whether the pod has a deletionTimestamp} */
    public boolean isDeleting() {
        return deleting;
    }

    /**
     * Whether any of status.containerStatuses is in state running.
     *
     * @return false where init or ephemeral containers alone run
     */
    public boolean isContainerRunning() {
        return containerRunning;
    }

    /** {@return the VM's name; null for none} */
    public @Nullable String vmName() {
        return vmName;
    }

    /** {@return the VM's id; null for none} */
    public @Nullable String vmId() {
        return vmId;
    }

    /** {@return whether the hibernate flag is on; true where the VM is to be hibernated} */
    public boolean isHibernate() {
        return hibernate;
    }

    /** {@return whether the restore flag is on; true where the pod was created to be restored} */
    public boolean isRestoreFlag() {
        return restoreFlag;
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

    /** {@return whether a wake was asked for and not yet acknowledged; see {@link Epochs#isWakePending}} */
    public boolean isWakePending() {
        return Epochs.isWakePending(hibernateEpoch, wakeFromEpoch);
    }

    /**
     * One line for logs.
     *
     * @return namespace, name, version and what the gates look at
     */
    @Override
    public String toString() {
        LifecycleState state = lifecycle.state();
        return "pod " + namespace + "/" + name + "@" + resourceVersion + (deleting ? " going" : "") + " node="
                + nodeName
                + " running=" + containerRunning + " vmId=" + vmId + " hibernate=" + hibernate + " state=" + state + "@"
                + lifecycle.observedGeneration() + "/" + generation + " epoch=" + shown(hibernateEpoch) + " wakeFrom="
                + shown(wakeFromEpoch);
    }

    private static String shown(Epoch epoch) {
        return epoch.isPresent() ? Long.toString(epoch.value()) : epoch.isAbsent() ? "none" : "malformed";
    }

    /** Collects the facts of a pod. Not thread-safe. */
    public static final class Builder {

        private @Nullable String namespace;
        private @Nullable String name;
        private @Nullable String uid;
        private @Nullable String resourceVersion;
        private @Nullable String nodeName;
        private boolean deleting;
        private boolean containerRunning;
        private @Nullable String vmName;
        private @Nullable String vmId;
        private boolean hibernate;
        private boolean restoreFlag;
        private LifecycleStatus lifecycle = new LifecycleStatus(null, 0, null);
        private long generation;
        private Epoch hibernateEpoch = Epoch.hibernateEpoch(null);
        private Epoch wakeFromEpoch = Epoch.wakeFromEpoch(null);

        private Builder() {}

        /**
         * Sets what identifies this version of the pod.
         *
         * @param namespace the pod's namespace; null for none
         * @param name the pod's name; null for none
         * @param uid the pod's uid; null for none
         * @param resourceVersion the version that was read; null for none
         * @return this
         */
        public Builder identity(
                @Nullable String namespace,
                @Nullable String name,
                @Nullable String uid,
                @Nullable String resourceVersion) {
            this.namespace = namespace;
            this.name = name;
            this.uid = uid;
            this.resourceVersion = resourceVersion;
            return this;
        }

        /**
         * Sets the node.
         *
         * @param nodeName the node that the pod is bound to; null or empty while it is unscheduled
         * @return this
         */
        public Builder nodeName(@Nullable String nodeName) {
            this.nodeName = nodeName == null || nodeName.isEmpty() ? null : nodeName;
            return this;
        }

        /**
         * Sets whether the pod is going.
         *
         * @param deleting whether it has a deletionTimestamp
         * @return this
         */
        public Builder deleting(boolean deleting) {
            this.deleting = deleting;
            return this;
        }

        /**
         * Sets whether a container runs.
         *
         * @param containerRunning whether any of status.containerStatuses is in state running
         * @return this
         */
        public Builder containerRunning(boolean containerRunning) {
            this.containerRunning = containerRunning;
            return this;
        }

        /**
         * Sets everything that stands in annotations. Never throws.
         *
         * @param annotations the pod's annotations, or null for none
         * @return this
         */
        public Builder annotations(@Nullable Map<String, String> annotations) {
            this.vmName = VmSpec.from(annotations).vmName();
            this.vmId = VmRuntime.from(annotations).vmId();
            this.hibernate = HibernateState.from(annotations).on();
            this.restoreFlag = SnapshotFlag.RESTORE_FROM_HIBERNATE.isOn(annotations);
            this.lifecycle = LifecycleStatus.from(annotations);
            this.generation = GenerationStamp.from(annotations);
            this.hibernateEpoch = Epoch.hibernateEpoch(annotations);
            this.wakeFromEpoch = Epoch.wakeFromEpoch(annotations);
            return this;
        }

        /**
         * The facts as collected so far.
         *
         * @return new facts
         */
        public PodFacts build() {
            return new PodFacts(this);
        }
    }
}
