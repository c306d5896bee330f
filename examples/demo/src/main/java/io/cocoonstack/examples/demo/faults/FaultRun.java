package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.PodWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.round.HibernateAnswer;
import io.cocoonstack.common.round.HibernateGate;
import io.cocoonstack.common.testkit.world.PaceCheck;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.cocoonstack.common.testkit.world.Scheduler;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.common.testkit.world.User;
import io.cocoonstack.common.testkit.world.World;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run: a set lives through faults while its user changes his mind, then the faults end, and what he wanted last has
 * to come true; then all is woken, and then all is deleted. The seed says who runs beside whom. One thread and one source
 * of chance drive it.
 */
public final class FaultRun {

    private static final int TURNS = 260;
    private static final int PATIENCE = 400;

    private final long seed;
    private final Fleet fleet;
    private final Random random;
    private final Story story;
    private final TurnClock clock = new TurnClock();

    /**
     * Prepares a run.
     *
     * @param seed what the run is made of
     * @param out where to print it; null for nowhere
     */
    public FaultRun(long seed, @Nullable PrintStream out) {
        this.seed = seed;
        this.fleet = Fleet.of(seed);
        // Neighbouring seeds begin alike.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.story = new Story(out, () -> String.format("%5d", clock.turn()));
    }

    /**
     * Runs.
     *
     * @return what came of it
     */
    public Result run() {
        try (PretendCluster cluster = new PretendCluster()) {
            return fleet == Fleet.GO_OPERATOR
                    ? new GoOperatorRun(cluster, story, random, clock).play()
                    : new Cast(cluster).play();
        } catch (RuntimeException e) {
            story.tell("run", "breaks off: " + e);
            return new Result(List.of("the run broke off: " + e), null);
        }
    }

    /** All that takes part. */
    private final class Cast {

        private final PretendCluster cluster;
        private final World world = new World(story);
        private final Scheduler scheduler;
        private final View current;
        private final OperatorLoop operator;
        private final List<KubeletLoop> kubelets = new ArrayList<>();
        private final FickleUser user;
        private final Goal goal;
        private final List<String> broken = new ArrayList<>();
        private boolean calm;

        Cast(PretendCluster cluster) {
            this.cluster = cluster;
            this.scheduler = new Scheduler(cluster.client(), story);
            this.current = View.of(cluster);
            PaceCheck pace = new PaceCheck(
                    story,
                    clock::millis,
                    () -> Objects.hash(cluster.version(), world.registry().snapshots()));
            this.operator = new OperatorLoop(
                    world,
                    cluster,
                    current,
                    random,
                    new RandomFaults(random, true, () -> !calm),
                    fleet.policy,
                    clock,
                    pace);
            for (String node : PretendCluster.NODES) {
                RandomFaults faults = new RandomFaults(random, false, () -> !calm);
                kubelets.add(new KubeletLoop(world, cluster, current, node, faults, fleet, clock, pace));
            }
            User acting = new User(cluster.client(), PretendCluster.NAMESPACE, FickleUser.SET, story);
            this.user = new FickleUser(acting, current, random);
            this.goal = new Goal(current, world.registry(), world.vms(), fleet.policy);
            world.others(this::others);
        }

        Result play() {
            user.createSet();
            for (int i = 0; i < TURNS; i++) {
                clock.tick();
                turn();
            }
            calmDown();
            settle("what the user wants", goal::missing);
            long before = world.vms().furthest(FickleUser.VM);
            user.wakeAll();
            settle("that all is awake", goal::missing);
            Long after = world.vms().counter(FickleUser.VM);
            if (broken.isEmpty() && story.violations().isEmpty() && (after == null || after < before)) {
                broken.add("the counter went back from " + before + " to " + after);
            }
            // A deletion needs no VM: it has to come true whatever was lost.
            List<String> unmet = List.copyOf(broken);
            broken.clear();
            user.deleteHibernation();
            settle("that the CocoonHibernation is gone", () -> current.hibernation() == null ? null : "it is not");
            world.vms().giveUpAll();
            user.deleteSet();
            settle("that all is gone", goal::left);
            return end(unmet);
        }

        private Result end(List<String> unmet) {
            world.vms().check();
            Result result = Result.of(fleet, unmet, broken, story);
            story.tell("run", "seed " + seed + (result.broken().isEmpty() ? " PASSED" : " FAILED: " + result.broken()));
            return result;
        }

        private void turn() {
            world.vms().tick();
            int dice = random.nextInt(100);
            if (dice < 38) {
                operator.step(true);
            } else if (dice < 74) {
                kubelets.get(random.nextInt(kubelets.size())).step();
            } else if (dice < 82) {
                schedule();
            } else if (dice < 86) {
                user.act();
            } else if (dice < 88) {
                evict();
            } else if (dice < 90) {
                boolean down = random.nextInt(3) == 0;
                world.registry().outage(down);
                story.tell("registry", down ? "goes out of service" : "is in service");
            } else if (dice < 93) {
                world.deliverLate();
            } else {
                startWhatIsDead();
            }
        }

        /** What happens between a decision of the operator and its effect. */
        private void others() {
            for (int i = random.nextInt(4); i >= 0; i--) {
                int dice = random.nextInt(10);
                if (dice < 7) {
                    world.vms().tick();
                    kubelets.get(random.nextInt(kubelets.size())).step();
                } else if (dice < 8) {
                    user.act();
                } else {
                    schedule();
                }
            }
        }

        private void schedule() {
            scheduler.schedule(
                    current.pods(), pod -> PretendCluster.NODES.get(random.nextInt(PretendCluster.NODES.size())));
        }

        /** A drain that keeps to contract 6.2 rule 7: behind the gate, on a pod just read. */
        private void evict() {
            for (Pod pod : current.pods()) {
                if (HibernateGate.evaluate(Pods.facts(pod), world.registry()) instanceof HibernateAnswer.Complete
                        && pod.getMetadata().getDeletionTimestamp() == null) {
                    story.tell("drain", "evicts " + pod.getMetadata().getName());
                    try {
                        PodWrites.delete(cluster.client(), Pods.facts(pod));
                    } catch (ConflictException e) {
                        return;
                    }
                }
            }
        }

        private void startWhatIsDead() {
            operator.startIfDead();
            kubelets.forEach(KubeletLoop::startIfDead);
        }

        private void calmDown() {
            story.chapter("The faults end");
            calm = true;
            world.registry().outage(false);
            world.deliverLate();
            startWhatIsDead();
        }

        private void turnInCalm() {
            clock.tick();
            world.vms().tick();
            operator.step(false);
            kubelets.forEach(KubeletLoop::step);
            schedule();
        }

        private void settle(String what, Supplier<@Nullable String> missing) {
            if (!broken.isEmpty()) {
                return;
            }
            String last = null;
            for (int i = 0; i < PATIENCE; i++) {
                turnInCalm();
                last = i % 4 == 3 ? missing.get() : "not asked";
                if (last == null) {
                    story.tell("run", "reached " + what);
                    return;
                }
            }
            broken.add("never reached " + what + ": " + missing.get());
        }
    }
}
