package io.cocoonstack.common.testkit.explorer;

import java.util.List;

/**
 * The shortest way to a state or a step that breaks a property. Immutable.
 *
 * @param wrong the property that is broken, as a sentence, with the step that broke it where there is one
 * @param story the steps from the beginning, one a line, and {@code wrong} as the last line
 */
public record Counterexample(String wrong, List<String> story) {

    /**
     * A counterexample with a list of its own.
     *
     * @param wrong the property that is broken
     * @param story the steps, which are copied
     */
    public Counterexample {
        story = List.copyOf(story);
    }

    /**
     * {@return the story with its lines numbered from 1; lines that begin with two spaces, without a line break at the
     * end}
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < story.size(); i++) {
            text.append(i == 0 ? "  " : System.lineSeparator() + "  ")
                    .append(i + 1)
                    .append(". ")
                    .append(story.get(i));
        }
        return text.toString();
    }
}
