package io.cocoonstack.common.testkit.contracts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a test wants to happen, or to look at, around the effects of an implementation. */
public final class Hooks {

    private static final class Hook {

        private final Predicate<Effect> when;
        private final Consumer<Effect> action;
        private boolean armed = true;

        Hook(Predicate<Effect> when, Consumer<Effect> action) {
            this.when = when;
            this.action = action;
        }
    }

    private final List<Hook> before = new ArrayList<>();
    private final List<Hook> after = new ArrayList<>();
    private final List<Consumer<Effect>> watchersBefore = new ArrayList<>();
    private final List<Watcher> watchers = new ArrayList<>();

    /** Looks at the world after an effect. */
    @FunctionalInterface
    public interface Watcher {

        /**
         * An effect took place, or was refused by the server.
         *
         * @param effect what it was
         * @param accepted whether it took place
         */
        void look(Effect effect, boolean accepted);
    }

    /** None. */
    public Hooks() {}

    /**
     * Does something before the next effect that fits, once.
     *
     * @param when which effect
     * @param action what to do
     */
    public void onceBefore(Predicate<Effect> when, Runnable action) {
        before.add(new Hook(when, effect -> action.run()));
    }

    /**
     * Does something after the next effect that fits, and before its answer arrives, once.
     *
     * @param when which effect
     * @param action what to do
     */
    public void onceAfter(Predicate<Effect> when, Runnable action) {
        after.add(new Hook(when, effect -> action.run()));
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
     * @param watcher what to do
     */
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    /** Before an effect: first what is to happen, then what is to be looked at. */
    void before(Effect effect) {
        fire(before, effect);
        watchersBefore.forEach(watcher -> watcher.accept(effect));
    }

    void after(Effect effect, boolean accepted) {
        watchers.forEach(watcher -> watcher.look(effect, accepted));
        fire(after, effect);
    }

    private static void fire(List<Hook> hooks, Effect effect) {
        for (Hook hook : List.copyOf(hooks)) {
            if (hook.armed && hook.when.test(effect)) {
                hook.armed = false;
                hook.action.accept(effect);
            }
        }
    }
}
