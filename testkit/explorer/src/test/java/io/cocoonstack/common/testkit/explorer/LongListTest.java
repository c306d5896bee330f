package io.cocoonstack.common.testkit.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LongListTest {

    private static final int LONGS = 100_000;

    @Test
    void longsOfAnyWidthsAreReadBack() {
        LongList list = new LongList();
        for (int i = 0; i < LONGS; i++) {
            list.add(value(i));
        }
        assertThat(list.size()).isEqualTo(LONGS);
        for (int i = 0; i < LONGS; i++) {
            if (list.get(i) != value(i)) {
                throw new AssertionError("long " + i + " is " + list.get(i) + ", expected " + value(i));
            }
        }
    }

    @Test
    void bothHalvesTakeAsManyBitsAsTheyNeed() {
        LongList list = new LongList();
        for (int i = 0; i < LONGS; i++) {
            list.add((long) (i % 1000) << Integer.SIZE | i);
        }
        assertThat(list.bytes() / (double) LONGS).isBetween(3.0, 4.0);
    }

    @Test
    void memoryOfLongsThatAreForgottenIsFreed() {
        LongList list = new LongList();
        for (int i = 0; i < LONGS; i++) {
            list.add(value(i));
        }
        long all = list.bytes();
        list.forget(LONGS / 2);
        assertThat(list.bytes()).isBetween(all * 4 / 10, all * 6 / 10);
        assertThat(list.get(LONGS / 2)).isEqualTo(value(LONGS / 2));
        assertThat(list.get(LONGS - 1)).isEqualTo(value(LONGS - 1));
        list.forget(LONGS);
        assertThat(list.bytes()).isLessThan(all / 10);
    }

    /** Of 0 to 64 bits; wide ones and small ones come in turn for long. */
    private static long value(int i) {
        Random random = new Random(i);
        random.nextLong();
        return i / 10_000 % 2 == 0 ? random.nextLong() : random.nextLong() >>> (32 + random.nextInt(32));
    }
}
