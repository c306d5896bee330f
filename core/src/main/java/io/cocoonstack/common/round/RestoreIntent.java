package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.SnapshotOrigin;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rounds around a pod that an operator is about to create (contract 6.4 rule intent). Immutable. */
public final class RestoreIntent {

    static final String NO_ROUND = "no round speaks for a restore";

    private final @Nullable HibernationPhase hibernationPhase;
    private final @Nullable HibernationDesire hibernationDesire;
    private final boolean setSuspended;
    private final @Nullable CocoonSetPhase setPhase;
    private final boolean roundsStartClean;
    final @Nullable LeftoverPolicy leftovers;
    /** As much as is known of the pod that is about to be created. */
    final PodFacts pod;

    private RestoreIntent(Builder builder) {
        this.hibernationPhase = builder.hibernationPhase;
        this.hibernationDesire = builder.hibernationDesire;
        this.setSuspended = builder.setSuspended;
        this.setPhase = builder.setPhase;
        this.roundsStartClean = builder.roundsStartClean;
        this.leftovers = builder.leftovers;
        this.pod = PodFacts.builder()
                .identity(builder.namespace, builder.name, null, null)
                .annotations(builder.image == null ? null : Map.of(Annotations.IMAGE, builder.image))
                .build();
    }

    /** {@return a builder for a pod with no CocoonHibernation and no round of its set; a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Why a snapshot, if there is one, is this pod's state; null where nothing says so. */
    @Nullable
    String why() {
        if (isOfHibernation()) {
            return "a CocoonHibernation of the pod is in phase " + hibernationPhase;
        }
        if (setSuspended) {
            return "the set is suspended";
        }
        return isOfSet() ? "the set is in phase " + setPhase : null;
    }

    /** Whether the snapshot is of another image than the pod that is about to be created. */
    boolean isOfAnotherImage(SnapshotOrigin origin) {
        return pod.image() != null && origin.isOfAnotherImage(pod.image());
    }

    /** Where the round is not yet to be left, the pod comes back hibernated. */
    boolean staysHibernated() {
        return setSuspended || (isOfHibernation() && HibernationDesire.HIBERNATE.equals(hibernationDesire));
    }

    /** The phase says so, never the desire, which no round may have begun. One of a later version may be a round's. */
    private boolean isOfHibernation() {
        if (HibernationPhase.HIBERNATING.equals(hibernationPhase) || HibernationPhase.FAILED.equals(hibernationPhase)) {
            // A snapshot seen in these phases is this round's only where a leftover is dropped before a round begins.
            return roundsStartClean;
        }
        return HibernationPhase.HIBERNATED.equals(hibernationPhase)
                || HibernationPhase.WAKING.equals(hibernationPhase)
                || (hibernationPhase != null && !hibernationPhase.isKnown());
    }

    /** Failed is the phase of a round, too: one that was given up by its deadline. One of a later version may be. */
    private boolean isOfSet() {
        return setPhase != null
                && (!setPhase.isKnown()
                        || setPhase.isInRound()
                        || (roundsStartClean && CocoonSetPhase.FAILED.equals(setPhase)));
    }

    /** Collects what is known. Not thread-safe. */
    public static final class Builder {

        private @Nullable HibernationPhase hibernationPhase;
        private @Nullable HibernationDesire hibernationDesire;
        private boolean setSuspended;
        private @Nullable CocoonSetPhase setPhase;
        private boolean roundsStartClean;
        private @Nullable LeftoverPolicy leftovers;
        private @Nullable String namespace;
        private @Nullable String name;
        private @Nullable String image;

        private Builder() {}

        /**
         * {@return this}
         * @param namespace the pod's namespace; null for not known
         * @param name the pod's name; null for not known. With both, the snapshot of another pod whose VM has the same
         *     name is not taken for this pod's own
         */
        public Builder pod(@Nullable String namespace, @Nullable String name) {
            this.namespace = namespace;
            this.name = name;
            return this;
        }

        /**
         * {@return this}
         * @param image the image that the pod will ask for; null for not known, and then the image of a snapshot is not
         *     looked at
         */
        public Builder image(@Nullable String image) {
            this.image = image;
            return this;
        }

        /**
         * {@return this}
         * @param leftovers what to do about a snapshot that no round speaks for, or that is of another image. Without
         *     this call, the registry is not asked where no round speaks for a restore, and the decision stops at
         *     another image
         */
        public Builder leftovers(LeftoverPolicy leftovers) {
            this.leftovers = leftovers;
            return this;
        }

        /**
         * {@return this}
         * @param phase status.phase of the CocoonHibernation that targets this pod; null for none
         * @param desire its spec.desire; null for none
         */
        public Builder hibernation(@Nullable HibernationPhase phase, @Nullable HibernationDesire desire) {
            this.hibernationPhase = phase;
            this.hibernationDesire = desire;
            return this;
        }

        /**
         * {@return this}
         * @param suspended spec.suspend of the pod's set
         * @param phase its status.phase; null for none
         */
        public Builder set(boolean suspended, @Nullable CocoonSetPhase phase) {
            this.setSuspended = suspended;
            this.setPhase = phase;
            return this;
        }

        /**
         * {@return this}
         * @param roundsStartClean whether this operator drops a leftover snapshot before a round begins
         *     (contract 6.2 rule 5). Then a snapshot is of the round also in phases Hibernating and Failed of a CocoonHibernation,
         *     and in phase Failed of a set
         */
        public Builder roundsStartClean(boolean roundsStartClean) {
            this.roundsStartClean = roundsStartClean;
            return this;
        }

        /** {@return the intent as collected so far; a new intent} */
        public RestoreIntent build() {
            return new RestoreIntent(this);
        }
    }
}
