package io.cocoonstack.common.testkit.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTableTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void aStateIsFoundAgainByItsNumber(int width) {
        StateTable states = new StateTable(width, List.of());
        Random random = new Random(9);
        long[] state = new long[width];
        int kinds = width == 1 ? 150_000 : 60;
        for (int i = 0; i < 200_000; i++) {
            for (int word = 0; word < width; word++) {
                state[word] = random.nextInt(kinds);
            }
            long known = states.find(state);
            int size = states.size();
            add(states, size / 3, state);
            assertThat(states.size()).isEqualTo(known < 0 ? size + 1 : size);
            long key = states.find(state);
            long[] back = new long[width];
            states.read(key, back);
            assertThat(back).isEqualTo(state);
            if (known < 0) {
                int number = states.size() - 1;
                assertThat(states.key(number)).isEqualTo(key);
                assertThat(states.atMostBefore(number)).isBetween(number / 3 - Arrivals.SAMPLE, number / 3);
            }
        }
    }

    @Test
    void statesThatWaitAreReachedAndAreNumberedOnceALayerGoesOn() {
        StateTable states = new StateTable(2, List.of(3L));
        for (long word = 0; word < 10_000; word++) {
            add(states, -1, 1, word);
        }
        add(states, -1, 2, 7);
        assertThat(states.size()).isZero();
        assertThat(states.reached()).isEqualTo(10_001);

        assertThat(states.goOn()).isTrue();
        assertThat(states.size()).isEqualTo(1);
        assertThat(states.reached()).isEqualTo(10_001);

        assertThat(states.goOn()).isTrue();
        assertThat(states.goOn()).isFalse();
        assertThat(states.size()).as("all but the one that is there with more").isEqualTo(10_000);
        assertThat(states.reached()).isEqualTo(10_000);
    }

    @Test
    void aStateOfANightTakesAtMostSeventeenBytes() {
        StateTable states = new StateTable(5, List.of(7L, 0x38L));
        Random random = new Random(11);
        for (int i = 0; i < 2_000_000; i++) {
            long counts = random.nextInt(64);
            add(states, 0, counts, random.nextInt(2000), random.nextInt(1000), random.nextInt(20), 0);
        }
        assertThat(states.bytes() / (double) states.reached()).isBetween(8.0, 17.0);
    }

    @Test
    void statesThatAreAddedAtOnceAreEachThereOnce() {
        StateTable states = new StateTable(3, List.of());
        Random random = new Random(7);
        Set<List<Integer>> all = new HashSet<>();
        long[] some = new long[3];
        for (int from = 0; from < 2_000; from++) {
            for (int i = random.nextInt(3 * StateTable.BATCH); i >= 0; i--) {
                List<Integer> state = List.of(random.nextInt(30), random.nextInt(30), random.nextInt(30));
                all.add(state);
                long[] place = states.place(from);
                for (int word = 0; word < 3; word++) {
                    place[word] = state.get(word);
                }
            }
            states.addAll(from);
            assertThat(states.size()).isEqualTo(all.size());
            // What is added next is looked up beside this one.
            int last = random.nextInt(states.size());
            states.readAhead(last);
            states.read(states.key(last), some);
            assertThat(all).contains(List.of((int) some[0], (int) some[1], (int) some[2]));
        }
    }

    /** A state with less left that is added beside one with more may come first or last, or twice. */
    @Test
    void statesThatAreAddedAtOnceAreLeftOutAsThoseThatAreAddedOneByOne() {
        StateTable batched = new StateTable(3, List.of(3L, 12L));
        StateTable single = new StateTable(3, List.of(3L, 12L));
        Random random = new Random(9);
        for (int from = 0; from < 300; from++) {
            for (int i = random.nextInt(3 * StateTable.BATCH); i >= 0; i--) {
                long[] state = {random.nextInt(16), random.nextInt(20), random.nextInt(20)};
                System.arraycopy(state, 0, batched.place(0), 0, state.length);
                add(single, 0, state);
            }
            batched.addAll(0);
            assertThat(batched.reached()).isEqualTo(single.reached());
        }
        while (single.goOn()) {
            assertThat(batched.goOn()).isTrue();
            assertThat(batched.size()).isEqualTo(single.size());
        }
        assertThat(batched.goOn()).isFalse();
        long[] one = new long[3];
        long[] other = new long[3];
        for (int number = 0; number < single.size(); number++) {
            single.read(single.key(number), one);
            batched.read(batched.key(number), other);
            assertThat(other).isEqualTo(one);
        }
    }

    private static void add(StateTable states, int from, long... state) {
        System.arraycopy(state, 0, states.place(from), 0, state.length);
        states.addAll(from);
    }
}
