package io.cocoonstack.common.testkit.explorer;

import java.util.Arrays;

/**
 * Packed states, each once, numbered in the order in which they came up. Exact, and small: few words differ, so each
 * word is kept once, as is each pair of words; a state is the long of the two numbers that it comes down to. Not
 * thread-safe.
 *
 * <p>The state before is not kept. Numbers of states before never go down, so one in {@value #SAMPLE} is enough to know
 * where to look for the others.
 */
final class StateTable {

    static final int SAMPLE = 256;

    private final int width;
    private final LongTable[] words;
    /** The numbers of a word, and of all that comes after it; for the last word, that word itself. */
    private final LongTable[] tails;

    /** The state that was read last, with its numbers: steps change few of its words. */
    private final long[] known;

    private final int[] knownWords;
    private final int[] knownTails;
    private int[] before = new int[16];

    StateTable(int width) {
        this.width = width;
        this.words = new LongTable[width];
        this.tails = new LongTable[width];
        for (int i = 0; i < width; i++) {
            words[i] = new LongTable();
            tails[i] = i == width - 1 ? words[i] : new LongTable();
        }
        this.known = new long[width];
        this.knownWords = new int[width];
        this.knownTails = new int[width];
        Arrays.fill(knownTails, LongTable.ABSENT);
    }

    int size() {
        return tails[0].size();
    }

    /** The memory that the table takes, or will take in a moment because it has to grow. */
    long bytes() {
        long bytes = (long) before.length * Integer.BYTES + words[width - 1].bytes();
        for (int i = 0; i < width - 1; i++) {
            bytes += words[i].bytes() + tails[i].bytes();
        }
        return bytes;
    }

    /** The number of a state, or -1 where it was not reached. */
    int find(long[] state) {
        return number(state, false);
    }

    /** Adds a state unless it is there, and says whether it is new. */
    boolean add(long[] state, int from) {
        int size = size();
        if (number(state, true) < size) {
            return false;
        }
        if (size % SAMPLE == 0) {
            if (size / SAMPLE == before.length) {
                before = Arrays.copyOf(before, before.length + before.length / 2);
            }
            before[size / SAMPLE] = from;
        }
        return true;
    }

    /** From the last word to the first; where a state and the one that was read last end alike, so do their numbers. */
    private int number(long[] state, boolean adding) {
        int last = width - 1;
        boolean same = knownTails[last] >= 0 && state[last] == known[last];
        int tail = same ? knownTails[last] : number(tails[last], state[last], adding);
        for (int i = last - 1; i >= 0 && tail >= 0; i--) {
            boolean sameWord = knownTails[i] >= 0 && state[i] == known[i];
            int word = sameWord ? knownWords[i] : number(words[i], state[i], adding);
            same &= sameWord;
            if (!same) {
                tail = word < 0 ? word : number(tails[i], pair(word, tail), adding);
            } else {
                tail = knownTails[i];
            }
        }
        return tail;
    }

    private static int number(LongTable table, long key, boolean adding) {
        return adding ? table.add(key) : table.find(key);
    }

    private static long pair(int word, int tail) {
        return (long) word << Integer.SIZE | tail;
    }

    void read(int number, long[] state) {
        int tail = number;
        for (int i = 0; i < width - 1; i++) {
            long pair = tails[i].key(tail);
            knownTails[i] = tail;
            knownWords[i] = (int) (pair >>> Integer.SIZE);
            known[i] = words[i].key(knownWords[i]);
            tail = (int) pair;
        }
        knownTails[width - 1] = tail;
        known[width - 1] = words[width - 1].key(tail);
        System.arraycopy(known, 0, state, 0, width);
    }

    /** At most the number of the state before, and not much less; -1 for a first state. */
    int atMostBefore(int number) {
        return before[number / SAMPLE];
    }
}
