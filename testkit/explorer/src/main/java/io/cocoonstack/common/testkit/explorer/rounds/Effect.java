package io.cocoonstack.common.testkit.explorer.rounds;

/**
 * What a kubelet is to do next, by the real planner.
 *
 * @param kind what it is
 * @param report for a report, one of the constants of {@link Report}; else 0
 * @param epoch the epoch that the report brings; {@link Epoch#NONE} for none
 * @param id whether the report brings a runtime
 */
record Effect(Kind kind, int report, int epoch, boolean id) {

    enum Kind {
        NOTHING,
        REPORT,
        BOOT,
        RESTORE,
        SNAPSHOT,
        PUSH,
        DESTROY,
        RESUME
    }

    static Effect of(Kind kind) {
        return new Effect(kind, Report.NONE, Epoch.NONE, false);
    }
}
