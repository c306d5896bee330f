package io.cocoonstack.common.testkit.explorer;

/**
 * Longs, each once, with a number and a value that is 0 at first. A long takes as many bits as the largest of its
 * table without those of its chunk, and 3.4 to 3.9 bytes to find it by. Growing takes a second copy of a small part.
 * Not thread-safe.
 *
 * <p>A chunk of longs is a table of its own, so that their numbers in it are small. The chunk tells the lowest bits of
 * a long, once the rest is known: they are not kept. The number of a long is its number in the chunk, and in the lowest
 * bits that of the chunk; chunks fill evenly, so there are few numbers that no long has.
 */
final class LongTable {

    static final int ABSENT = -1;

    /**
     * How many bits the number of a chunk has: {@code MANY} makes 16,384 chunks, room for 900 million longs, and {@code
     * FEW} makes 4,096, which take less memory where there are few longs.
     */
    static final int MANY = 14, FEW = 12;

    private static final int MOST_IN_A_CHUNK = 1 << Character.SIZE;
    /** A segment is one array for so many chunks. */
    private static final int SEGMENT = 64;

    private final int chunkBits;
    private final int[] sizes;
    private final long[][] segments;
    private LongLayout layout = new LongLayout(1, 1, 1, 0);
    private LongLayout larger = layout.larger();
    private int size;
    private int longest;
    private int used;

    /**
     * An empty table.
     *
     * @param chunkBits {@link #MANY} or {@link #FEW}
     */
    LongTable(int chunkBits) {
        this.chunkBits = chunkBits;
        this.sizes = new int[1 << chunkBits];
        this.segments = new long[(1 << chunkBits) / SEGMENT][];
    }

    int size() {
        return size;
    }

    /** The memory that the table takes, or will take in a moment because a chunk is nearly full. */
    long bytes() {
        LongLayout next = longest + 4 < layout.most() ? layout : larger;
        return (long) sizes.length * Integer.BYTES + (long) used * room(next) * Long.BYTES;
    }

    /** A number above those of all longs. */
    int bound() {
        return longest << chunkBits;
    }

    long key(int number) {
        int chunk = chunk(number, 0);
        long rest = layout.rest(segments[chunk / SEGMENT], first(chunk), number >>> chunkBits);
        return rest << chunkBits | chunk(number, LongLayout.hash(rest));
    }

    int value(int number) {
        int chunk = chunk(number, 0);
        return layout.value(segments[chunk / SEGMENT], first(chunk), number >>> chunkBits);
    }

    void setValue(int number, int value) {
        if (!layout.takesValue(value)) {
            change(layout.withValue(value));
        }
        int chunk = chunk(number, 0);
        layout.setValue(segments[chunk / SEGMENT], first(chunk), number >>> chunkBits, value);
    }

    /** The number of a long, or {@link #ABSENT}. */
    int find(long key) {
        long rest = key >>> chunkBits;
        long hash = LongLayout.hash(rest);
        int chunk = chunk(key, hash);
        int number = find(rest, hash, chunk);
        return number < 0 ? ABSENT : number << chunkBits | chunk;
    }

    /** The number of a long; where it is new, there is one more of them than before. */
    int add(long key) {
        long rest = key >>> chunkBits;
        long hash = LongLayout.hash(rest);
        int chunk = chunk(key, hash);
        int number = find(rest, hash, chunk);
        return (number < 0 ? add(rest, hash, chunk) : number) << chunkBits | chunk;
    }

    /** Reads the memory that looking up longs begins with: at once, where looking them up does so one by one. */
    void touch(long[] keys, int size, long[] touched) {
        for (int i = 0; i < size; i++) {
            long hash = LongLayout.hash(keys[i] >>> chunkBits);
            int chunk = chunk(keys[i], hash);
            long[] segment = segments[chunk / SEGMENT];
            touched[i] = segment == null ? 0 : layout.tags(segment, first(chunk), hash);
        }
    }

    private int find(long rest, long hash, int chunk) {
        long[] segment = segments[chunk / SEGMENT];
        return segment == null || !layout.takes(rest) ? ABSENT : layout.find(segment, first(chunk), rest, hash);
    }

    private int add(long rest, long hash, int chunk) {
        int number = sizes[chunk];
        if (number == MOST_IN_A_CHUNK) {
            throw new IllegalStateException(
                    "the table holds " + size + " longs, expected fewer: one of its chunks is full");
        }
        if (!layout.takes(rest)) {
            change(layout.with(rest));
        }
        if (number == layout.most()) {
            change(larger);
        }
        if (segments[chunk / SEGMENT] == null) {
            segments[chunk / SEGMENT] = new long[room(layout)];
            used++;
        }
        layout.add(segments[chunk / SEGMENT], first(chunk), number, rest, hash);
        sizes[chunk]++;
        size++;
        longest = Math.max(longest, sizes[chunk]);
        return number;
    }

    /** Moves all longs, one segment after the other. */
    private void change(LongLayout next) {
        for (int i = 0; i < segments.length; i++) {
            long[] segment = segments[i];
            if (segment != null) {
                long[] moved = new long[room(next)];
                for (int chunk = 0; chunk < SEGMENT; chunk++) {
                    layout.move(
                            segment,
                            chunk * layout.length(),
                            sizes[i * SEGMENT + chunk],
                            next,
                            moved,
                            chunk * next.length());
                }
                segments[i] = moved;
            }
        }
        layout = next;
        larger = next.larger();
    }

    private static int room(LongLayout layout) {
        return SEGMENT * layout.length() + 1;
    }

    private int first(int chunk) {
        return chunk % SEGMENT * layout.length();
    }

    /**
     * The chunk of a long by its lowest bits, or these by the chunk; the hash is that of the rest. With the hash 0 it
     * is just the lowest bits of what is given: of the number of a long, these are the number of its chunk.
     */
    private int chunk(long lowest, long hash) {
        return (int) (lowest ^ hash) & (sizes.length - 1);
    }
}
