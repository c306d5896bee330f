package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.RoundOwner;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The CocoonHibernation as small integers. */
final class Hibernation {

    static final int NO_CR = 0;
    static final int HIBERNATE = 1;
    static final int WAKE = 2;
    /** Being deleted, which counts as the desire to wake. */
    static final int DELETING = 3;

    static final int NO_PHASE = 0;
    static final int PENDING = 1;
    static final int HIBERNATING = 2;
    static final int HIBERNATED = 3;
    static final int WAKING = 4;
    static final int ACTIVE = 5;
    static final int FAILED = 6;
    /** Not a phase: the finalizer is removed, and the CR with it. */
    static final int REMOVED = 7;

    private static final @Nullable HibernationPhase[] PHASES = {
        null,
        HibernationPhase.PENDING,
        HibernationPhase.HIBERNATING,
        HibernationPhase.HIBERNATED,
        HibernationPhase.WAKING,
        HibernationPhase.ACTIVE,
        HibernationPhase.FAILED
    };

    private static final boolean[] OWNERS = new boolean[PHASES.length];

    static {
        for (int phase = 0; phase < PHASES.length; phase++) {
            OWNERS[phase] = RoundOwner.of(PHASES[phase]) == RoundOwner.HIBERNATION;
        }
    }

    private Hibernation() {}

    static @Nullable HibernationPhase phase(int phase) {
        return PHASES[phase];
    }

    static int of(HibernationPhase phase) {
        return Arrays.asList(PHASES).indexOf(phase);
    }

    /** Whether the library says that a CocoonHibernation owns its pod's round. */
    static boolean isOwner(int hibernation, int phase) {
        return hibernation != NO_CR && OWNERS[phase];
    }

    static HibernationDesire desire(int hibernation) {
        return hibernation == HIBERNATE ? HibernationDesire.HIBERNATE : HibernationDesire.WAKE;
    }

    static String show(int phase) {
        return phase == REMOVED ? "removed" : String.valueOf(PHASES[phase]);
    }
}
