package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.round.HibernateGate;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import io.cocoonstack.common.testkit.world.Fault;
import io.cocoonstack.common.testkit.world.Hooks;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.cocoonstack.common.testkit.world.PretendProcess;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.common.testkit.world.User;
import io.cocoonstack.common.testkit.world.Vms;
import io.cocoonstack.common.testkit.world.World;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One run of an implementation in a world of its own. */
abstract class Play<E extends PartyEnvironment> implements AutoCloseable {

    static final String POD = "demo-0";
    static final String VM = "vk-" + PretendCluster.NAMESPACE + "-" + POD;

    private static final int MAX_TURNS = 12;
    private static final int MAX_PASSES = 15;
    private static final List<Fault> FAULTS =
            List.of(Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.REFUSED, Fault.ANSWER_LOST, Fault.OVERTAKEN);

    private final World world = new World(new Story());
    private final PretendCluster cluster = new PretendCluster();
    private final User users = new User(cluster.client(), PretendCluster.NAMESPACE, "demo", world.story());
    private final Hooks hooks = new Hooks();
    private final String who;
    private final PartyDriver<E> driver;
    private final OneFault plan;
    private PretendProcess process;
    private String last = "nothing";

    Play(String who, PartyDriver<E> driver, OneFault plan) {
        this.who = who;
        this.driver = driver;
        this.plan = plan;
        this.process = new PretendProcess(world, who);
        process.kill();
        hooks.watch((effect, accepted) -> {
            if (effect.isCounted()) {
                last = effect.what() + (accepted ? "" : ", which was refused");
            }
        });
        // After a violation nothing that the implementation does is worth a look.
        hooks.watchBefore(effect -> {
            if (!story().violations().isEmpty()) {
                process.kill();
            }
        });
    }

    /** One run without faults. */
    static <P extends Play<?>> void once(Function<OneFault, P> maker, OneFault plan, Consumer<P> script) {
        try (P play = maker.apply(plan)) {
            script.accept(play);
            play.assertNoViolation();
        }
    }

    /** One run without faults, to count the effects, and then one for each fault at each effect. */
    static <P extends Play<?>> void underEveryFault(Function<OneFault, P> maker, Consumer<P> script) {
        OneFault counted = OneFault.none();
        once(maker, counted, script);
        for (Fault fault : FAULTS) {
            for (int at = 0; at < counted.seen(); at++) {
                once(maker, new OneFault(at, fault), script);
            }
        }
    }

    /** What an implementation that starts in a process works with. */
    abstract E environment(PretendProcess started);

    /** One turn of all that act in this play. */
    abstract void turn();

    /** The state of the run beside the pod, for the message of a rule that failed. */
    abstract String standing();

    /** What was missing, for the message of a rule that failed. */
    private String why() {
        Pod pod = users.pod(POD);
        PodFacts facts = Pods.facts(pod);
        String gates = pod == null
                ? "there is no pod"
                : facts + ": the wake gate says " + WakeGate.evaluate(facts).why() + ", the hibernate gate says "
                        + HibernateGate.evaluate(facts, registry()).why();
        return gates + "; " + standing() + "; the last effect of the " + who + " was: " + last;
    }

    final void start() {
        process = new PretendProcess(world, who, plan, hooks);
        story().tell(who, "starts");
        driver.start(environment(process));
    }

    /** Lets the implementation alone act until it waits. What it throws is told and does no harm. */
    final void act() {
        try {
            driver.settle();
        } catch (RuntimeException e) {
            story().tell(who, "throws " + e);
        }
    }

    /** Makes the process die at the end of the effect that is taking place. */
    final void die() {
        story().tell(who, "CRASHES");
        process.kill();
    }

    /** Ends the implementation. */
    final void crash() {
        driver.crash();
    }

    final boolean isDead() {
        return process.isDead();
    }

    /** Runs passes until one changes nothing, or the process is dead. */
    final void untilQuiet(PretendProcess own, Runnable pass) {
        String before = "";
        for (int i = 0; i < MAX_PASSES && !own.isDead(); i++) {
            String now = state();
            if (now.equals(before)) {
                return;
            }
            before = now;
            pass.run();
        }
    }

    /** All that can change, for comparison. */
    final String state() {
        return cluster.version() + " " + world;
    }

    final World world() {
        return world;
    }

    final PretendCluster cluster() {
        return cluster;
    }

    final Hooks hooks() {
        return hooks;
    }

    final Story story() {
        return world.story();
    }

    final FakeSnapshotRegistry registry() {
        return world.registry();
    }

    final Vms vms() {
        return world.vms();
    }

    final KubernetesClient client() {
        return cluster.client();
    }

    final User users() {
        return users;
    }

    /** Lets all act until a goal is reached. */
    final void until(String what, BooleanSupplier goal) {
        story().tell("kit", "waits for: " + what);
        for (int i = 0; i < MAX_TURNS; i++) {
            turn();
            assertNoViolation();
            if (!process.isDead() && goal.getAsBoolean()) {
                return;
            }
        }
        throw new AssertionError("was not reached: " + what + "; " + plan + "; " + why() + "\n" + story());
    }

    /** Fails where what must never happen has happened. */
    final void assertNoViolation() {
        List<Story.Violation> violations = story().violations();
        if (!violations.isEmpty()) {
            String all = violations.stream().map(Story.Violation::toString).collect(Collectors.joining("\n"));
            throw new AssertionError(all + "\n(" + plan + "; " + why() + ") after\n" + story());
        }
    }

    /** Fails where a rule was broken; the text says what is wrong then. */
    final void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what + "; " + why() + "\n" + story());
        }
    }

    @Override
    public void close() {
        process.kill();
        try {
            driver.crash();
        } finally {
            cluster.close();
        }
    }
}
