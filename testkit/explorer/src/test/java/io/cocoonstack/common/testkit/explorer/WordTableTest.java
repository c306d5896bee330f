package io.cocoonstack.common.testkit.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WordTableTest {

    private static final int LONGS = 1_000_000;

    @Test
    void wordsAreNumberedInTheOrderInWhichTheyComeUp() {
        WordTable table = new WordTable();
        for (int i = 0; i < LONGS; i++) {
            if (table.add(key(i)) != i || table.add(key(i / 2)) != i / 2) {
                throw new AssertionError("another number was given to long " + i);
            }
        }
        assertThat(table.size()).isEqualTo(LONGS);
        for (int i = 0; i < LONGS; i++) {
            if (table.find(key(i)) != i || table.key(i) != key(i)) {
                throw new AssertionError("long " + i + " is not found again");
            }
        }
        assertThat(table.find(key(LONGS))).isEqualTo(LongTable.ABSENT);
    }

    @Test
    void aWordTakesAtMostSixteenBytes() {
        WordTable table = new WordTable();
        Random random = new Random(3);
        while (table.size() < LONGS) {
            table.add(random.nextLong());
        }
        assertThat(table.bytes() / (double) LONGS).isBetween(8.0, 16.0);
    }

    /** 0 first, and longs that differ in their upper half alone among the others. */
    private static long key(int i) {
        return (long) i << ((i % 3) * 16);
    }
}
