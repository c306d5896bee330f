package io.cocoonstack.common.testkit.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Looks whether a process does one and the same thing more than six times within a minute (contract 6.5 rule pace), and
 * tells the story of it as a violation. A write is the same where its whole body is, an event where its object and reason
 * are. A read, or a question to the registry, counts as the same for as long as nothing has changed in the world: then
 * there is nothing new to learn by it. Not thread-safe.
 */
public final class PaceCheck {

    private static final int MOST = 6;
    private static final long MINUTE_MILLIS = 60_000;

    private final Story story;
    private final LongSupplier millis;
    private final LongSupplier version;
    private final Map<String, Deque<Long>> times = new HashMap<>();
    private int processes;

    /**
     * Makes a check that has seen nothing.
     *
     * @param story is told of violations
     * @param millis the time of the world, in milliseconds from any moment on
     * @param version another number whenever something has changed in the world
     */
    public PaceCheck(Story story, LongSupplier millis, LongSupplier version) {
        this.story = story;
        this.millis = millis;
        this.version = version;
    }

    /**
     * {@return new hooks that look at every effect of one process before it takes place}
     * @param process the process in the story
     */
    public Hooks hooks(String process) {
        Hooks hooks = new Hooks();
        String from = process + " " + ++processes + " ";
        hooks.watchBefore(effect -> look(from, process, effect));
        return hooks;
    }

    private void look(String from, String process, Effect effect) {
        if (effect.kind() == Effect.Kind.READ && effect.call() == null) {
            return; // a look at the own host asks nobody
        }
        String what = what(effect);
        boolean asks = effect.kind() == Effect.Kind.READ || effect.kind() == Effect.Kind.PROBE;
        Deque<Long> done =
                times.computeIfAbsent(from + what + (asks ? version.getAsLong() : ""), any -> new ArrayDeque<>());
        long now = millis.getAsLong();
        done.addLast(now);
        if (done.size() > MOST && now - done.removeFirst() < MINUTE_MILLIS) {
            story.violation("6.5", process + " does this more than six times within a minute: " + what);
        }
    }

    private static String what(Effect effect) {
        ApiCall call = effect.call();
        if (call != null && call.resource().equals("events")) {
            return "event " + call.body().path("reason").asText() + " on "
                    + call.body().path("involvedObject").path("name").asText();
        }
        return effect.kind() + " " + (call == null ? effect.what() : call.toString());
    }
}
