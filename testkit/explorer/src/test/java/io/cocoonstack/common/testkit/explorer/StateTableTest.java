package io.cocoonstack.common.testkit.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
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
            assertThat(states.add(state, states.size() / 3)).isEqualTo(known < 0);
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
            states.add(new long[] {1, word}, -1);
        }
        states.add(new long[] {2, 7}, -1);
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
            states.add(new long[] {counts, random.nextInt(2000), random.nextInt(1000), random.nextInt(20), 0}, 0);
        }
        assertThat(states.bytes() / (double) states.reached()).isBetween(8.0, 17.0);
    }
}
