package io.cocoonstack.common.testkit.explorer.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testkit.explorer.Exploration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The protocol as the contract has it, explored: small runs with every controller, then the two of a pull request.
 * Tests contract 6.7 rules last-copy, older-state, fresh-boot, two-copies and stuck.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundModelTest {

    private final Set<String> reached = new TreeSet<>();
    private int explored;

    @TestFactory
    Stream<DynamicTest> nothingThatMustNotBeIsReachedAndTheGoalAlwaysCanBe() {
        return Runs.quick().stream().map(bounds -> DynamicTest.dynamicTest(bounds.name(), () -> explore(bounds)));
    }

    @Test
    @Tag("long")
    void aHibernationUnderEveryFaultLosesNothingAndEndsAtItsGoal() {
        explore(Runs.hibernation());
    }

    @Test
    @Tag("long")
    void aMigrationUnderEveryFaultLosesNothingAndEndsAtItsGoal() {
        explore(Runs.migration());
    }

    @AfterAll
    void everyRowAndEveryBranchWasReached() {
        if (explored >= Runs.quick().size()) {
            assertThat(reached).containsAll(Coverage.everything());
        }
    }

    private void explore(Bounds bounds) {
        Exploration exploration = RoundModel.explore(bounds);
        explored++;
        reached.addAll(exploration.met());
        assertThat(exploration.counterexample()).as(exploration.text()).isNull();
        assertThat(exploration.exhausted()).as(exploration.text()).isTrue();
    }
}
