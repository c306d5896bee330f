package io.cocoonstack.common.testkit.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplorerTest {

    private static final int TOP = 1000;

    /** A number that goes up by one or two at a time, from 0 to {@link #TOP}. */
    private static final Numbers UP = new Numbers(List.of(0), (number, steps) -> {
        for (int by = 1; by <= 2 && number + by <= TOP; by++) {
            steps.add(number + by, false, "number", by == 1 ? "goes up by one" : "goes up by two", "");
        }
    });

    @Test
    void everyStateIsReachedOnce() {
        Exploration exploration = Explorer.explore(UP);
        assertThat(exploration.states()).isEqualTo(TOP + 1);
        assertThat(exploration.depth()).isEqualTo(TOP / 2);
        assertThat(exploration.exhausted()).isTrue();
        assertThat(exploration.text()).contains("1,001 states, 500 steps deep, exhausted", "nothing that must not be");
    }

    @Test
    void theCounterexampleIsAShortestOne() {
        Exploration exploration = Explorer.explore(UP.with(Property.never("five", number -> number == 5)));
        assertThat(exploration.counterexample().wrong()).isEqualTo("five (number: goes up by two)");
        assertThat(exploration.counterexample().story())
                .containsExactly("number: goes up by one", "number: goes up by two", "five (number: goes up by two)");
        assertThat(exploration.exhausted()).isFalse();
        assertThat(exploration.text()).contains("BROKEN", "3. five");
    }

    @Test
    void aPropertyThatDoesNotAlwaysHoldSaysSo() {
        Exploration exploration = Explorer.explore(UP.with(Property.always("below three", number -> number < 3)));
        assertThat(exploration.counterexample().wrong()).isEqualTo("not always: below three (number: goes up by two)");
    }

    @Test
    void aStepIsJudgedByBothOfItsStates() {
        Exploration exploration = Explorer.explore(
                UP.with(Property.neverInAStep("nine is left by two", (from, to) -> from == 9 && to == 11)));
        assertThat(exploration.counterexample().story())
                .hasSize(6)
                .endsWith("number: goes up by two", "nine is left by two");
    }

    @Test
    void aFirstStateIsJudgedToo() {
        Exploration exploration = Explorer.explore(UP.with(Property.never("zero", number -> number == 0)));
        assertThat(exploration.counterexample().story()).containsExactly("zero (at the beginning)");
    }

    @Test
    void aGoalThatIsLeftAgainIsNotReached() {
        Exploration exploration =
                Explorer.explore(UP.with(Property.eventually("a number above nine", number -> number > 9))
                        .with(Property.eventually("seven", number -> number == 7)));
        assertThat(exploration.counterexample().wrong()).isEqualTo("seven is left again though nothing fails");
        assertThat(exploration.counterexample().story()).hasSize(5);
    }

    @Test
    void aGoalThatOnlyAFaultLeavesIsReached() {
        Numbers broken = new Numbers(List.of(0), (number, steps) -> {
            boolean up = number == 0;
            steps.add(up ? 1 : 0, !up, "number", up ? "goes up" : "falls", "");
        });
        assertThat(Explorer.explore(broken.with(Property.eventually("one", number -> number == 1)))
                        .counterexample())
                .isNull();
    }

    @Test
    void aGoalThatOnlyAFaultLeadsToIsNotReached() {
        Numbers lucky = new Numbers(List.of(0), (number, steps) -> steps.add(1, true, "user", "helps", ""));
        assertThat(Explorer.explore(lucky.with(Property.eventually("one", number -> number == 1)))
                        .counterexample()
                        .wrong())
                .isEqualTo("one cannot be reached any more though nothing fails");
    }

    @Test
    void aStateThatGivesUpNeedNotReachTheGoal() {
        Numbers dead = new Numbers(List.of(0, 1), (number, steps) -> {});
        Property<Integer> goal = Property.eventually("one", number -> number == 1, number -> number == 0);
        assertThat(Explorer.explore(dead.with(goal)).counterexample()).isNull();
    }

    @Test
    void situationsThatDidNotComeUpAreMissing() {
        Exploration exploration = Explorer.explore(UP.with(Property.sometimes("seven", number -> number == 7))
                .with(Property.sometimes("minus one", number -> number == -1))
                .with(Property.sometimes("counted", () -> true))
                .with(Property.sometimes("not counted", () -> false)));
        assertThat(exploration.met()).isEqualTo(Set.of("seven", "counted"));
        assertThat(exploration.missing()).isEqualTo(Set.of("minus one", "not counted"));
    }

    @Test
    void anExplorationThatIsStoppedIsNotCalledExhausted() {
        Numbers stuck = UP.with(Property.eventually("minus one", number -> number == -1));
        Exploration exploration = Explorer.explore(stuck, new Limits(100, Long.MAX_VALUE));
        assertThat(exploration.states()).isBetween(100, 102);
        assertThat(exploration.exhausted()).isFalse();
        assertThat(exploration.counterexample()).isNull();
        assertThat(exploration.text()).contains("NOT exhausted", "goals were not checked");
    }

    @Test
    void anExplorationIsStoppedBeforeItTakesMoreMemory() {
        assertThat(Explorer.explore(UP, new Limits(Limits.MOST_STATES, 1)).exhausted())
                .isFalse();
        assertThat(Explorer.explore(UP, new Limits(Limits.MOST_STATES, 10 << 20))
                        .exhausted())
                .isTrue();
    }

    @Test
    void limitsBelowOneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(0, Long.MAX_VALUE))
                .withMessage("states is 0, expected 1 to 700000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(Limits.MOST_STATES, 0))
                .withMessage("bytes is 0, expected 1 or more");
    }

    @Test
    void aModelWithoutAFirstStateIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Explorer.explore(new Numbers(List.of(), (number, steps) -> {})))
                .withMessage("initialStates() is empty, expected at least one state");
    }

    @FunctionalInterface
    interface Moves {
        void of(int number, Steps<Integer> steps);
    }

    /** Numbers that move. */
    private record Numbers(List<Integer> initialStates, Moves moves, List<Property<Integer>> properties)
            implements Model<Integer> {

        Numbers(List<Integer> initialStates, Moves moves) {
            this(initialStates, moves, List.of());
        }

        Numbers with(Property<Integer> property) {
            List<Property<Integer>> more = new ArrayList<>(properties);
            more.add(property);
            return new Numbers(initialStates, moves, more);
        }

        @Override
        public int words() {
            return 1;
        }

        @Override
        public void steps(Integer state, Steps<Integer> steps) {
            moves.of(state, steps);
        }

        @Override
        public void pack(Integer state, long[] words) {
            words[0] = state;
        }

        @Override
        public Integer unpack(long[] words) {
            return (int) words[0];
        }
    }
}
