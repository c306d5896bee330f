package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.CocoonSetPhase;
import java.util.Arrays;

/** Phases of a CocoonSet as small integers. */
final class SetPhases {

    static final int RUNNING = 0;
    static final int MIGRATING = 1;
    static final int WAKING = 2;
    static final int SUSPENDING = 3;
    static final int SUSPENDED = 4;
    static final int FAILED = 5;

    private static final CocoonSetPhase[] PHASES = {
        CocoonSetPhase.RUNNING,
        CocoonSetPhase.MIGRATING,
        CocoonSetPhase.WAKING,
        CocoonSetPhase.SUSPENDING,
        CocoonSetPhase.SUSPENDED,
        CocoonSetPhase.FAILED
    };

    private SetPhases() {}

    static CocoonSetPhase phase(int phase) {
        return PHASES[phase];
    }

    /** Phases of the other controller have no name here. */
    static String show(int phase) {
        return phase < PHASES.length ? PHASES[phase].value() : "?";
    }

    static int of(CocoonSetPhase phase) {
        return Arrays.asList(PHASES).indexOf(phase);
    }
}
