package io.cocoonstack.common.testkit.explorer;

import java.util.Arrays;

/** Words in small arrays, so that growing takes no second copy and no heap that is in one piece. Not thread-safe. */
final class WordList {

    private static final int CHUNK_BITS = 15;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private long[][] chunks = new long[1][];
    private int size;

    int size() {
        return size;
    }

    long bytes() {
        return (((long) size + CHUNK - 1) >>> CHUNK_BITS) * CHUNK * Long.BYTES;
    }

    long get(int index) {
        return chunks[index >>> CHUNK_BITS][index & (CHUNK - 1)];
    }

    void set(int index, long value) {
        chunks[index >>> CHUNK_BITS][index & (CHUNK - 1)] = value;
    }

    void add(long value) {
        int last = size >>> CHUNK_BITS;
        if ((size & (CHUNK - 1)) == 0) {
            chunks = last < chunks.length ? chunks : Arrays.copyOf(chunks, 2 * last);
            chunks[last] = new long[CHUNK];
        }
        set(size++, value);
    }
}
