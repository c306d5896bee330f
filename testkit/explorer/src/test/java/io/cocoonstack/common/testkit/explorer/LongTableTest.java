package io.cocoonstack.common.testkit.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongTableTest {

    private static final int LONGS = 1_000_000;

    @Test
    void aLongIsFoundAgainByItsNumberAndItsNumberByIt() {
        LongTable table = new LongTable(LongTable.MANY);
        BitSet numbers = new BitSet();
        for (int i = 0; i < LONGS; i++) {
            int number = table.add(key(i));
            if (table.size() != i + 1 || numbers.get(number) || table.add(key(i / 2)) != table.find(key(i / 2))) {
                throw new AssertionError("long " + i + " is not taken for a new one, or one before is");
            }
            numbers.set(number);
        }
        for (int i = 0; i < LONGS; i++) {
            if (table.key(table.find(key(i))) != key(i)) {
                throw new AssertionError("long " + i + " is not found again");
            }
        }
        assertThat(table.size()).isEqualTo(LONGS);
        assertThat(table.find(key(LONGS))).isEqualTo(LongTable.ABSENT);
        assertThat(numbers.length()).isBetween(LONGS, table.bound());
        assertThat(table.bound()).isLessThan(LONGS * 6 / 5 * 2);
    }

    @Test
    void aValueStaysWithItsLongWhileBothAndTheTableGrow() {
        LongTable table = new LongTable(LongTable.MANY);
        Random random = new Random(5);
        int[] values = new int[LONGS / 4];
        for (int i = 0; i < values.length; i++) {
            assertThat(table.value(table.add(key(i)))).isZero();
            int some = random.nextInt(i + 1);
            values[some] = random.nextInt() >>> random.nextInt(32);
            table.setValue(table.find(key(some)), values[some]);
        }
        for (int i = 0; i < values.length; i++) {
            assertThat(table.value(table.find(key(i)))).isEqualTo(values[i]);
        }
    }

    @Test
    void pairsOfSmallNumbersTakeNineBytesEachAndRandomLongsThirteen() {
        LongTable pairs = new LongTable(LongTable.MANY);
        LongTable longs = new LongTable(LongTable.MANY);
        Random random = new Random(3);
        while (pairs.size() < 4 * LONGS) {
            pairs.add((long) random.nextInt(1 << 16) << Integer.SIZE | random.nextInt(1 << 26));
        }
        while (longs.size() < 4 * LONGS) {
            longs.add(random.nextLong());
        }
        assertThat(pairs.bytes() / (4.0 * LONGS)).isBetween(7.0, 9.5);
        assertThat(longs.bytes() / (4.0 * LONGS)).isBetween(10.0, 13.0);
    }

    /** 0 first, and longs that differ in their upper half alone among the others. */
    private static long key(int i) {
        return (long) i << ((i % 3) * 16);
    }
}
