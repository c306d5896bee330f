package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.VmNames;
import org.jspecify.annotations.Nullable;

/** What planners look at in one version of a CocoonSet (contract 6.5 and 6.6). Immutable. */
public final class SetFacts {

    final String namespace;
    final boolean suspended;
    final @Nullable CocoonSetPhase phase;
    final boolean specChanged;
    final @Nullable String hibernatedOnNode;
    private final String name;
    private final @Nullable HibernatePolicy hibernatePolicy;
    private final @Nullable String wantedNode;

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
     * {@return a builder for a set of which only the name is known; a new builder}
     * @param namespace the set's namespace
     * @param name the set's name
     */
    public static Builder builder(String namespace, String name) {
        return new Builder(namespace, name);
    }

    /** {@return the name of the main agent's pod (contract 6.8)} */
    public String mainPodName() {
        return name + "-0";
    }

    String mainVmName() {
        return VmNames.mainAgent(namespace, name);
    }

    boolean isReleasing() {
        return HibernatePolicy.RELEASE.equals(hibernatePolicy);
    }

    boolean isIn(CocoonSetPhase asked) {
        return asked.equals(phase);
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
         * {@return this}
         * @param suspended spec.suspend
         */
        public Builder suspended(boolean suspended) {
            this.suspended = suspended;
            return this;
        }

        /**
         * {@return this}
         * @param hibernatePolicy what becomes of the pods of a suspended set; null for the default, retain
         */
        public Builder hibernatePolicy(@Nullable HibernatePolicy hibernatePolicy) {
            this.hibernatePolicy = hibernatePolicy;
            return this;
        }

        /**
         * {@return this}
         * @param phase status.phase; null for none
         */
        public Builder phase(@Nullable CocoonSetPhase phase) {
            this.phase = phase;
            return this;
        }

        /**
         * {@return this}
         * @param specChanged whether metadata.generation is above status.observedGeneration; in phase Failed, only that
         *     brings the requests back
         */
        public Builder specChanged(boolean specChanged) {
            this.specChanged = specChanged;
            return this;
        }

        /**
         * {@return this}
         * @param wantedNode spec.nodeName, the node that the main agent is wanted on; null or empty for none
         */
        public Builder wantedNode(@Nullable String wantedNode) {
            this.wantedNode = emptyToNull(wantedNode);
            return this;
        }

        /**
         * {@return this}
         * @param hibernatedOnNode the set's annotation of that name; null or empty for none
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
