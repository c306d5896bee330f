package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.operator.CocoonSetReconciler;
import io.cocoonstack.common.k8s.operator.FleetSettings;
import io.cocoonstack.common.k8s.operator.HibernationReconciler;
import io.cocoonstack.common.k8s.operator.Next;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.world.FaultPlan;
import io.cocoonstack.common.testkit.world.PaceCheck;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.cocoonstack.common.testkit.world.PretendProcess;
import io.cocoonstack.common.testkit.world.World;
import io.cocoonstack.examples.demo.narration.OperatorTimeline;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** What a framework does for the reconcilers, one reconciliation at a time. */
final class OperatorLoop {

    private final World world;
    private final PretendCluster cluster;
    private final View current;
    private final View view = View.lagging();
    private final Random random;
    private final FaultPlan faults;
    private final LegacyPolicy policy;
    private final Clock clock;
    private final PaceCheck pace;
    private final Map<String, Due> due = new HashMap<>();
    private Running running;

    private record Running(PretendProcess process, CocoonSetReconciler sets, HibernationReconciler hibernations) {}

    OperatorLoop(
            World world,
            PretendCluster cluster,
            View current,
            Random random,
            FaultPlan faults,
            LegacyPolicy policy,
            Clock clock,
            PaceCheck pace) {
        this.world = world;
        this.cluster = cluster;
        this.current = current;
        this.random = random;
        this.faults = faults;
        this.policy = policy;
        this.clock = clock;
        this.pace = pace;
        this.running = start();
    }

    private Running start() {
        PretendProcess process = new PretendProcess(world, "operator", faults, pace.hooks("operator"));
        KubernetesClient client = process.client(cluster);
        SnapshotRegistry registry = process.registry();
        OperatorTimeline told = new OperatorTimeline(world.story());
        RoundExecutor executor = new RoundExecutor(client, registry, clock, told);
        FleetSettings settings = FleetSettings.builder(policy).clock(clock).build();
        return new Running(
                process,
                new CocoonSetReconciler(client, registry, executor, settings, view, told),
                new HibernationReconciler(client, registry, executor, settings, view));
    }

    /** When an object is looked at again although nothing has changed, and after how many failures in a row. */
    private record Due(long changes, long millis, int failures) {}

    /** Reconciles an object where something has changed since, or the time has come that it asked for. */
    private void whenDue(String object, Supplier<Next> reconcile) {
        Due last = due.get(object);
        long now = clock.millis();
        if (last != null && last.changes == view.changes() && now < last.millis) {
            return;
        }
        int failures = last == null ? 1 : last.failures + 1;
        due.put(object, new Due(view.changes(), now + (1_000L << Math.min(failures, 6)), failures));
        Duration pause = reconcile.get().after().orElse(Duration.ofDays(1));
        due.put(object, new Due(view.changes(), now + pause.toMillis(), 0));
    }

    void startIfDead() {
        if (running.process().isDead()) {
            running = start();
            due.clear();
        }
    }

    void step(boolean mayLag) {
        if (running.process().isDead()) {
            return;
        }
        try {
            view.catchUp(current, random, mayLag);
            CocoonSet set = view.set();
            boolean setsTurn = random.nextBoolean();
            if (setsTurn && set != null) {
                whenDue("set", () -> running.sets().reconcile(set));
            }
            for (CocoonHibernation hibernation : setsTurn ? List.<CocoonHibernation>of() : view.hibernations()) {
                whenDue("hibernation", () -> running.hibernations().reconcile(hibernation));
            }
        } catch (RuntimeException e) {
            world.story().tell("operator", "comes back later: " + e.getMessage());
        }
    }
}
