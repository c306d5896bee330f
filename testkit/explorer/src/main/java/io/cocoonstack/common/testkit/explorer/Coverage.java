package io.cocoonstack.common.testkit.explorer;

import io.cocoonstack.common.meta.Vocabulary;
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
        for (String step : List.of("DropSnapshot", "ClosePhase", "RequestWake", "Wait")) {
            everything.add("fresh read: " + step);
        }
        for (String how : List.of("CreateFresh", "DoNotCreate", "Restore", "Restore to stay hibernated")) {
            everything.add("creation: " + how);
        }
        for (String step : List.of("RequestWake", "Wait", "ProbeError")) {
            everything.add("missed restore: " + step);
        }
        // A kubelet that waits for a snapshot that is gone does not come up: nobody drops one that is to be restored.
        for (String step : List.of(
                "Idle", "ProbeError", "Report", "Boot", "Restore", "Snapshot", "Push", "Destroy", "Resume", "LetGo")) {
            everything.add("kubelet: " + step);
        }
        return everything;
    }

    Set<String> reached() {
        return reached;
    }

    void hibernation(World world, int view, @Nullable PodFacts pod, int probe, RoundStep step) {
        check(rows.hibernation(world, view, probe), pod, step);
    }

    void set(World world, int view, @Nullable PodFacts pod, int probe, RoundStep step) {
        check(rows.set(world, view, probe), pod, step);
    }

    void fresh(RoundStep step) {
        reached.add("fresh read: " + step.getClass().getSimpleName());
    }

    void creation(RestoreDecision how) {
        String hibernated = how instanceof RestoreDecision.Restore restore && restore.staysHibernated()
                ? " to stay hibernated"
                : "";
        reached.add("creation: " + how.getClass().getSimpleName() + hibernated);
    }

    void missedRestore(RoundStep step) {
        reached.add("missed restore: " + step.getClass().getSimpleName());
    }

    void kubelet(KubeletStep step) {
        reached.add("kubelet: " + step.getClass().getSimpleName());
    }

    private void check(Row row, @Nullable PodFacts pod, RoundStep step) {
        String got = show(step, pod);
        if (!got.equals(row.step())) {
            throw new IllegalStateException(
                    "row \"" + row + "\" is met, and the planner says: " + got + ", as " + step.why() + "; for " + pod);
        }
        reached.add(row.toString());
    }

    private static String show(RoundStep step, @Nullable PodFacts pod) {
        if (step instanceof RoundStep.ReadAgain again) {
            return show(again.decide(name -> pod), pod);
        }
        if (step instanceof RoundStep.Wait) {
            return "wait";
        }
        if (step instanceof RoundStep.Done) {
            return "done";
        }
        if (step instanceof RoundStep.NotAMigration) {
            return "not a migration";
        }
        if (step instanceof RoundStep.HandOver) {
            return "hand over";
        }
        if (step instanceof RoundStep.ProbeError) {
            return "error";
        }
        if (step instanceof RoundStep.DropSnapshot) {
            return "drop";
        }
        if (step instanceof RoundStep.DeletePod) {
            return "delete";
        }
        if (step instanceof RoundStep.RequestHibernate) {
            return "request hibernate";
        }
        return showStored(step);
    }

    private static String showStored(RoundStep step) {
        if (step instanceof RoundStep.StorePhase store) {
            return "store " + store.phase();
        }
        if (step instanceof RoundStep.ClosePhase close) {
            return "store " + close.phase();
        }
        if (step instanceof RoundStep.RequestWake wake) {
            return "request wake" + then(wake.thenStore());
        }
        if (step instanceof RoundStep.RequestWakes wakes) {
            return "request wake" + then(wakes.thenStore());
        }
        if (step instanceof RoundStep.CreatePod create) {
            String how = create.how() instanceof RestoreDecision.Restore ? "restored" : "fresh";
            return "create " + how + then(create.thenStore());
        }
        return step instanceof RoundStep.RecordNode record
                ? record.node() == null ? "forget the node" : "record the node"
                : step.toString();
    }

    private static String then(@Nullable Vocabulary phase) {
        return phase == null ? "" : ", then store " + phase;
    }
}
