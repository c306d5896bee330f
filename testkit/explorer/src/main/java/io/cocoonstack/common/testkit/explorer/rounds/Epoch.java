package io.cocoonstack.common.testkit.explorer.rounds;

import org.jspecify.annotations.Nullable;

/** Epochs as small integers. */
final class Epoch {

    /** No epoch. */
    static final int NONE = 7;

    private Epoch() {}

    static int of(@Nullable String text) {
        int epoch = text == null ? NONE : Integer.parseInt(text);
        if (text != null && (epoch < 0 || epoch >= NONE)) {
            throw new IllegalStateException("epoch is " + text + ", expected 0 to " + (NONE - 1));
        }
        return epoch;
    }

    static @Nullable String text(int epoch) {
        return epoch == NONE ? null : Integer.toString(epoch);
    }

    /** Whether the kubelet has not acknowledged a wake request yet (contract 6.1). */
    static boolean isPending(int epoch, int wakeFrom) {
        return wakeFrom != NONE && (epoch == NONE || epoch <= wakeFrom);
    }
}
