package io.cocoonstack.common.testkit.contracts.internal;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.testkit.apiserver.Wire;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every effect of one process of an implementation goes through here: it is told, watched, and what the plan says goes
 * wrong. After a crash the gate is closed for good, and a new process gets a new one.
 */
public final class Gate {

    private final String who;
    private final World world;
    private final FaultPlan plan;
    private final ReentrantLock lock;
    private final Hooks hooks;
    private volatile boolean dead;

    Gate(String who, World world, FaultPlan plan, ReentrantLock lock, Hooks hooks) {
        this.who = who;
        this.hooks = hooks;
        this.world = world;
        this.plan = plan;
        this.lock = lock;
    }

    /** {@return whether the process is dead} */
    public boolean isDead() {
        return dead;
    }

    /** Closes it for good. */
    public void kill() {
        dead = true;
    }

    /** Carries an effect out, or not, by the plan. */
    <T extends @Nullable Object> T pass(Effect effect, Supplier<T> action) {
        lock.lock();
        try {
            return locked(effect, action);
        } finally {
            lock.unlock();
        }
    }

    private <T extends @Nullable Object> T locked(Effect effect, Supplier<T> action) {
        // After a violation nothing is worth to be looked at any more.
        dieIf(dead || (hooks == world.hooks() && world.story().isViolated()));
        Fault fault = effect.isCounted() ? plan.next() : null;
        if (fault == Fault.OVERTAKEN) {
            world.story().tell("kit", "everybody else acts before " + effect.what());
            world.overtake();
        }
        hooks.before(effect);
        if (fault == Fault.CRASH_BEFORE) {
            world.story().tell(who, "CRASHES before " + effect.what());
        }
        dieIf(fault == Fault.CRASH_BEFORE);
        if (fault == Fault.REFUSED) {
            world.story().tell(who, "is REFUSED " + effect.what());
            throw new Refused(effect.what(), false);
        }
        T answer = action.get();
        if (effect.isCounted()) {
            world.vms().tick();
        }
        hooks.after(effect, isAccepted(answer));
        if (fault == Fault.CRASH_AFTER) {
            world.story().tell(who, "CRASHES after " + effect.what());
        }
        dieIf(fault == Fault.CRASH_AFTER);
        if (fault == Fault.ANSWER_LOST) {
            world.story().tell(who, "LOSES the answer to " + effect.what());
            throw new Refused(effect.what(), true);
        }
        return answer;
    }

    private static boolean isAccepted(@Nullable Object answer) {
        return answer instanceof Wire.Reply reply
                ? reply.status() < 300
                : !(answer instanceof DropResult) || answer instanceof DropResult.Gone;
    }

    private void dieIf(boolean die) {
        if (die) {
            dead = true;
            throw new ProcessDied();
        }
    }

    void tell(String what) {
        world.story().tell(who, what);
    }
}
