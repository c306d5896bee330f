package io.cocoonstack.common.testkit.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Longs, of which each half takes as many bits as the largest of its chunk: a chunk is packed once it is full. Growing
 * takes no second copy. Not thread-safe.
 */
final class LongList {

    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final List<@Nullable Chunk> full = new ArrayList<>();
    private final long[] last = new long[CHUNK];
    private int size;
    private long bytes = CHUNK * (long) Long.BYTES;

    private static final class Chunk {

        private final long[] longs;
        private final int lowWidth;
        private final int width;

        Chunk(long[] longs, int lowWidth, int width) {
            this.longs = longs;
            this.lowWidth = lowWidth;
            this.width = width;
        }

        static Chunk of(long[] some) {
            long all = 0;
            for (long each : some) {
                all |= each;
            }
            int lowWidth = Packed.width(all & 0xffff_ffffL);
            int width = lowWidth + Packed.width(all >>> Integer.SIZE);
            long[] longs = new long[Packed.longs(some.length, width) + 1];
            for (int i = 0; i < some.length; i++) {
                Packed.set(longs, 0, width, i, ((some[i] >>> Integer.SIZE) << lowWidth) | (some[i] & 0xffff_ffffL));
            }
            return new Chunk(longs, lowWidth, width);
        }

        long bytes() {
            return longs.length * (long) Long.BYTES;
        }

        long get(int index) {
            long packed = Packed.get(longs, 0, width, index);
            long high = packed >>> lowWidth;
            return (high << Integer.SIZE) | (packed ^ (high << lowWidth));
        }
    }

    int size() {
        return size;
    }

    long bytes() {
        return bytes;
    }

    long get(int index) {
        int chunk = index >>> CHUNK_BITS;
        int place = index & (CHUNK - 1);
        return chunk == full.size()
                ? last[place]
                : Objects.requireNonNull(full.get(chunk)).get(place);
    }

    void add(long value) {
        last[size++ & (CHUNK - 1)] = value;
        if ((size & (CHUNK - 1)) == 0) {
            Chunk chunk = Chunk.of(last);
            full.add(chunk);
            bytes += chunk.bytes();
        }
    }

    /** Frees the chunks that lie before an index. */
    void forget(int index) {
        for (int i = Math.min(index >>> CHUNK_BITS, full.size()) - 1; i >= 0 && full.get(i) != null; i--) {
            bytes -= Objects.requireNonNull(full.set(i, null)).bytes();
        }
    }
}
