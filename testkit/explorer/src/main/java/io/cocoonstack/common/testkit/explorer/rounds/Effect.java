package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.round.KubeletStep;
import java.util.Map;

/**
 * What a kubelet is to do next, by the real planner.
 *
 * @param kind what it is
 * @param report for a report, one of the constants of {@link Report}; else 0
 * @param patch for a report, its patch as a number of {@link Patches}; else 0
 */
record Effect(Kind kind, int report, int patch) {

    enum Kind {
        NOTHING,
        REPORT,
        BOOT,
        RESTORE,
        SNAPSHOT,
        PUSH,
        RETAG,
        DESTROY,
        RESUME
    }

    /** The steps that say nothing more. The model has no tag {@code latest}, and no copies on hosts. */
    private static final Map<Class<? extends KubeletStep>, Kind> KINDS = Map.of(
            KubeletStep.Idle.class, Kind.NOTHING,
            KubeletStep.Wait.class, Kind.NOTHING,
            KubeletStep.ProbeError.class, Kind.NOTHING,
            KubeletStep.Boot.class, Kind.BOOT,
            KubeletStep.Restore.class, Kind.RESTORE,
            KubeletStep.Snapshot.class, Kind.SNAPSHOT,
            KubeletStep.Push.class, Kind.PUSH,
            KubeletStep.Retag.class, Kind.RETAG,
            KubeletStep.Resume.class, Kind.RESUME,
            KubeletStep.Destroy.class, Kind.DESTROY);

    static Effect of(Kind kind) {
        return new Effect(kind, Report.NONE, 0);
    }

    static Effect report(int report, int patch) {
        return new Effect(Kind.REPORT, report, patch);
    }

    /** The effect of a step that is no report of the pod's VM. */
    static Effect of(KubeletStep step) {
        if (step instanceof KubeletStep.LetGo) {
            return new Effect(Kind.REPORT, Report.LET_GO, 0);
        }
        Kind kind = KINDS.get(step.getClass());
        if (kind == null) {
            throw new IllegalStateException("step is " + step + ", expected one that the model has an effect for");
        }
        return of(kind);
    }
}
