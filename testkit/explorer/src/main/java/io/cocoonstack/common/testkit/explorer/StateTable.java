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
        int number = number(state, false);
        int first = root == 0 ? 0 : words[0].find(state[0]);
        return number < 0 || first < 0 ? LongTable.ABSENT : pair(first, number);
    }

    /** Adds a state unless it is there or left out, and says whether it is new. */
    boolean add(long[] state, int from) {
        int ids = tails[root].size();
        int number = number(state, true);
        if (root == 0) {
            boolean isNew = ids < tails[0].size();
            if (isNew) {
                numbered.add(number, from);
            }
            return isNew;
        }
        int first = words[0].add(state[0]);
        int set = tails[root].value(number);
        int more = allowances.with(set, state[0], first);
        if (more == set) {
            return false;
        }
        tails[root].setValue(number, more);
        int itsLeft = allowances.left(state[0]);
        if (itsLeft >= left) {
            numbered.add(pair(first, number), from);
        } else {
            later.computeIfAbsent(itsLeft, same -> new Arrivals()).add(pair(first, number), from);
            waiting++;
        }
        return true;
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

    /** From the last word to the first; where a state and the one that was read last end alike, so do their numbers. */
    private int number(long[] state, boolean adding) {
        int last = width - 1;
        boolean same = knownTails[last] >= 0 && state[last] == known[last];
        int tail = same ? knownTails[last] : number(tails[last], state[last], adding);
        for (int i = last - 1; i >= root && tail >= 0; i--) {
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

    private static int number(WordTable table, long key, boolean adding) {
        return adding ? table.add(key) : table.find(key);
    }

    private static int number(LongTable table, long key, boolean adding) {
        return adding ? table.add(key) : table.find(key);
    }

    private static long pair(int word, int tail) {
        return (long) word << Integer.SIZE | tail;
    }

    void read(long key, long[] state) {
        int tail = (int) key;
        if (root > 0) {
            known[0] = words[0].key((int) (key >>> Integer.SIZE));
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
