package io.cocoonstack.common.testkit.explorer;

/** Writes small integers one behind the other into {@link #WORDS} longs, or reads them back in the same order. */
final class Bits {

    static final int WORDS = 3;

    private final long[] words;
    private int at;

    Bits(long[] words) {
        this.words = words;
    }

    void put(int value, int width) {
        if (value >>> width != 0) {
            throw new IllegalStateException("value is " + value + ", expected one of " + width + " bits");
        }
        // No value straddles two words: reading stays one shift.
        if ((at & 63) + width > 64) {
            at = (at | 63) + 1;
        }
        words[at >>> 6] |= (long) value << (at & 63);
        at += width;
    }

    void put(boolean value) {
        put(value ? 1 : 0, 1);
    }

    int get(int width) {
        if ((at & 63) + width > 64) {
            at = (at | 63) + 1;
        }
        int value = (int) (words[at >>> 6] >>> (at & 63)) & ((1 << width) - 1);
        at += width;
        return value;
    }

    boolean flag() {
        return get(1) != 0;
    }
}
