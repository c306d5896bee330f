package io.cocoonstack.common.testkit.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
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
            int number = (int) states.find(state);
            long[] back = new long[width];
            states.read(number, back);
            assertThat(back).isEqualTo(state);
            if (known < 0) {
                assertThat(states.atMostBefore(number)).isBetween(number / 3 - StateTable.SAMPLE, number / 3);
            }
        }
    }
}
