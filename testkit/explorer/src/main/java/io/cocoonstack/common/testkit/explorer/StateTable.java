package io.cocoonstack.common.testkit.explorer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Packed states, each once, numbered in the order in which they came up. Exact, and small: few words differ, so each
 * word is kept once, as is each pair of words; a state is the long of the two numbers that it comes down to. Not
 * thread-safe.
 *
 * <p>Where there are allowances, they are the first word, and a state is left out that differs in them alone from one
 * with as much of each. The states are then numbered in layers, those with most left first, so that a state comes
 * behind all that it could be left out for. The states of later layers wait, and have no number yet.
 */
final class StateTable {

    /** How many states are looked up, or read ahead, at once: memory is slow to begin, and serves many at a time. */
    static final int BATCH = 32;

    private final int width;
    /** All words but the last. */
    private final WordTable[] words;
    /** The numbers of a word, and of all that comes after it; for the last word, that word itself. */
    private final LongTable[] tails;

    /** The state that was read last, with its numbers: steps change few of its words. */
    private final long[] known;

    private final int[] knownWords;
    private final int[] knownTails;

    /** 1 where there are allowances, else 0: the word that the part of a state begins with which has one number. */
    private final int root;

    private final Allowances allowances;
    private final Arrivals numbered = new Arrivals();

    /** The states that are to be added, with the numbers of their ends so far. */
    private final long[][] batch;

    private final int[] ends = new int[BATCH];
    private int batched;
    /** Of some of them: their places in the batch, keys to look up, and scratch for tags or numbers. */
    private final int[] places = new int[BATCH];

    private final long[] keys = new long[BATCH];
    private final long[] touched = new long[BATCH];

    /** The states that wait, by how much is left. */
    private final TreeMap<Integer, Arrivals> later = new TreeMap<>();

    private int left = Integer.MAX_VALUE;
    private int waiting;

    StateTable(int width, List<Long> allowances) {
        this.width = width;
        this.root = allowances.isEmpty() ? 0 : 1;
        if (width <= root) {
            throw new IllegalArgumentException(
                    "words is " + width + ", expected 2 or more of a model with allowances, which are the first");
        }
        this.allowances = new Allowances(allowances);
        this.words = new WordTable[width - 1];
        this.tails = new LongTable[width];
        for (int i = 0; i < width; i++) {
            tails[i] = new LongTable(LongTable.MANY);
        }
        for (int i = 0; i < width - 1; i++) {
            words[i] = new WordTable();
        }
        this.batch = new long[BATCH][width];
        this.known = new long[width];
        this.knownWords = new int[width];
        this.knownTails = new int[width];
        Arrays.fill(knownTails, LongTable.ABSENT);
    }

    /** How many states have a number. */
    int size() {
        return numbered.size();
    }

    /** How many states were reached: those that wait too, some of which may be left out yet. */
    int reached() {
        return size() + waiting;
    }

    /** A number above all lower halves of keys. */
    int ids() {
        return tails[root].bound();
    }

    /** A state for {@link #read}; its lower half is the same for states that differ in allowances alone. */
    long key(int number) {
        return numbered.key(number);
    }

    /** The memory that the table takes. */
    long bytes() {
        long bytes = numbered.bytes() + tails[width - 1].bytes();
        for (int i = 0; i < width - 1; i++) {
            bytes += words[i].bytes() + tails[i].bytes();
        }
        for (Arrivals layer : later.values()) {
            bytes += layer.bytes();
        }
        return bytes;
    }

    /** The key of a state, or -1 where it was not reached with any allowances. */
    long find(long[] state) {
        int number = number(state);
        int first = root == 0 ? 0 : words[0].find(state[0]);
        return number < 0 || first < 0 ? LongTable.ABSENT : pair(first, number);
    }

    /**
     * A place for a state that is to be added, all zero.
     *
     * @param from the number of the state before, the same until {@link #addAll}
     */
    long[] place(int from) {
        if (batched == BATCH) {
            addAll(from);
        }
        Arrays.fill(batch[batched], 0);
        return batch[batched++];
    }

    /** Adds the states that were put into their places, each unless it is there or left out. */
    void addAll(int from) {
        for (int i = width - 1; i >= root; i--) {
            LongTable table = tails[i];
            int some = toLookUp(i);
            table.touch(keys, some, touched);
            for (int k = 0; k < some; k++) {
                int size = table.size();
                int number = table.add(keys[k]);
                ends[places[k]] = number;
                if (i == 0 && size < table.size()) {
                    numbered.add(number, from);
                }
            }
        }
        for (int k = 0; k < batched && root > 0; k++) {
            allow(batch[k][0], ends[k], from);
        }
        batched = 0;
    }

    /** Where a state and the one that was read last end alike, so do their numbers; the others are to be looked up. */
    private int toLookUp(int i) {
        int some = 0;
        for (int k = 0; k < batched; k++) {
            long key = batch[k][i];
            boolean same = knownTails[i] >= 0 && key == known[i];
            if (i < width - 1) {
                key = pair(same ? knownWords[i] : words[i].add(key), ends[k]);
                same &= ends[k] == knownTails[i + 1];
            }
            if (same) {
                ends[k] = knownTails[i];
            } else {
                places[some] = k;
                keys[some++] = key;
            }
        }
        return some;
    }

    /** Adds what is left to the allowances of a state, unless there is as much of each. */
    private void allow(long allowance, int number, int from) {
        boolean same = knownTails[root] >= 0 && allowance == known[0];
        int first = same ? knownWords[0] : words[0].add(allowance);
        int set = tails[root].value(number);
        if (allowances.covers(set, allowance)) {
            return;
        }
        tails[root].setValue(number, allowances.with(set, allowance, first));
        int itsLeft = allowances.left(allowance);
        if (itsLeft >= left) {
            numbered.add(pair(first, number), from);
        } else {
            later.computeIfAbsent(itsLeft, any -> new Arrivals()).add(pair(first, number), from);
            waiting++;
        }
    }

    /** Numbers the states of the next layer, and says whether there are any. */
    boolean goOn() {
        int size = size();
        while (size == size() && !later.isEmpty()) {
            Map.Entry<Integer, Arrivals> next = later.pollLastEntry();
            left = next.getKey();
            Arrivals layer = next.getValue();
            waiting -= layer.size();
            for (int i = 0; i < layer.size(); i++) {
                long key = layer.key(i);
                // Another with more of each may have come up since.
                if (allowances.holds(tails[root].value((int) key), words[0].key((int) (key >>> Integer.SIZE)))) {
                    numbered.add(key, layer.atMostBefore(i));
                }
                layer.forget(i);
            }
        }
        return size < size();
    }

    /** From the last word to the first. */
    private int number(long[] state) {
        int tail = 0;
        for (int i = width - 1; i >= root && tail >= 0; i--) {
            long key = state[i];
            boolean same = knownTails[i] >= 0 && key == known[i];
            if (i < width - 1) {
                int word = same ? knownWords[i] : words[i].find(key);
                if (word < 0) {
                    return word;
                }
                key = pair(word, tail);
                same &= tail == knownTails[i + 1];
            }
            tail = same ? knownTails[i] : tails[i].find(key);
        }
        return tail;
    }

    private static long pair(int word, int tail) {
        return (long) word << Integer.SIZE | tail;
    }

    /** Reads parts of the next {@link #BATCH} states from a number on, so that {@link #read} need not wait for them. */
    void readAhead(int number) {
        int some = Math.min(BATCH, size() - number);
        for (int k = 0; k < some; k++) {
            touched[k] = numbered.key(number + k);
        }
        for (int i = root; i < width - 1; i++) {
            for (int k = 0; k < some; k++) {
                touched[k] = tails[i].key((int) touched[k]);
            }
        }
    }

    void read(long key, long[] state) {
        int tail = (int) key;
        if (root > 0) {
            knownWords[0] = (int) (key >>> Integer.SIZE);
            known[0] = words[0].key(knownWords[0]);
        }
        for (int i = root; i < width - 1; i++) {
            long pair = tails[i].key(tail);
            knownTails[i] = tail;
            knownWords[i] = (int) (pair >>> Integer.SIZE);
            known[i] = words[i].key(knownWords[i]);
            tail = (int) pair;
        }
        knownTails[width - 1] = tail;
        known[width - 1] = tails[width - 1].key(tail);
        System.arraycopy(known, 0, state, 0, width);
    }

    int atMostBefore(int number) {
        return numbered.atMostBefore(number);
    }
}
