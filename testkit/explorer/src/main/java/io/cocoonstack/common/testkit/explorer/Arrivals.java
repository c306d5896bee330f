package io.cocoonstack.common.testkit.explorer;

import java.util.Arrays;

/**
 * States by their keys, in the order in which they came up. The state before is not kept: numbers of states before
 * hardly ever go down, so one in {@value #SAMPLE} is enough to know where to look for the others. Not thread-safe.
 */
final class Arrivals {

    static final int SAMPLE = 256;

    private final LongList keys = new LongList();
    private int[] before = new int[16];

    int size() {
        return keys.size();
    }

    long bytes() {
        return keys.bytes() + (long) before.length * Integer.BYTES;
    }

    long key(int number) {
        return keys.get(number);
    }

    /** At most the number of the state before, and not much less; -1 for a first state and the others of its sample. */
    int atMostBefore(int number) {
        return before[number / SAMPLE];
    }

    void add(long key, int from) {
        int number = keys.size();
        int sample = number / SAMPLE;
        if (sample == before.length) {
            before = Arrays.copyOf(before, before.length + before.length / 2);
        }
        // Numbers of states before begin again with a layer.
        before[sample] = number % SAMPLE == 0 ? from : Math.min(from, before[sample]);
        keys.add(key);
    }

    /** Frees the memory of the states that came before a number, which nobody will ask for any more. */
    void forget(int number) {
        keys.forget(number);
    }
}
