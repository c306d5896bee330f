package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.HibernationPhase;
import org.jspecify.annotations.Nullable;

/** Whose round a pod is in, as far as its set has to know (contract 6.6). */
public enum RoundOwner {
    /** No CocoonHibernation is in the middle of a round with the pod. */
    NOBODY,
    /** No CocoonHibernation names the pod, so that nobody answers its hibernate flag outside of a round of its set. */
    NO_HIBERNATION,
    /** A CocoonHibernation in phase Hibernating or Hibernated is. */
    HIBERNATION;

    /**
     * {@return the owner of a pod's round: {@link #HIBERNATION} in phase Hibernating and Hibernated}
     * @param phase the CR's status.phase; null for none, or where there is no CR for the pod
     */
    public static RoundOwner of(@Nullable HibernationPhase phase) {
        return HibernationPhase.HIBERNATING.equals(phase) || HibernationPhase.HIBERNATED.equals(phase)
                ? HIBERNATION
                : NOBODY;
    }
}
