package io.cocoonstack.common.testkit.explorer;

import java.util.ArrayList;
import java.util.List;

/**
 * Packed states, each once, numbered in the order in which they came up, with the number of the state before. Not
 * thread-safe.
 */
final class StateTable {

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int ABSENT = -1;

    private final int width;
    private final List<long[]> words = new ArrayList<>();
    private final List<int[]> before = new ArrayList<>();
    /**
     * Half of a state's hash above its number plus one, or 0. The state itself, which is far away in memory, is read
     * only where the hash agrees.
     */
    private long[] slots = new long[1 << 16];

    private int size;

    StateTable(int width) {
        this.width = width;
    }

    int size() {
        return size;
    }

    /** The memory that the table takes, and that it takes until its slots have grown the next time. */
    long bytes() {
        return (long) words.size() * CHUNK * (width * (long) Long.BYTES + Integer.BYTES)
                + 3L * slots.length * Long.BYTES;
    }

    /** The number of a state, or -1 where it was not reached. */
    int find(long[] state) {
        return number(slots[slot(state, hash(state))]);
    }

    /** Adds a state unless it is there, and says whether it is new. */
    boolean add(long[] state, int from) {
        long hash = hash(state);
        int slot = slot(state, hash);
        if (slots[slot] != 0) {
            return false;
        }
        int inChunk = size & (CHUNK - 1);
        if (inChunk == 0) {
            words.add(new long[CHUNK * width]);
            before.add(new int[CHUNK]);
        }
        System.arraycopy(state, 0, words.get(size >>> CHUNK_BITS), inChunk * width, width);
        before.get(size >>> CHUNK_BITS)[inChunk] = from;
        slots[slot] = entry(hash, size++);
        if ((long) size * 3 > (long) slots.length * 2) {
            grow();
        }
        return true;
    }

    void read(int number, long[] state) {
        System.arraycopy(words.get(number >>> CHUNK_BITS), (number & (CHUNK - 1)) * width, state, 0, width);
    }

    int before(int number) {
        return before.get(number >>> CHUNK_BITS)[number & (CHUNK - 1)];
    }

    private static long hash(long[] state) {
        long hash = 0;
        for (long word : state) {
            hash = mix(hash ^ word);
        }
        return hash;
    }

    /** Spreads the bits of a long (the finalizer of MurmurHash3). */
    private static long mix(long value) {
        long mixed = value;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    private static long entry(long hash, int number) {
        return (hash & 0xffffffff00000000L) | (number + 1L);
    }

    private static int number(long entry) {
        return entry == 0 ? ABSENT : (int) entry - 1;
    }

    private int slot(long[] state, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && !isAt(slots[slot], state, hash)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(long entry, long[] state, long hash) {
        if ((entry ^ hash) >>> 32 != 0) {
            return false;
        }
        int number = number(entry);
        long[] chunk = words.get(number >>> CHUNK_BITS);
        int at = (number & (CHUNK - 1)) * width;
        for (int i = 0; i < width; i++) {
            if (chunk[at + i] != state[i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        slots = new long[slots.length * 2];
        int mask = slots.length - 1;
        long[] state = new long[width];
        for (int number = 0; number < size; number++) {
            read(number, state);
            long hash = hash(state);
            int slot = (int) hash & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = entry(hash, number);
        }
    }
}
