package io.cocoonstack.common.round;

import java.util.Map;
import java.util.Set;
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

    @Nullable
    Set<String> requiredNodes;

    @Nullable
    Map<String, String> annotations;

    boolean deleting;
    boolean terminal;
    boolean containerRunning;

    PodFactsBuilder() {}

    /**
     * {@return this}
     * @param namespace the pod's namespace; null for none
     * @param name the pod's name; null for none
     * @param uid the pod's uid; null for none
     * @param resourceVersion the version of the pod that was read; null for none
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
     * {@return this}
     * @param nodeName the node that the pod is bound to; null or empty while it is unscheduled
     */
    public PodFactsBuilder nodeName(@Nullable String nodeName) {
        this.nodeName = nodeName == null || nodeName.isEmpty() ? null : nodeName;
        return this;
    }

    /**
     * {@return this}
     * @param requiredNodes the hosts that the pod's required node affinity lets it onto; null where it names none
     */
    public PodFactsBuilder requiredNodes(@Nullable Set<String> requiredNodes) {
        this.requiredNodes = requiredNodes;
        return this;
    }

    /**
     * {@return this}
     * @param deleting whether the pod has a deletionTimestamp
     */
    public PodFactsBuilder deleting(boolean deleting) {
        this.deleting = deleting;
        return this;
    }

    /**
     * {@return this}
     * @param terminal whether status.phase is Failed
     */
    public PodFactsBuilder terminal(boolean terminal) {
        this.terminal = terminal;
        return this;
    }

    /**
     * {@return this}
     * @param containerRunning whether any of status.containerStatuses is in state running
     */
    public PodFactsBuilder containerRunning(boolean containerRunning) {
        this.containerRunning = containerRunning;
        return this;
    }

    /**
     * {@return this}
     * @param annotations the pod's annotations, or null for none; read by {@link #build}
     */
    public PodFactsBuilder annotations(@Nullable Map<String, String> annotations) {
        this.annotations = annotations;
        return this;
    }

    /** {@return the facts as collected so far, whatever the annotations hold; new facts} */
    public PodFacts build() {
        return new PodFacts(this);
    }
}
