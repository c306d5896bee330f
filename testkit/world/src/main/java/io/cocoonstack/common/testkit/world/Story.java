package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.meta.Annotations;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The events of one run in their order, for a person to read, and the violations among them. It prints each line at
 * once where it was given a stream, and keeps the last sixty lines for the message of a test that fails. Safe for use
 * by many threads.
 */
public final class Story {

    private static final int KEPT = 60;
    private static final int MAX_VIOLATIONS = 20;
    private static final List<String> PREFIXES =
            List.of("vm.cocoonstack.io/", "cocoonset.cocoonstack.io/", "cocoonstack.io/");

    private final @Nullable PrintStream out;
    private final Supplier<String> clock;
    private final Deque<String> lines = new ArrayDeque<>();
    private final Map<String, String> lastTold = new HashMap<>();
    private final Map<String, String> writers = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> excused = new HashSet<>();
    private final Map<String, Integer> acts = new HashMap<>();
    private int told;

    /**
     * Something that must never happen and did.
     *
     * @param rule number of the rule in the contract, such as {@code 6.2.3}
     * @param what what happened, in one sentence
     */
    public record Violation(String rule, String what) {

        /** {@return one line that begins with VIOLATION} */
        @Override
        public String toString() {
            return "VIOLATION of " + rule + ": " + what;
        }
    }

    /** Makes an empty story that is not printed. */
    public Story() {
        this(null, () -> "");
    }

    /**
     * Makes an empty story.
     *
     * @param out where to print each line; null for nowhere
     * @param clock gives the text in front of each printed line; called under the story's lock
     */
    public Story(@Nullable PrintStream out, Supplier<String> clock) {
        this.out = out;
        this.clock = clock;
    }

    /**
     * Makes an empty story whose lines begin with the seconds since now.
     *
     * @param out where to print each line
     * @return a new story
     */
    public static Story timed(PrintStream out) {
        long start = System.nanoTime();
        return new Story(out, () -> String.format(Locale.ROOT, "%7.3fs", (System.nanoTime() - start) / 1e9));
    }

    /**
     * Prints a heading. The kept lines do not hold it.
     *
     * @param title the heading
     */
    public synchronized void chapter(String title) {
        if (out != null) {
            out.println();
            out.println("── " + title + " " + "─".repeat(Math.max(3, 100 - title.length())));
        }
    }

    /**
     * Adds an event.
     *
     * @param who the actor, such as {@code scheduler}
     * @param what what it did
     */
    public synchronized void tell(String who, String what) {
        acts.merge(who, 1, Integer::sum);
        add(who + ": " + what);
        if (out != null) {
            out.println(clock.get() + "  " + who + " ".repeat(Math.max(1, 15 - who.length())) + what);
        }
    }

    /**
     * {@return how many events of an actor were told}
     * @param who the actor
     */
    public synchronized int acts(String who) {
        return acts.getOrDefault(who, 0);
    }

    private void add(String line) {
        told++;
        lines.add(told + ". " + line);
        if (lines.size() > KEPT) {
            lines.remove();
        }
    }

    /**
     * Adds an event unless it is the last one that was told under the same key, so that waiting does not fill the
     * screen.
     *
     * @param who the actor
     * @param key the subject, such as the name of a pod
     * @param what what the actor did
     */
    public synchronized void tellOnce(String who, String key, String what) {
        if (!what.equals(lastTold.put(who + "/" + key, what))) {
            tell(who, what);
        }
    }

    /**
     * Adds a write of annotations. A key that another party wrote before is a violation of contract 1 rule one-writer.
     *
     * @param who the party, or the party and its node behind a blank
     * @param pod the pod's name
     * @param annotations the annotations that were written; a null value for a key that was removed
     */
    public synchronized void wrote(String who, String pod, Map<String, ? extends @Nullable String> annotations) {
        wrote(who, pod, annotations, false);
    }

    /**
     * Adds the creation of a pod. The digest of its snapshot, which it is handed, has an earlier kubelet for its writer.
     *
     * @param who the party
     * @param pod the pod's name
     * @param annotations the annotations that it was created with
     */
    public synchronized void created(String who, String pod, Map<String, ? extends @Nullable String> annotations) {
        wrote(who, pod, annotations, true);
    }

    private void wrote(String who, String pod, Map<String, ? extends @Nullable String> annotations, boolean created) {
        checkWriter(who, annotations.keySet(), created);
        StringJoiner shown = new StringJoiner("  ");
        annotations.forEach(
                (key, value) -> shown.add(value == null ? "-" + shortened(key) : shortened(key) + "=" + value));
        tell(who, pod + " ← " + shown);
    }

    /** Looks for a second writer of a key; the digest of a pod that is created is an earlier kubelet's word. */
    synchronized void checkWriter(String who, Set<String> keys, boolean created) {
        String party = who.split(" ", 2)[0];
        for (String key : keys) {
            if (created && key.equals(Annotations.HIBERNATE_DIGEST)) {
                continue;
            }
            String writer = writers.putIfAbsent(key, party);
            if (writer != null && !writer.equals(party)) {
                violation("1", key + " was written by " + writer + " and by " + party);
            }
        }
    }

    private static String shortened(String key) {
        return PREFIXES.stream()
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> key.substring(prefix.length()))
                .orElse(key);
    }

    /**
     * Adds a violation, unless its rule is excused. No more than twenty are kept.
     *
     * @param rule number of the rule in the contract
     * @param what what happened, in one sentence
     */
    public synchronized void violation(String rule, String what) {
        if (excused.contains(rule) || violations.size() >= MAX_VIOLATIONS) {
            return;
        }
        Violation violation = new Violation(rule, what);
        violations.add(violation);
        add(violation.toString());
        if (out != null) {
            out.println(clock.get() + "  " + violation);
        }
    }

    /**
     * Passes over violations of a rule from now on, since a test brings them about itself.
     *
     * @param rule number of the rule in the contract
     */
    public synchronized void excuse(String rule) {
        excused.add(rule);
    }

    /** {@return the violations so far; a copy, in order; empty where all went well} */
    public synchronized List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** {@return the last lines} */
    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }
}
