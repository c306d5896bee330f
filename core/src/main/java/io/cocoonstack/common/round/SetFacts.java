package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.VmNames;
import org.jspecify.annotations.Nullable;

/** What planners look at in one version of a CocoonSet (contract 6.5 and 6.6). Immutable. */
public final class SetFacts {

    private final String namespace;
    private final String name;
    private final boolean suspended;
    private final @Nullable HibernatePolicy hibernatePolicy;
    private final @Nullable CocoonSetPhase phase;
    private final boolean specChanged;
    private final @Nullable String wantedNode;
    private final @Nullable String hibernatedOnNode;

    private SetFacts(Builder builder) {
        this.namespace = builder.namespace;
        this.name = builder.name;
        this.suspended = builder.suspended;
        this.hibernatePolicy = builder.hibernatePolicy;
        this.phase = builder.phase;
        this.specChanged = builder.specChanged;
        this.wantedNode = builder.wantedNode;
        this.hibernatedOnNode = builder.hibernatedOnNode;
    }

    /**
     * A builder for a set of which only the name is known.
     *
     * @param namespace the set's namespace
     * @param name the set's name
     * @return a new builder
     */
    public static Builder builder(String namespace, String name) {
        return new Builder(namespace, name);
    }

    /** {@return the name of the main agent's pod (contract 6.8)} */
    public String mainPodName() {
        return name + "-0";
    }

    String namespace() {
        return namespace;
    }

    String mainVmName() {
        return VmNames.mainAgent(namespace, name);
    }

    boolean isSuspended() {
        return suspended;
    }

    boolean isReleasing() {
        return HibernatePolicy.RELEASE.equals(hibernatePolicy);
    }

    @Nullable
    CocoonSetPhase phase() {
        return phase;
    }

    boolean isIn(CocoonSetPhase asked) {
        return asked.equals(phase);
    }

    boolean isSpecChanged() {
        return specChanged;
    }

    @Nullable
    String wantedNode() {
        return wantedNode;
    }

    @Nullable
    String hibernatedOnNode() {
        return hibernatedOnNode;
    }

    /** Whether the pod is scheduled, and not on the node that the set wants. */
    boolean isElsewhere(@Nullable PodFacts pod) {
        return pod != null && wantedNode != null && pod.nodeName() != null && !wantedNode.equals(pod.nodeName());
    }

    /** Collects the facts. Not thread-safe. */
    public static final class Builder {

        private final String namespace;
        private final String name;
        private boolean suspended;
        private @Nullable HibernatePolicy hibernatePolicy;
        private @Nullable CocoonSetPhase phase;
        private boolean specChanged;
        private @Nullable String wantedNode;
        private @Nullable String hibernatedOnNode;

        private Builder(String namespace, String name) {
            this.namespace = namespace;
            this.name = name;
        }

        /**
         * Sets spec.suspend.
         *
         * @param suspended whether the set is suspended
         * @return this
         */
        public Builder suspended(boolean suspended) {
            this.suspended = suspended;
            return this;
        }

        /**
         * Sets spec.hibernatePolicy.
         *
         * @param hibernatePolicy what becomes of the pods of a suspended set; null for the default, retain
         * @return this
         */
        public Builder hibernatePolicy(@Nullable HibernatePolicy hibernatePolicy) {
            this.hibernatePolicy = hibernatePolicy;
            return this;
        }

        /**
         * Sets status.phase.
         *
         * @param phase how far the set's round is; null for none
         * @return this
         */
        public Builder phase(@Nullable CocoonSetPhase phase) {
            this.phase = phase;
            return this;
        }

        /**
         * Sets whether somebody changed the spec since the status was written: in phase Failed, only that brings the
         * requests back.
         *
         * @param specChanged whether metadata.generation is above status.observedGeneration
         * @return this
         */
        public Builder specChanged(boolean specChanged) {
            this.specChanged = specChanged;
            return this;
        }

        /**
         * Sets spec.nodeName.
         *
         * @param wantedNode the node that the main agent is wanted on; null or empty for none
         * @return this
         */
        public Builder wantedNode(@Nullable String wantedNode) {
            this.wantedNode = emptyToNull(wantedNode);
            return this;
        }

        /**
         * Sets the annotation hibernatedOnNode of the set.
         *
         * @param hibernatedOnNode the node of the main agent when its seat was released; null or empty for none
         * @return this
         */
        public Builder hibernatedOnNode(@Nullable String hibernatedOnNode) {
            this.hibernatedOnNode = emptyToNull(hibernatedOnNode);
            return this;
        }

        /** {@return the facts as collected so far; new facts} */
        public SetFacts build() {
            return new SetFacts(this);
        }

        private static @Nullable String emptyToNull(@Nullable String text) {
            return text == null || text.isEmpty() ? null : text;
        }
    }
}
