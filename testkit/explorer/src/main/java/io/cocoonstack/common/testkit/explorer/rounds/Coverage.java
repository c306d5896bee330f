package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RoundStep;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the tables and which branches were reached, with the planners held against the rows. Not thread-safe.
 */
final class Coverage {

    private final Rows rows;
    private final Set<String> reached = new TreeSet<>();

    Coverage(Rows rows) {
        this.rows = rows;
    }

    static Set<String> everything() {
        Set<String> everything = new TreeSet<>();
        for (Row row : Row.values()) {
            everything.add(row.toString());
        }
        for (String step :
                List.of("drop_snapshot", "close_phase", "request_wake", "request_wakes", "store_phase", "wait")) {
            everything.add("fresh read: " + step);
        }
        for (String how : List.of("CreateFresh", "DoNotCreate", "Restore", "Restore to stay hibernated")) {
            everything.add("creation: " + how);
        }
        for (String step : List.of("request_wake", "wait", "probe_error")) {
            everything.add("missed restore: " + step);
        }
        // A kubelet that waits for a snapshot that is gone does not come up: nobody drops one that is to be restored.
        for (String step : List.of(
                "Idle",
                "ProbeError",
                "Report",
                "Boot",
                "Restore",
                "Snapshot",
                "Push",
                "Retag",
                "Destroy",
                "Resume",
                "LetGo")) {
            everything.add("kubelet: " + step);
        }
        return everything;
    }

    Set<String> reached() {
        return reached;
    }

    /** Holds the intent that a planner's step came to against the row of the situation. */
    void row(long situation, boolean ofHibernation, @Nullable PodFacts pod, RoundStep<?> step, Intent intent) {
        Row row = ofHibernation ? rows.hibernation(situation) : rows.set(situation);
        String got = intent.rowStep(ofHibernation, step.kind());
        if (!got.equals(row.step())) {
            throw new IllegalStateException(
                    "row \"" + row + "\" is met, and the planner says: " + got + ", as " + step.why() + "; for " + pod);
        }
        reached.add(row.toString());
    }

    void fresh(RoundStep<?> step) {
        reached.add("fresh read: " + step.kind());
    }

    void creation(RestoreDecision how) {
        String hibernated = how instanceof RestoreDecision.Restore restore && restore.staysHibernated()
                ? " to stay hibernated"
                : "";
        reached.add("creation: " + how.getClass().getSimpleName() + hibernated);
    }

    void missedRestore(RoundStep<?> step) {
        reached.add("missed restore: " + step.kind());
    }

    void kubelet(KubeletStep step) {
        reached.add("kubelet: " + step.getClass().getSimpleName());
    }
}
