package io.cocoonstack.common.testkit.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A planner of one's own, explored: the example of the docs. */
class FileMoveTest {

    @Test
    void theRightPlannerLosesNothingAndGetsThere() {
        Exploration right = Explorer.explore(new FileMove(state -> state.copy() == 2));

        assertThat(right.counterexample()).isNull();
        assertThat(right.exhausted()).isTrue();
        assertThat(right.missing()).isEmpty();
        assertThat(right.states()).isEqualTo(5);
    }

    @Test
    void aPlannerThatTakesAnyCopyForAWholeOneLosesTheFile() {
        Exploration wrong = Explorer.explore(new FileMove(state -> state.copy() > 0));

        assertThat(wrong.counterexample().text())
                .isEqualToNormalizingNewlines("""
                  1. worker: begins to copy
                  2. worker: crashes while it copies
                  3. the file is lost (worker: deletes the source)""".indent(2).stripTrailing());
    }

    @Test
    void aPlannerThatNeverDeletesDoesNotGetThere() {
        Exploration wrong = Explorer.explore(new FileMove(state -> false));

        assertThat(wrong.counterexample().story())
                .containsExactly("the moved file cannot be reached any more though nothing fails");
    }
}
