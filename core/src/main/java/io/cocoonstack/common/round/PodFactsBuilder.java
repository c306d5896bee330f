package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.GenerationStamp;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.SnapshotFlag;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the facts of a pod. Not thread-safe. */
public final class PodFactsBuilder {

    @Nullable
    String namespace;

    @Nullable
    String name;

    @Nullable
    String uid;

    @Nullable
    String resourceVersion;

    @Nullable
    String nodeName;

    boolean deleting;
    boolean terminal;
    boolean containerRunning;

    @Nullable
    String vmName;

    boolean managed;
    VmRuntime runtime = VmRuntime.from(null);
    boolean hibernate;
    boolean restoreFlag;
    boolean keepSnapshotFlag;
    LifecycleStatus lifecycle = new LifecycleStatus(null, 0, null);
    long generation;
    Epoch hibernateEpoch = Epoch.hibernateEpoch(null);
    Epoch wakeFromEpoch = Epoch.wakeFromEpoch(null);

    PodFactsBuilder() {}

    /**
     * Sets what identifies this version of the pod.
     *
     * @param namespace the pod's namespace; null for none
     * @param name the pod's name; null for none
     * @param uid the pod's uid; null for none
     * @param resourceVersion the version that was read; null for none
     * @return this
     */
    public PodFactsBuilder identity(
            @Nullable String namespace, @Nullable String name, @Nullable String uid, @Nullable String resourceVersion) {
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
    public PodFactsBuilder nodeName(@Nullable String nodeName) {
        this.nodeName = nodeName == null || nodeName.isEmpty() ? null : nodeName;
        return this;
    }

    /**
     * Sets whether the pod is going.
     *
     * @param deleting whether it has a deletionTimestamp
     * @return this
     */
    public PodFactsBuilder deleting(boolean deleting) {
        this.deleting = deleting;
        return this;
    }

    /**
     * Sets whether the pod has ended for good.
     *
     * @param terminal whether status.phase is Failed
     * @return this
     */
    public PodFactsBuilder terminal(boolean terminal) {
        this.terminal = terminal;
        return this;
    }

    /**
     * Sets whether a container runs.
     *
     * @param containerRunning whether any of status.containerStatuses is in state running
     * @return this
     */
    public PodFactsBuilder containerRunning(boolean containerRunning) {
        this.containerRunning = containerRunning;
        return this;
    }

    /**
     * Sets everything that stands in annotations. Never throws.
     *
     * @param annotations the pod's annotations, or null for none
     * @return this
     */
    public PodFactsBuilder annotations(@Nullable Map<String, String> annotations) {
        VmSpec spec = VmSpec.from(annotations);
        this.vmName = spec.vmName();
        this.managed = spec.managed();
        this.runtime = VmRuntime.from(annotations);
        this.hibernate = HibernateState.from(annotations).on();
        this.restoreFlag = SnapshotFlag.RESTORE_FROM_HIBERNATE.isOn(annotations);
        this.keepSnapshotFlag = SnapshotFlag.KEEP_SNAPSHOT_ON_DELETE.isOn(annotations);
        this.lifecycle = LifecycleStatus.from(annotations);
        this.generation = GenerationStamp.from(annotations);
        this.hibernateEpoch = Epoch.hibernateEpoch(annotations);
        this.wakeFromEpoch = Epoch.wakeFromEpoch(annotations);
        return this;
    }

    /** {@return the facts as collected so far; new facts} */
    public PodFacts build() {
        return new PodFacts(this);
    }
}
