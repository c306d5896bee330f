package io.cocoonstack.common.testkit.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a process does one and the same thing more than six times within a minute (contract 6.5 rule pace), and
 * tells the story of it as a violation. A write is the same where its whole body is, an event where its object and reason
 * are. A read, or a question to the registry, counts as the same for as long as nothing has changed in the world: then
 * there is nothing new to learn by it. Safe for use by many threads where its clock is.
 */
public final class PaceCheck {

    private static final int MOST = 6;
    private static final long MINUTE_MILLIS = 60_000;

    private final Story story;
    private final LongSupplier millis;
    private final LongSupplier version;
    private final Map<String, Deque<Long>> times = new HashMap<>();
    /** By the names of the events. */
    private final Map<String, String> events = new ConcurrentHashMap<>();

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
    public synchronized Hooks hooks(String process) {
        Hooks hooks = new Hooks();
        String from = process + " " + ++processes + " ";
        hooks.watchBefore(effect -> look(from, process, effect));
        return hooks;
    }

    /**
     * Looks at a request of a process that has no hooks, such as one that plays in real time.
     *
     * @param process the process in the story
     * @param call the request; a read is passed over
     */
    public void look(String process, ApiCall call) {
        if (!call.isRead()) {
            count(process + " ", process, what(Effect.Kind.WRITE, call, ""), "");
        }
    }

    private void look(String from, String process, Effect effect) {
        if (effect.kind() == Effect.Kind.READ && effect.call() == null) {
            return; // a look at the own host asks nobody
        }
        boolean asks = effect.kind() == Effect.Kind.READ || effect.kind() == Effect.Kind.PROBE;
        count(
                from,
                process,
                what(effect.kind(), effect.call(), effect.what()),
                asks ? Long.toString(version.getAsLong()) : "");
    }

    private synchronized void count(String from, String process, String what, String version) {
        Deque<Long> done = times.computeIfAbsent(from + what + version, any -> new ArrayDeque<>());
        long now = millis.getAsLong();
        done.addLast(now);
        if (done.size() > MOST && now - done.removeFirst() < MINUTE_MILLIS) {
            story.violation("6.5", process + " does this more than six times within a minute: " + what);
        }
    }

    private String what(Effect.Kind kind, @Nullable ApiCall call, String what) {
        if (call != null && call.resource().equals("events")) {
            // An event that is made says what it is of; one that is counted on says its name alone.
            JsonNode made = call.body();
            if (!made.has("reason")) {
                return events.getOrDefault(call.name(), "event " + call.name());
            }
            String event = "event " + made.path("reason").asText() + " on "
                    + made.path("involvedObject").path("name").asText();
            events.put(made.path("metadata").path("name").asText(), event);
            return event;
        }
        return kind + " " + (call == null ? what : call.toString());
    }
}
