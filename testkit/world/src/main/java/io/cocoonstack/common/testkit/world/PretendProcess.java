package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.apiserver.Wire;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One process of an operator, a kubelet or whoever acts in a {@link World}, and its view of that world. Every effect
 * goes through it: it is told in the story, the hooks look at it, and the plan says what goes wrong. Once the process
 * is dead, every call through one of its views throws {@link ProcessDied}, or fails as a request does that nobody
 * answers; a restart is a new object. Safe for use by many threads.
 */
public final class PretendProcess {

    private final World world;
    private final String name;
    private final FaultPlan plan;
    private final Hooks hooks;
    private volatile boolean dead;

    /**
     * Starts a process.
     *
     * @param world where it acts
     * @param name the process in the story, such as {@code kubelet node-a}
     * @param plan says what goes wrong
     * @param hooks looks at its effects
     */
    public PretendProcess(World world, String name, FaultPlan plan, Hooks hooks) {
        this.world = world;
        this.name = name;
        this.plan = plan;
        this.hooks = hooks;
    }

    /**
     * Starts a process to which nothing goes wrong.
     *
     * @param world where it acts
     * @param name the process in the story
     */
    public PretendProcess(World world, String name) {
        this(world, name, FaultPlan.none(), new Hooks());
    }

    /** {@return whether the process is dead} */
    public boolean isDead() {
        return dead;
    }

    /** Kills the process. Within a hook, it dies at the end of the effect that the hook looks at. */
    public void kill() {
        dead = true;
    }

    /**
     * {@return a new client: the API server as the process sees it, which {@link PretendCluster#close} closes}
     * @param cluster the cluster
     */
    public KubernetesClient client(PretendCluster cluster) {
        return cluster.client(wire -> new GatedWire(wire, this), () -> !dead);
    }

    /** {@return the registry as the process sees it; a new client} */
    public SnapshotRegistry registry() {
        return new GatedRegistry(this, world.registry());
    }

    /**
     * {@return a new view of a host as the process sees it}
     * @param node the node's name
     */
    public VmHost host(String node) {
        return new GatedHost(this, world.vms(), node);
    }

    void tell(String what) {
        world.story().tell(name, what);
    }

    void told(ApiCall call, int status) {
        tell(call + " → " + status);
        if (status < 300) {
            world.story().checkWriter(name, call.annotations().keySet(), status == 201);
        }
    }

    /** Carries an effect out, or not, by the plan. */
    <T extends @Nullable Object> T pass(Effect effect, Supplier<T> action) {
        world.lock().lock();
        try {
            dieIf(dead);
            return locked(effect, effect.isCounted() ? plan.next(effect) : null, action);
        } finally {
            world.lock().unlock();
        }
    }

    private <T extends @Nullable Object> T locked(Effect effect, @Nullable Fault fault, Supplier<T> action) {
        if (fault == Fault.OVERTAKEN) {
            world.story().tell("world", "everybody else acts before " + effect.what());
            world.overtake();
        }
        hooks.before(effect);
        dieIf(dead);
        if (fault == Fault.LANDS_LATE) {
            world.postpone(action);
        }
        dieOf(fault == Fault.CRASH_BEFORE, "before " + effect.what());
        dieOf(fault == Fault.LANDS_LATE, "while this is on its way: " + effect.what());
        failIf(fault == Fault.REFUSED || fault == Fault.REQUEST_LOST, fault, effect);
        T answer = action.get();
        if (effect.isCounted()) {
            world.vms().tick();
        }
        hooks.after(effect, isAccepted(answer));
        dieIf(dead);
        dieOf(fault == Fault.CRASH_AFTER, "after " + effect.what());
        failIf(fault == Fault.ANSWER_LOST, fault, effect);
        return answer;
    }

    private static boolean isAccepted(@Nullable Object answer) {
        return answer instanceof Wire.Reply reply
                ? reply.status() < 300
                : !(answer instanceof DropResult) || answer instanceof DropResult.Gone;
    }

    private void failIf(boolean fails, @Nullable Fault fault, Effect effect) {
        if (fails && fault != null) {
            tell(fault + " at " + effect.what());
            throw new EffectFailure(fault, effect.what());
        }
    }

    private void dieOf(boolean dies, String when) {
        if (dies) {
            tell("CRASHES " + when);
            dead = true;
        }
        dieIf(dies);
    }

    private static void dieIf(boolean dead) {
        if (dead) {
            throw new ProcessDied();
        }
    }
}
