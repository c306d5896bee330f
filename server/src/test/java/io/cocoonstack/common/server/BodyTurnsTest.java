package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyTurnsTest {

    private final int processors = Runtime.getRuntime().availableProcessors();
    private final BodyTurns turns = new BodyTurns();

    @Test
    void thereAreAsManyTurnsAsProcessorsAndTheOthersStandInLine() {
        Runnable first = () -> {};
        Runnable second = () -> {};
        for (int i = 0; i < processors; i++) {
            assertThat(turns.take(() -> {})).isTrue();
        }
        assertThat(turns.take(first)).isFalse();
        assertThat(turns.take(second)).isFalse();
        assertThat(turns.giveBack()).isSameAs(first);
        assertThat(turns.giveBack()).isSameAs(second);
    }

    @Test
    void aTurnThatNobodyWaitsForIsFreeAgain() {
        for (int i = 0; i < 3 * processors; i++) {
            assertThat(turns.take(() -> {})).isTrue();
            assertThat(turns.giveBack()).isNull();
        }
    }
}
