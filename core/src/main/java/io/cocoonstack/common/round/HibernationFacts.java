package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import org.jspecify.annotations.Nullable;

/** What the planner looks at in one version of a CocoonHibernation (contract 6.5). Immutable. */
public final class HibernationFacts {

    final @Nullable HibernationDesire desire;
    final @Nullable HibernationPhase phase;
    final @Nullable SetFacts set;
    private final boolean specChanged;
    private final boolean retryDue;

    private HibernationFacts(Builder builder) {
        this.desire = builder.deleting ? HibernationDesire.WAKE : builder.desire;
        this.phase = builder.phase;
        this.set = builder.set;
        this.specChanged = builder.specChanged;
        this.retryDue = builder.retryDue;
    }

    /** {@return a builder for a CocoonHibernation of which nothing is known; a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether the round has failed, and neither a new spec nor the caller asks for another try. */
    boolean isGivenUp() {
        return HibernationPhase.FAILED.equals(phase) && !specChanged && !retryDue;
    }

    /** Collects the facts. Not thread-safe. */
    public static final class Builder {

        private @Nullable HibernationDesire desire;
        private @Nullable HibernationPhase phase;
        private boolean deleting;
        private @Nullable SetFacts set;
        private boolean specChanged;
        private boolean retryDue;

        private Builder() {}

        /**
         * {@return this}
         * @param desire spec.desire; null for none
         */
        public Builder desire(@Nullable HibernationDesire desire) {
            this.desire = desire;
            return this;
        }

        /**
         * {@return this}
         * @param phase status.phase; null for none
         */
        public Builder phase(@Nullable HibernationPhase phase) {
            this.phase = phase;
            return this;
        }

        /**
         * {@return this}
         * @param deleting whether the CR has a deletionTimestamp, which counts as the desire to wake
         */
        public Builder deleting(boolean deleting) {
            this.deleting = deleting;
            return this;
        }

        /**
         * {@return this}
         * @param set the set that owns the pod; null for none. A CR that desires Wake waits while its set is suspended,
         *     and any waits while its set moves the pod
         */
        public Builder set(@Nullable SetFacts set) {
            this.set = set;
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

        /** {@return the facts as collected so far; new facts} */
        public HibernationFacts build() {
            return new HibernationFacts(this);
        }
    }
}
