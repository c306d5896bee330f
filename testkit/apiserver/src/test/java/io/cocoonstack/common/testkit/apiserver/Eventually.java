package io.cocoonstack.common.testkit.apiserver;

import java.util.function.BooleanSupplier;

/** Waits for what comes true in a moment. */
final class Eventually {

    private Eventually() {}

    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not true after 30 s");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
