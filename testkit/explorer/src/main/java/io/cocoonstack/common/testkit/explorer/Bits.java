package io.cocoonstack.common.testkit.explorer;

/**
 * Small integers one behind the other in longs, for {@link Model#pack} and {@link Model#unpack}: they are read in the
 * order and with the widths that they were written with. Bits are cheap where they do not leave the method that made
 * them. Not thread-safe.
 */
public final class Bits {

    private final long[] words;
    private int at;

    /**
     * Bits that are written or read from their beginning.
     *
     * @param words the longs that they lie in; all zero where they are to be written
     */
    public Bits(long[] words) {
        this.words = words;
    }

    /**
     * Writes an integer.
     *
     * @param value 0 to 2<sup>width</sup> - 1
     * @param width the number of its bits, 1 to 31
     * @throws IllegalStateException if the value needs more bits, or there is no room left
     */
    public void put(int value, int width) {
        if (value >>> width != 0) {
            throw new IllegalStateException("value is " + value + ", expected one of " + width + " bits");
        }
        skip(width);
        words[at >>> 6] |= (long) value << at;
        at += width;
    }

    /**
     * Writes a boolean, in one bit.
     *
     * @param value the boolean
     * @throws IllegalStateException if there is no room left
     */
    public void put(boolean value) {
        put(value ? 1 : 0, 1);
    }

    /**
     * Reads an integer.
     *
     * @param width the number of bits that it was written in, 1 to 31
     * @return 0 to 2<sup>width</sup> - 1
     * @throws IllegalStateException if more is read than there is room for
     */
    public int get(int width) {
        skip(width);
        int value = (int) (words[at >>> 6] >>> at) & ((1 << width) - 1);
        at += width;
        return value;
    }

    /**
     * Reads a boolean.
     *
     * @return the boolean
     * @throws IllegalStateException if more is read than there is room for
     */
    public boolean get() {
        return get(1) != 0;
    }

    /** Goes on to the next word where a value would straddle two: one shift reads it then. */
    private void skip(int width) {
        if ((at & 63) + width > Long.SIZE) {
            at = (at | 63) + 1;
        }
        if (at >>> 6 >= words.length) {
            throw new IllegalStateException(
                    "a state takes more than " + words.length + " longs, as many as words() says");
        }
    }
}
