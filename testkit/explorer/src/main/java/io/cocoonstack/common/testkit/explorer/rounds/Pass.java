package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.Bits;

/**
 * Fields that are written to bits or read from them, in one order for both.
 *
 * @param bits the bits
 * @param reading whether a field takes its value from the bits
 */
record Pass(Bits bits, boolean reading) {

    /** The value of a field of some bits after it was written or read. */
    int of(int value, int width) {
        if (reading) {
            return bits.get(width);
        }
        bits.put(value, width);
        return value;
    }

    boolean of(boolean value) {
        return of(value ? 1 : 0, 1) != 0;
    }
}
