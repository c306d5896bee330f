package io.cocoonstack.common.testkit.world;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Actions around the effects of a {@link PretendProcess}, and watchers of them. They run on the thread of the effect,
 * and what one throws is thrown into the process. Safe for use by many threads.
 */
public final class Hooks {

    private record Hook(Predicate<Effect> when, Runnable action) {}

    private final List<Hook> before = new CopyOnWriteArrayList<>();
    private final List<Hook> after = new CopyOnWriteArrayList<>();
    private final List<Consumer<Effect>> watchersBefore = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<Effect, Boolean>> watchers = new CopyOnWriteArrayList<>();

    /** Makes hooks without an action or a watcher. */
    public Hooks() {}

    /**
     * Runs an action before the next effect that fits, once.
     *
     * @param when which effect
     * @param action what to do
     */
    public void onceBefore(Predicate<Effect> when, Runnable action) {
        before.add(new Hook(when, action));
    }

    /**
     * Runs an action after the next effect that fits, and before its answer arrives, once.
     *
     * @param when which effect
     * @param action what to do
     */
    public void onceAfter(Predicate<Effect> when, Runnable action) {
        after.add(new Hook(when, action));
    }

    /**
     * Looks at the world before every effect.
     *
     * @param watcher what to do
     */
    public void watchBefore(Consumer<Effect> watcher) {
        watchersBefore.add(watcher);
    }

    /**
     * Looks at the world after every effect.
     *
     * @param watcher what to do; it is told whether the effect took place, or was refused by the server
     */
    public void watch(BiConsumer<Effect, Boolean> watcher) {
        watchers.add(watcher);
    }

    /** Before an effect: first what is to happen, then what is to be looked at. */
    void before(Effect effect) {
        fire(before, effect);
        watchersBefore.forEach(watcher -> watcher.accept(effect));
    }

    void after(Effect effect, boolean accepted) {
        watchers.forEach(watcher -> watcher.accept(effect, accepted));
        fire(after, effect);
    }

    private static void fire(List<Hook> hooks, Effect effect) {
        for (Hook hook : List.copyOf(hooks)) {
            // Only one of two threads removes a hook.
            if (hook.when.test(effect) && hooks.remove(hook)) {
                hook.action.run();
            }
        }
    }
}
