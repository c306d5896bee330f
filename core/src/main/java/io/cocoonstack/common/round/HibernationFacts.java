package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import org.jspecify.annotations.Nullable;

/** What the planner looks at in one version of a CocoonHibernation (contract 6.5). Immutable. */
public final class HibernationFacts {

    private final @Nullable HibernationDesire desire;
    private final @Nullable HibernationPhase phase;
    private final boolean deleting;
    private final @Nullable SetFacts set;
    private final boolean specChanged;

    private HibernationFacts(Builder builder) {
        this.desire = builder.desire;
        this.phase = builder.phase;
        this.deleting = builder.deleting;
        this.set = builder.set;
        this.specChanged = builder.specChanged;
    }

    /** {@return a builder for a CocoonHibernation of which nothing is known; a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** What is asked for; a CR that is being deleted asks for a wake. */
    @Nullable
    HibernationDesire desire() {
        return deleting ? HibernationDesire.WAKE : desire;
    }

    @Nullable
    HibernationPhase phase() {
        return phase;
    }

    @Nullable
    SetFacts set() {
        return set;
    }

    boolean isSetSuspended() {
        return set != null && set.isSuspended();
    }

    boolean isSpecChanged() {
        return specChanged;
    }

    /** Collects the facts. Not thread-safe. */
    public static final class Builder {

        private @Nullable HibernationDesire desire;
        private @Nullable HibernationPhase phase;
        private boolean deleting;
        private @Nullable SetFacts set;
        private boolean specChanged;

        private Builder() {}

        /**
         * Sets spec.desire.
         *
         * @param desire what is asked for; null for none
         * @return this
         */
        public Builder desire(@Nullable HibernationDesire desire) {
            this.desire = desire;
            return this;
        }

        /**
         * Sets status.phase.
         *
         * @param phase how far the round is; null for none
         * @return this
         */
        public Builder phase(@Nullable HibernationPhase phase) {
            this.phase = phase;
            return this;
        }

        /**
         * Sets whether the CR is going, which counts as the desire to wake.
         *
         * @param deleting whether it has a deletionTimestamp
         * @return this
         */
        public Builder deleting(boolean deleting) {
            this.deleting = deleting;
            return this;
        }

        /**
         * Sets what is known of the pod's set: a CR that desires Wake waits while its set is suspended, and any waits
         * while its set moves the pod.
         *
         * @param set the set that owns the pod; null for none
         * @return this
         */
        public Builder set(@Nullable SetFacts set) {
            this.set = set;
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

        /** {@return the facts as collected so far; new facts} */
        public HibernationFacts build() {
            return new HibernationFacts(this);
        }
    }
}
