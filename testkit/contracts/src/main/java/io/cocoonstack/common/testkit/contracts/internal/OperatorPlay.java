package io.cocoonstack.common.testkit.contracts.internal;

import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.contracts.OperatorDriver;
import io.cocoonstack.common.testkit.contracts.OperatorEnvironment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.function.BooleanSupplier;

/** An operator under test in a world of its own, with the kit's kubelets and scheduler beside it. */
public final class OperatorPlay implements AutoCloseable {

    private static final int MAX_TURNS = 12;

    private final World world = new World();
    private final OperatorDriver driver;
    private final FaultPlan plan;
    private final List<KitKubelet> kubelets = world.kitKubelets();
    private Gate gate;

    /**
     * Starts the operator.
     *
     * @param driver drives it
     * @param plan what goes wrong
     */
    public OperatorPlay(OperatorDriver driver, FaultPlan plan) {
        this.driver = driver;
        this.plan = plan;
        this.gate = world.gate("operator", plan);
        new OperatorMonitor(world);
        world.others(this::others);
        start();
    }

    private void start() {
        gate = world.gate("operator", plan);
        world.story().tell("operator", "starts");
        driver.start(new Environment(world, gate, world.client(gate), world.registry(gate)));
    }

    /** {@return the world} */
    public World world() {
        return world;
    }

    /** {@return what users and others do} */
    public Users users() {
        return world.users();
    }

    /** Lets everybody but the operator act: scheduler and kubelets. */
    public void others() {
        users().schedule();
        kubelets.forEach(KitKubelet::pass);
    }

    /** Lets the operator act alone until it is quiet; a crash in between ends in a restart. */
    public void operator() {
        try {
            driver.settle();
        } catch (RuntimeException e) {
            world.story().tell("operator", "throws " + e);
        }
        if (gate.isDead()) {
            restart();
        }
    }

    /** Kills the operator and starts it again. */
    public void restart() {
        gate.kill();
        driver.crash();
        start();
    }

    /** Lets all act until nothing changes any more, whatever goes wrong in between. */
    public void settle() {
        String before = "";
        for (int i = 0; i < MAX_TURNS; i++) {
            operator();
            assertNoViolation();
            others();
            String now = world.fingerprint();
            if (now.equals(before)) {
                return;
            }
            before = now;
        }
    }

    /**
     * Lets all act until a goal is reached.
     *
     * @param what the goal
     * @param goal whether it is reached
     */
    public void until(String what, BooleanSupplier goal) {
        world.story().tell("kit", "waits for: " + what);
        for (int i = 0; i < MAX_TURNS; i++) {
            operator();
            assertNoViolation();
            others();
            if (goal.getAsBoolean()) {
                return;
            }
        }
        throw new AssertionError("was not reached: " + what + "; " + plan + "\n" + world.story());
    }

    /** Fails where what must never happen has happened. */
    public void assertNoViolation() {
        if (!world.story().violations().isEmpty()) {
            throw new AssertionError(
                    String.join("\n", world.story().violations()) + "\n(" + plan + ") after\n" + world.story());
        }
    }

    /**
     * Fails where a rule was broken.
     *
     * @param holds whether it holds
     * @param what what must hold
     */
    public void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what + "\n" + world.story());
        }
    }

    @Override
    public void close() {
        gate.kill();
        try {
            driver.crash();
        } finally {
            world.close();
        }
    }

    private record Environment(World world, Gate gate, KubernetesClient client, SnapshotRegistry registry)
            implements OperatorEnvironment {

        @Override
        public String namespace() {
            return World.NAMESPACE;
        }

        @Override
        public void untilQuiet(Runnable pass) {
            Quiet.until(world, gate, pass);
        }
    }
}
