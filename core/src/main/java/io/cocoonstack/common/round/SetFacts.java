package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.VmNameForm;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What planners look at in one version of a CocoonSet (contract 6.5 and 6.6). Immutable. */
public final class SetFacts {

    final String namespace;
    final boolean suspended;
    final @Nullable CocoonSetPhase phase;
    final @Nullable String hibernatedOnNode;
    private final boolean specChanged;
    private final boolean retryDue;
    private final String name;
    private final VmNameForm vmNames;
    private final @Nullable HibernatePolicy hibernatePolicy;
    private final @Nullable String wantedNode;
    final @Nullable String image;
    final @Nullable LeftoverPolicy leftovers;

    private SetFacts(Builder builder) {
        this.namespace = builder.namespace;
        this.name = builder.name;
        this.vmNames = builder.vmNames;
        this.suspended = builder.suspended;
        this.hibernatePolicy = builder.hibernatePolicy;
        this.phase = builder.phase;
        this.specChanged = builder.specChanged;
        this.retryDue = builder.retryDue;
        this.wantedNode = builder.wantedNode;
        this.hibernatedOnNode = builder.hibernatedOnNode;
        this.image = builder.image;
        this.leftovers = builder.leftovers;
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
        return vmNames.forAgent(namespace, name, 0);
    }

    boolean isReleasing() {
        return HibernatePolicy.RELEASE.equals(hibernatePolicy);
    }

    /** Whether the round has failed, and neither a new spec nor the caller asks for another try. */
    boolean isGivenUp() {
        return isIn(CocoonSetPhase.FAILED) && !specChanged && !retryDue;
    }

    boolean isIn(CocoonSetPhase asked) {
        return asked.equals(phase);
    }

    /** Whether the pod is scheduled, and not on the node that the set wants. */
    boolean isElsewhere(@Nullable PodFacts pod) {
        return pod != null && wantedNode != null && pod.nodeName() != null && !wantedNode.equals(pod.nodeName());
    }

    /**
     * Whether the pod can never be scheduled onto the wanted node, and nothing of it runs anywhere (contract 6.6 row
     * migration-unscheduled).
     */
    boolean isStranded(@Nullable PodFacts pod) {
        Set<String> required = pod == null ? null : pod.requiredNodes();
        return pod != null
                && required != null
                && (wantedNode == null || !required.contains(wantedNode))
                && pod.nodeName() == null
                && !pod.isDeleting()
                && pod.isUnstarted();
    }

    /** Collects the facts. Not thread-safe. */
    public static final class Builder {

        private final String namespace;
        private final String name;
        private VmNameForm vmNames = VmNameForm.PLAIN;
        private boolean suspended;
        private @Nullable HibernatePolicy hibernatePolicy;
        private @Nullable CocoonSetPhase phase;
        private boolean specChanged;
        private boolean retryDue;
        private @Nullable String wantedNode;
        private @Nullable String hibernatedOnNode;
        private @Nullable String image;
        private @Nullable LeftoverPolicy leftovers;

        private Builder(String namespace, String name) {
            this.namespace = namespace;
            this.name = name;
        }

        /**
         * {@return this}
         * @param vmNames how the VM of a main pod is named that is to be created
         */
        public Builder vmNames(VmNameForm vmNames) {
            this.vmNames = vmNames;
            return this;
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
         *     or a retry that is due brings the requests back
         */
        public Builder specChanged(boolean specChanged) {
            this.specChanged = specChanged;
            return this;
        }

        /**
         * {@return this}
         * @param retryDue whether a round that has failed is to be tried again (contract 6.5 rule failed)
         */
        public Builder retryDue(boolean retryDue) {
            this.retryDue = retryDue;
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

        /**
         * {@return this}
         * @param image spec.agent.image, which a main pod that is created asks for; null for not known
         */
        public Builder image(@Nullable String image) {
            this.image = image;
            return this;
        }

        /**
         * {@return this}
         * @param leftovers what to do about a snapshot of another image where the main pod is to be created; without
         *     this call it is not created
         */
        public Builder leftovers(LeftoverPolicy leftovers) {
            this.leftovers = leftovers;
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
