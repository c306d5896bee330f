package io.cocoonstack.common.testkit.explorer;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What came of an exploration.
 *
 * @param bounds what was covered
 * @param variant what was done wrong
 * @param states how many states were reached
 * @param depth how many steps the farthest of them is away
 * @param exhausted whether every reachable state was reached
 * @param broken what was found that must not be; null for nothing
 * @param story the shortest way to it, a line a step; empty where nothing was found
 * @param reached rows of the tables and branches that were reached
 * @param nanos how long it took
 */
public record Exploration(
        Bounds bounds,
        Variant variant,
        int states,
        int depth,
        boolean exhausted,
        @Nullable String broken,
        List<String> story,
        Set<String> reached,
        long nanos) {

    /**
     * Copies what is reached.
     *
     * @param bounds as the component
     * @param variant as the component
     * @param states as the component
     * @param depth as the component
     * @param exhausted as the component
     * @param broken as the component
     * @param story as the component
     * @param reached as the component
     * @param nanos as the component
     */
    public Exploration {
        story = List.copyOf(story);
        reached = Collections.unmodifiableSet(new TreeSet<>(reached));
    }

    /**
     * What is printed of an exploration.
     *
     * @return some lines, without a line break at the end
     */
    public String text() {
        double seconds = nanos / 1e9;
        StringBuilder text = new StringBuilder();
        text.append(bounds).append(System.lineSeparator());
        text.append(String.format(
                Locale.ROOT,
                "  %,d states, %d steps deep, %s, %.1f s, %,.0f states/s",
                states,
                depth,
                exhausted ? "exhausted" : "NOT exhausted",
                seconds,
                states / seconds));
        if (broken == null) {
            text.append(": nothing that must not be").append(exhausted ? "" : " so far");
        } else {
            text.append(": BROKEN");
            for (int i = 0; i < story.size(); i++) {
                text.append(System.lineSeparator())
                        .append("  ")
                        .append(i + 1)
                        .append(". ")
                        .append(story.get(i));
            }
        }
        return text.toString();
    }
}
