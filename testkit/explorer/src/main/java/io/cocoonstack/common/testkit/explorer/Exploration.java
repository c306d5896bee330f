package io.cocoonstack.common.testkit.explorer;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The result of an exploration. Immutable.
 *
 * @param states the number of states that were reached, 1 or more; where these are not all, and the model has {@link
 *     Model#allowances}, some of them wait, and may turn out to be there with more of each
 * @param depth the number of steps to the farthest of them that was looked at; with {@link Model#allowances}, the most
 *     steps between two that use one
 * @param exhausted whether every state that can be reached was; only then are goals checked, and is a model without a
 *     counterexample a right one
 * @param counterexample the first property that was found broken; null for none
 * @param met the situations that came up
 * @param missing the situations that did not come up
 * @param elapsed the time that the exploration took
 */
public record Exploration(
        int states,
        int depth,
        boolean exhausted,
        @Nullable Counterexample counterexample,
        Set<String> met,
        Set<String> missing,
        Duration elapsed) {

    /**
     * A result with sorted sets of its own.
     *
     * @param states the number of states
     * @param depth the number of steps to the farthest state
     * @param exhausted whether these are all states
     * @param counterexample the property that is broken; null for none
     * @param met the situations that came up, which are copied
     * @param missing the situations that did not, which are copied
     * @param elapsed the time
     */
    public Exploration {
        met = Collections.unmodifiableSet(new TreeSet<>(met));
        missing = Collections.unmodifiableSet(new TreeSet<>(missing));
    }

    /**
     * {@return the result in words: the number of states, whether they are all, the speed, and the counterexample;
     * lines that begin with two spaces, without a line break at the end}
     */
    public String text() {
        double seconds = elapsed.toNanos() / 1e9;
        String counts = String.format(
                Locale.ROOT,
                "  %,d states, %d steps deep, %s, %.1f s, %,.0f states/s",
                states,
                depth,
                exhausted ? "exhausted" : "NOT exhausted",
                seconds,
                states / seconds);
        if (counterexample == null) {
            return counts + ": nothing that must not be" + (exhausted ? "" : " so far; goals were not checked");
        }
        return counts + ": BROKEN" + System.lineSeparator() + counterexample.text();
    }
}
