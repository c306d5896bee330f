package io.cocoonstack.common.testkit.explorer.rounds;

/**
 * A place for a small integer in a long.
 *
 * @param shift the number of bits below it
 * @param width the number of its bits
 */
record Field(int shift, int width) {

    static Field first(int width) {
        return new Field(0, width);
    }

    /** The place above this one. */
    Field next(int width) {
        return new Field(shift + this.width, width);
    }

    long of(int value) {
        if (value >>> width != 0) {
            throw new IllegalStateException("value is " + value + ", expected one of " + width + " bits");
        }
        return (long) value << shift;
    }

    long of(boolean value) {
        return value ? 1L << shift : 0;
    }

    int get(long packed) {
        return (int) (packed >>> shift) & ((1 << width) - 1);
    }

    boolean isSet(long packed) {
        return get(packed) != 0;
    }

    /** The long with zero in this place. */
    long clear(long packed) {
        return packed & ~(((1L << width) - 1) << shift);
    }
}
