package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.operator.SetPods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.round.HibernateAnswer;
import io.cocoonstack.common.round.HibernateGate;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testkit.world.GoOperator;
import io.cocoonstack.common.testkit.world.Hooks;
import io.cocoonstack.common.testkit.world.PaceCheck;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.cocoonstack.common.testkit.world.PretendProcess;
import io.cocoonstack.common.testkit.world.Scheduler;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.common.testkit.world.User;
import io.cocoonstack.common.testkit.world.World;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of an operator of the Go side beside our kubelets: a main agent is hibernated and woken through faults, and its
 * pod is drained. Nothing may be lost. Then, in every second run, its CocoonHibernation is deleted while it is hibernated,
 * and that operator deletes the snapshot: nobody can prevent it, and the pod has to say so.
 */
final class GoOperatorRun {

    private static final int TURNS = 200;
    private static final int PATIENCE = 300;

    private final Story story;
    private final Random random;
    private final TurnClock clock;
    private final PretendCluster cluster;
    private final World world;
    private final View current;
    private final Scheduler scheduler;
    private final List<KubeletLoop> kubelets = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private Running running;
    private boolean hibernated;
    private boolean calm;

    GoOperatorRun(PretendCluster cluster, Story story, Random random, TurnClock clock) {
        this.cluster = cluster;
        this.story = story;
        this.random = random;
        this.clock = clock;
        this.world = new World(story);
        this.current = View.of(cluster);
        this.scheduler = new Scheduler(cluster.client(), story);
        PaceCheck pace = new PaceCheck(
                story,
                clock::millis,
                () -> Objects.hash(cluster.version(), world.registry().snapshots()));
        for (String node : PretendCluster.NODES) {
            RandomFaults faults = new RandomFaults(random, false, () -> !calm);
            kubelets.add(new KubeletLoop(world, cluster, current, node, faults, Fleet.GO_OPERATOR, clock, pace));
        }
        world.others(() -> kubelets.get(random.nextInt(kubelets.size())).step());
        this.running = start();
    }

    private record Running(PretendProcess process, KubernetesClient client, GoOperator operator) {}

    /** No request of it lands late: that loss is listed, and only the operator could prevent it. */
    private Running start() {
        PretendProcess process =
                new PretendProcess(world, "go operator", new RandomFaults(random, false, () -> !calm), new Hooks());
        KubernetesClient client = process.client(cluster);
        User writes = new User(client, PretendCluster.NAMESPACE, FickleUser.SET, story);
        return new Running(process, client, new GoOperator(writes, process.registry(), FickleUser.MAIN));
    }

    Result play() {
        for (int i = 0; i < TURNS; i++) {
            turn();
        }
        story.chapter("The faults end");
        calm = true;
        world.registry().outage(false);
        hibernated = false;
        long before = world.vms().furthest(FickleUser.VM);
        settle("that the VM runs", this::isRunning);
        Long after = world.vms().counter(FickleUser.VM);
        if (broken.isEmpty() && (after == null || after < before)) {
            broken.add("the counter went back from " + before + " to " + after);
        }
        return end(random.nextBoolean() ? deletedWhileHibernated() : null);
    }

    /** What the pod says in the end. */
    private @Nullable String deletedWhileHibernated() {
        hibernated = true;
        settle("that the VM is hibernated", () -> isComplete(facts()));
        if (!broken.isEmpty()) {
            return null;
        }
        story.tell("user", "deletes the CocoonHibernation, and the Go operator the snapshot");
        world.vms().mayBeLost(FickleUser.VM);
        if (world.registry().probe(FickleUser.VM, Identifiers.HIBERNATE_SNAPSHOT_TAG)
                instanceof ProbeResult.Present present) {
            world.registry().drop(FickleUser.VM, present.digest());
        }
        settle(
                "that the pod says that its VM is gone",
                () -> LifecycleState.FAILED.equals(facts().lifecycle().state())
                        && facts().lifecycle().message() != null);
        return facts().lifecycle().message();
    }

    private Result end(@Nullable String listed) {
        world.vms().check();
        story.violations().forEach(violation -> broken.add(violation.toString()));
        story.tell("run", broken.isEmpty() ? "PASSED" : "FAILED: " + broken);
        return new Result(broken, listed);
    }

    private void turn() {
        clock.tick();
        world.vms().tick();
        int dice = random.nextInt(100);
        if (dice < 35) {
            operate();
        } else if (dice < 75) {
            kubelets.get(random.nextInt(kubelets.size())).step();
        } else if (dice < 83) {
            schedule();
        } else if (dice < 88) {
            hibernated = !hibernated;
            story.tell("user", hibernated ? "wants the VM hibernated" : "wants the VM to run");
        } else if (dice < 91) {
            drain();
        } else if (dice < 93) {
            world.registry().outage(random.nextInt(3) == 0);
        } else {
            startWhatIsDead();
        }
    }

    private void startWhatIsDead() {
        if (running.process.isDead()) {
            running = start();
        }
        kubelets.forEach(KubeletLoop::startIfDead);
    }

    private void operate() {
        try {
            if (current.pods().isEmpty()) {
                create();
            } else {
                running.operator.catchUp();
                running.operator.reconcile(hibernated);
            }
        } catch (RuntimeException e) {
            story.tell("go operator", "comes back later: " + e.getMessage());
        }
    }

    /** With the restore flag where the registry holds a snapshot, and not at all where it gives no answer. */
    private void create() {
        ProbeResult tag = running.process.registry().probe(FickleUser.VM, Identifiers.HIBERNATE_SNAPSHOT_TAG);
        if (tag instanceof ProbeResult.Failed) {
            return;
        }
        SetPods pods = SetPods.of(set());
        Pod pod = pods.build(pods.main(), null, new RestoreDecision.CreateFresh("there is no pod"));
        if (tag instanceof ProbeResult.Present) {
            pod.getMetadata().getAnnotations().put(Annotations.RESTORE_FROM_HIBERNATE, "true");
        }
        running.client.resource(pod).create();
    }

    private static CocoonSet set() {
        return new CocoonSetBuilder()
                .withNewMetadata()
                .withNamespace(PretendCluster.NAMESPACE)
                .withName(FickleUser.SET)
                .withUid("7d1a7a62-3c1a-4a52-a6b0-8a8b8f6f5a10")
                .withGeneration(1L)
                .endMetadata()
                .withNewSpec()
                .withNewAgent()
                .withImage("ubuntu:24.04")
                .endAgent()
                .endSpec()
                .build();
    }

    private void schedule() {
        scheduler.schedule(
                current.pods(), pod -> PretendCluster.NODES.get(random.nextInt(PretendCluster.NODES.size())));
    }

    /** Keeps to contract 6.2 rule 7, as far as an unguarded delete can. */
    private void drain() {
        for (Pod pod : current.pods()) {
            if (isComplete(Pods.facts(pod)) && pod.getMetadata().getDeletionTimestamp() == null) {
                story.tell("drain", "evicts " + pod.getMetadata().getName());
                cluster.client().resource(pod).delete();
            }
        }
    }

    private boolean isComplete(PodFacts facts) {
        return HibernateGate.evaluate(facts, world.registry()) instanceof HibernateAnswer.Complete;
    }

    private PodFacts facts() {
        return Pods.facts(current.pod(PretendCluster.NAMESPACE, FickleUser.MAIN));
    }

    private boolean isRunning() {
        return WakeGate.evaluate(facts()).isLive(LegacyPolicy.WAIT)
                && world.vms().runsOn(FickleUser.VM) != null
                && world.registry().at(FickleUser.VM, Identifiers.HIBERNATE_SNAPSHOT_TAG) == null;
    }

    private void settle(String what, BooleanSupplier reached) {
        for (int i = 0; i < PATIENCE && broken.isEmpty(); i++) {
            if (reached.getAsBoolean()) {
                story.tell("run", "reached " + what);
                return;
            }
            clock.tick();
            world.vms().tick();
            startWhatIsDead();
            operate();
            kubelets.forEach(KubeletLoop::step);
            schedule();
        }
        if (broken.isEmpty()) {
            broken.add("never reached " + what + ": " + facts());
        }
    }
}
