package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.operator.CocoonSetReconciler;
import io.cocoonstack.common.k8s.operator.FleetSettings;
import io.cocoonstack.common.k8s.operator.HibernationReconciler;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.world.FaultPlan;
import io.cocoonstack.common.testkit.world.Hooks;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.cocoonstack.common.testkit.world.PretendProcess;
import io.cocoonstack.common.testkit.world.World;
import io.cocoonstack.examples.demo.narration.OperatorTimeline;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** What a framework does for the reconcilers, one reconciliation at a time. */
final class OperatorLoop {

    private final World world;
    private final PretendCluster cluster;
    private final View current;
    private final View view = View.lagging();
    private final Random random;
    private final FaultPlan faults;
    private final LegacyPolicy policy;
    private final StepClock clock = new StepClock();
    private Running running;

    private record Running(PretendProcess process, CocoonSetReconciler sets, HibernationReconciler hibernations) {}

    OperatorLoop(
            World world, PretendCluster cluster, View current, Random random, FaultPlan faults, LegacyPolicy policy) {
        this.world = world;
        this.cluster = cluster;
        this.current = current;
        this.random = random;
        this.faults = faults;
        this.policy = policy;
        this.running = start();
    }

    private Running start() {
        PretendProcess process = new PretendProcess(world, "operator", faults, new Hooks());
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

    void startIfDead() {
        if (running.process().isDead()) {
            running = start();
        }
    }

    void step(boolean mayLag) {
        if (running.process().isDead()) {
            return;
        }
        clock.seconds++;
        try {
            view.catchUp(current, random, mayLag);
            CocoonSet set = view.set();
            boolean setsTurn = random.nextBoolean();
            if (setsTurn && set != null) {
                running.sets().reconcile(set);
            }
            for (CocoonHibernation hibernation : setsTurn ? List.<CocoonHibernation>of() : view.hibernations()) {
                running.hibernations().reconcile(hibernation);
            }
        } catch (RuntimeException e) {
            world.story().tell("operator", "comes back later: " + e.getMessage());
        }
    }

    /** The time of the operator: each look takes a second. */
    private static final class StepClock extends Clock {

        private long seconds;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusSeconds(seconds);
        }
    }
}
