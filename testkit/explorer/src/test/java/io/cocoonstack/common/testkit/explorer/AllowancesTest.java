package io.cocoonstack.common.testkit.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** States are left out where the same one is known with as much of each allowance. */
class AllowancesTest {

    private static final int TOP = 50;
    private static final Property<Climber> AT_THE_TOP =
            Property.eventually("the top", climber -> climber.height == TOP, climber -> climber.hurt);

    @Test
    void ofStatesThatDifferInAllowancesAloneTheOneWithMostLeftIsKept() {
        assertThat(Explorer.explore(new Climb(false, AT_THE_TOP)).states()).isEqualTo(2 * (TOP + 2 * (TOP + 1)));
        assertThat(Explorer.explore(new Climb(true, AT_THE_TOP)).states()).isEqualTo(2 * (TOP + 1));
    }

    @Test
    void aStateThatUsesAllowancesIsReachedAllTheSame() {
        for (boolean reduced : new boolean[] {false, true}) {
            assertThat(story(reduced, climber -> climber.hurt && climber.height == 0))
                    .containsExactly("climber: slips", "what must not be (climber: falls and is hurt)");
        }
    }

    @Test
    void aGoalThatCannotBeReachedAfterAllowancesWereUsedIsMissed() {
        Property<Climber> unhurt = Property.eventually("the top", climber -> climber.height == TOP && !climber.hurt);
        Exploration exploration = Explorer.explore(new Climb(true, unhurt));
        assertThat(exploration.counterexample().wrong())
                .isEqualTo("the top cannot be reached any more though nothing fails");
        assertThat(exploration.counterexample().story()).startsWith("climber: falls and is hurt");
    }

    @Test
    void statesOfWhichNoneCanDoAllThatAnotherCanAreAllKept() {
        Allowances allowances = new Allowances(List.of(3L, 12L));
        int one = allowances.with(0, 0b0110, 0);
        int two = allowances.with(one, 0b1001, 1);
        assertThat(allowances.holds(two, 0b0110)).isTrue();
        assertThat(allowances.holds(two, 0b1001)).isTrue();
        assertThat(allowances.covers(two, 0b0101)).isTrue();
        assertThat(allowances.covers(two, 0b1010)).isFalse();
        int all = allowances.with(two, 0b1010, 3);
        assertThat(allowances.holds(all, 0b0110)).isFalse();
        assertThat(allowances.holds(all, 0b1001)).isFalse();
        assertThat(allowances.left(0b1001)).isEqualTo(3);
    }

    private static List<String> story(boolean reduced, Predicate<Climber> wrong) {
        return Explorer.explore(new Climb(reduced, Property.never("what must not be", wrong)))
                .counterexample()
                .story();
    }

    private record Climber(int slips, int falls, int height, boolean hurt) {}

    /** Slips back to the ground at most twice, and falls and is hurt at most once. */
    private record Climb(boolean reduced, Property<Climber> property) implements Model<Climber> {

        @Override
        public int words() {
            return 2;
        }

        @Override
        public List<Climber> initialStates() {
            return List.of(new Climber(2, 1, 1, false));
        }

        @Override
        public void steps(Climber now, Steps<Climber> steps) {
            if (now.height < TOP) {
                Climber next = new Climber(now.slips, now.falls, now.height + 1, now.hurt);
                steps.add(next, false, "climber", "climbs", "");
            }
            if (now.slips > 0) {
                steps.add(new Climber(now.slips - 1, now.falls, 0, now.hurt), true, "climber", "slips", "");
            }
            if (now.falls > 0) {
                steps.add(new Climber(now.slips, 0, now.height, true), true, "climber", "falls and is hurt", "");
            }
        }

        @Override
        public List<Long> allowances() {
            return reduced ? List.of(3L, 4L) : List.of();
        }

        @Override
        public void pack(Climber climber, long[] words) {
            words[0] = climber.slips | climber.falls << 2;
            words[1] = climber.height | (climber.hurt ? 1L << 32 : 0);
        }

        @Override
        public Climber unpack(long[] words) {
            return new Climber((int) words[0] & 3, (int) words[0] >> 2, (int) words[1], words[1] >>> 32 != 0);
        }

        @Override
        public List<Property<Climber>> properties() {
            return List.of(property);
        }
    }
}
