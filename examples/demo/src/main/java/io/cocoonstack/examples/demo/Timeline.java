package io.cocoonstack.examples.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happened, in the order in which it happened, for a person to read and for the story to check. Thread-safe. */
public final class Timeline {

    private static final List<String> PREFIXES =
            List.of("vm.cocoonstack.io/", "cocoonset.cocoonstack.io/", "cocoonstack.io/");

    private final @Nullable PrintStream out;
    private final Supplier<String> clock;
    private final Map<String, String> lastSaid = new HashMap<>();
    private final Map<String, String> writers = new HashMap<>();
    private final List<String> twoWriters = new ArrayList<>();

    /**
     * Makes a timeline by the clock on the wall.
     *
     * @param out where to print it
     */
    public Timeline(PrintStream out) {
        this(out, secondsFromNow());
    }

    /**
     * Makes a timeline by a clock of one's own.
     *
     * @param out where to print it; null for nowhere
     * @param clock stands in front of every line
     */
    public Timeline(@Nullable PrintStream out, Supplier<String> clock) {
        this.out = out;
        this.clock = clock;
    }

    private static Supplier<String> secondsFromNow() {
        long start = System.nanoTime();
        return () -> String.format(Locale.ROOT, "%7.3fs", (System.nanoTime() - start) / 1e9);
    }

    /**
     * Begins a chapter.
     *
     * @param title what it is about
     */
    public synchronized void chapter(String title) {
        if (out == null) {
            return;
        }
        out.println();
        out.println("── " + title + " " + "─".repeat(Math.max(3, 100 - title.length())));
    }

    /**
     * Tells something.
     *
     * @param who who did it
     * @param what what was done
     */
    public synchronized void tell(String who, String what) {
        if (out == null) {
            return;
        }
        out.println(clock.get() + "  " + who + " ".repeat(Math.max(1, 15 - who.length())) + what);
    }

    /**
     * Tells something unless it is what was told last under the same key, so that waiting does not fill the screen.
     *
     * @param who who did it
     * @param key what it is about
     * @param what what was done
     */
    public synchronized void tellOnce(String who, String key, String what) {
        if (!what.equals(lastSaid.put(who + "/" + key, what))) {
            tell(who, what);
        }
    }

    /**
     * Tells who wrote which annotations, and remembers the writing party of each (contract 1: there is exactly one).
     *
     * @param who the party, or the party and its node behind a blank
     * @param pod the pod's name
     * @param annotations what was written; null for a key that was removed
     */
    public synchronized void wrote(String who, String pod, Map<String, ? extends @Nullable String> annotations) {
        int blank = who.indexOf(' ');
        String party = blank < 0 ? who : who.substring(0, blank);
        StringJoiner shown = new StringJoiner("  ");
        annotations.forEach((key, value) -> {
            String writer = writers.putIfAbsent(key, party);
            if (writer != null && !writer.equals(party)) {
                twoWriters.add(key + " was written by " + writer + " and by " + party);
            }
            shown.add(value == null ? "-" + shortened(key) : shortened(key) + "=" + value);
        });
        tell(who, pod + " ← " + shown);
    }

    /**
     * The annotations that more than one party wrote.
     *
     * @return one sentence each; empty where the contract was kept
     */
    public synchronized List<String> annotationsWithTwoWriters() {
        return List.copyOf(twoWriters);
    }

    private static String shortened(String key) {
        for (String prefix : PREFIXES) {
            if (key.startsWith(prefix)) {
                return key.substring(prefix.length());
            }
        }
        return key;
    }
}
