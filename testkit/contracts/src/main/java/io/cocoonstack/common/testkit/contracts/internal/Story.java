package io.cocoonstack.common.testkit.contracts.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What happened in one run, told where a test fails. */
public final class Story {

    private static final int SHOWN = 60;
    private static final int MAX_VIOLATIONS = 20;

    private final List<String> lines = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Set<String> excused = new HashSet<>();

    /** Makes an empty one. */
    public Story() {}

    /**
     * Adds what somebody did.
     *
     * @param who the actor
     * @param what what it did
     */
    public synchronized void tell(String who, String what) {
        lines.add((lines.size() + 1) + ". " + who + ": " + what);
    }

    /**
     * Adds what must never happen and did.
     *
     * @param rule number of the rule in the contract
     * @param what what happened
     */
    public synchronized void violation(String rule, String what) {
        if (excused.contains(rule) || violations.size() >= MAX_VIOLATIONS) {
            return;
        }
        String line = "VIOLATION of " + rule + ": " + what;
        lines.add((lines.size() + 1) + ". " + line);
        violations.add(line);
    }

    /**
     * Passes over violations of a rule from now on, since a test brings them about itself.
     *
     * @param rule number of the rule in the contract
     */
    public synchronized void excuse(String rule) {
        excused.add(rule);
    }

    /** {@return whether something happened that must never happen} */
    synchronized boolean isViolated() {
        return !violations.isEmpty();
    }

    /** {@return what must never happen and did} */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** {@return the last lines} */
    @Override
    public synchronized String toString() {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
    }
}
