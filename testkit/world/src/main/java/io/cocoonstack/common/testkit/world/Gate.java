package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.testkit.apiserver.Wire;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of every effect of one process: it is told, looked at by the hooks, and struck by the faults of the plan.
 * After a crash the gate is closed for good.
 */
final class Gate {

    private final World world;
    private final String name;
    private final FaultPlan plan;
    private final Hooks hooks;
    private volatile boolean dead;

    Gate(World world, String name, FaultPlan plan, Hooks hooks) {
        this.world = world;
        this.name = name;
        this.plan = plan;
        this.hooks = hooks;
    }

    boolean isDead() {
        return dead;
    }

    void kill() {
        dead = true;
    }

    void tell(String what) {
        world.story().tell(name, what);
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
