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
 *
 * <p>The state before is not kept. Numbers of states before never go down in a layer, so one in {@value #SAMPLE} is
 * enough to know where to look for the others.
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

    /** 1 where there are allowances, else 0: the word that the part of a state begins with which has one number. */
    private final int root;

    private final Allowances allowances;
    private final LongList keys = new LongList();
    /** The set of allowances that each state has without them, as a number of {@link Allowances}. */
    private final LongList sets = new LongList();

    private final TreeMap<Integer, Layer> later = new TreeMap<>();
    private int left = Integer.MAX_VALUE;

    /** States that wait, each by its key and the number of the state before. */
    private record Layer(LongList keys, LongList before) {}

    StateTable(int width, List<Long> allowances) {
        this.width = width;
        this.root = allowances.isEmpty() ? 0 : 1;
        if (width <= root) {
            throw new IllegalArgumentException(
                    "words is " + width + ", expected 2 or more of a model with allowances, which are the first");
        }
        this.allowances = new Allowances(allowances);
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
        return root == 0 ? tails[0].size() : keys.size();
    }

    /** How many states there are where allowances do not matter. */
    int ids() {
        return tails[root].size();
    }

    /** A state for {@link #read(long, long[])}; its lower half is the same for states that differ in allowances alone. */
    long key(int number) {
        return root == 0 ? number : keys.get(number);
    }

    /** The memory that the table takes, or will take in a moment because it has to grow. */
    long bytes() {
        long bytes = (long) before.length * Integer.BYTES + words[width - 1].bytes();
        for (int i = 0; i < width - 1; i++) {
            bytes += words[i].bytes() + tails[i].bytes();
        }
        for (Layer layer : later.values()) {
            bytes += layer.keys.bytes() + layer.before.bytes();
        }
        return bytes + keys.bytes() + sets.bytes();
    }

    /** The key of a state, or -1 where it was not reached with any allowances. */
    long find(long[] state) {
        int number = number(state, false);
        int first = root == 0 ? 0 : words[0].find(state[0]);
        return number < 0 || first < 0 ? LongTable.ABSENT : pair(first, number);
    }

    /** Adds a state unless it is there or left out, and says whether it is new. */
    boolean add(long[] state, int from) {
        int size = ids();
        int number = number(state, true);
        if (root == 0) {
            return number == size && came(number, from);
        }
        if (number == size) {
            sets.add(0);
        }
        int first = words[0].add(state[0]);
        int set = (int) sets.get(number);
        int more = allowances.with(set, state[0], first);
        if (more == set) {
            return false;
        }
        sets.set(number, more);
        long key = pair(first, number);
        int itsLeft = allowances.left(state[0]);
        if (itsLeft >= left) {
            keys.add(key);
            return came(keys.size() - 1, from);
        }
        Layer layer = later.computeIfAbsent(itsLeft, same -> new Layer(new LongList(), new LongList()));
        layer.keys.add(key);
        layer.before.add(from);
        return true;
    }

    /** Numbers the states of the next layer, and says whether there are any. */
    boolean goOn() {
        int size = size();
        while (size == size() && !later.isEmpty()) {
            Map.Entry<Integer, Layer> next = later.pollLastEntry();
            left = next.getKey();
            Layer layer = next.getValue();
            for (int i = 0; i < layer.keys.size(); i++) {
                long key = layer.keys.get(i);
                // Another with more of each may have come up since.
                if (allowances.holds((int) sets.get((int) key), words[0].key((int) (key >>> Integer.SIZE)))) {
                    keys.add(key);
                    came(keys.size() - 1, (int) layer.before.get(i));
                }
            }
        }
        return size < size();
    }

    private boolean came(int number, int from) {
        int sample = number / SAMPLE;
        if (sample == before.length) {
            before = Arrays.copyOf(before, before.length + before.length / 2);
        }
        // Numbers of states before begin again with a layer.
        before[sample] = number % SAMPLE == 0 ? from : Math.min(from, before[sample]);
        return true;
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
        known[width - 1] = words[width - 1].key(tail);
        System.arraycopy(known, 0, state, 0, width);
    }

    /** At most the number of the state before, and not much less; -1 for a first state. */
    int atMostBefore(int number) {
        return before[number / SAMPLE];
    }
}
