package io.cocoonstack.common.testkit.explorer;

/**
 * Numbers of the same few bits each, one behind the other in longs. {@link #get} reads the next long too, whether or
 * not the number reaches into it: so the array has one long more than the numbers take.
 */
final class Packed {

    private Packed() {}

    /** How many longs numbers take. */
    static int longs(int numbers, int width) {
        return (int) (((long) numbers * width + Long.SIZE - 1) / Long.SIZE);
    }

    /** A number behind the first longs; its width is 1 to 64. */
    static long get(long[] longs, int first, int width, int index) {
        long bit = (long) index * width;
        int at = first + (int) (bit >>> 6);
        int shift = (int) bit & 63;
        return ((longs[at] >>> shift) | ((longs[at + 1] << 1) << (63 - shift))) & mask(width);
    }

    static void set(long[] longs, int first, int width, int index, long value) {
        long bit = (long) index * width;
        int at = first + (int) (bit >>> 6);
        int shift = (int) bit & 63;
        longs[at] = (longs[at] & ~(mask(width) << shift)) | (value << shift);
        if (shift + width > Long.SIZE) {
            int below = Long.SIZE - shift;
            longs[at + 1] = (longs[at + 1] & ~(mask(width) >>> below)) | (value >>> below);
        }
    }

    /** How many bits a number takes, at least 1. */
    static int width(long number) {
        return Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(number));
    }

    static long mask(int width) {
        return -1L >>> (Long.SIZE - width);
    }
}
