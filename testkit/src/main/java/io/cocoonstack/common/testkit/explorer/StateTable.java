package io.cocoonstack.common.testkit.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All states that were reached, each once, numbered in the order in which they came up, with the number of the state
 * before. Not thread-safe.
 */
final class StateTable {

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final List<long[]> words = new ArrayList<>();
    private final List<int[]> before = new ArrayList<>();
    private int[] slots = filled(1 << 16);
    private int size;

    private static int[] filled(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, -1);
        return slots;
    }

    int size() {
        return size;
    }

    /** The number of a state, or -1 where it was not reached. */
    int find(long[] state) {
        return slots[slot(state)];
    }

    /** Adds a state unless it is there; says whether it was new. */
    boolean add(long[] state, int from) {
        int slot = slot(state);
        if (slots[slot] >= 0) {
            return false;
        }
        int inChunk = size & (CHUNK - 1);
        if (inChunk == 0) {
            words.add(new long[CHUNK * Bits.WORDS]);
            before.add(new int[CHUNK]);
        }
        System.arraycopy(state, 0, words.get(size >>> CHUNK_BITS), inChunk * Bits.WORDS, Bits.WORDS);
        before.get(size >>> CHUNK_BITS)[inChunk] = from;
        slots[slot] = size++;
        if ((long) size * 3 > (long) slots.length * 2) {
            grow();
        }
        return true;
    }

    void read(int number, long[] state) {
        System.arraycopy(words.get(number >>> CHUNK_BITS), (number & (CHUNK - 1)) * Bits.WORDS, state, 0, Bits.WORDS);
    }

    int before(int number) {
        return before.get(number >>> CHUNK_BITS)[number & (CHUNK - 1)];
    }

    private int slot(long[] state) {
        int mask = slots.length - 1;
        int slot = (int) Hash.mix(state[0], state[1], state[2]) & mask;
        while (slots[slot] >= 0 && !isAt(slots[slot], state)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int number, long[] state) {
        long[] chunk = words.get(number >>> CHUNK_BITS);
        int at = (number & (CHUNK - 1)) * Bits.WORDS;
        return chunk[at] == state[0] && chunk[at + 1] == state[1] && chunk[at + 2] == state[2];
    }

    private void grow() {
        slots = filled(slots.length * 2);
        long[] state = new long[Bits.WORDS];
        for (int number = 0; number < size; number++) {
            read(number, state);
            slots[slot(state)] = number;
        }
    }
}
