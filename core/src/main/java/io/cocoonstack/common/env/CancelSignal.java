package io.cocoonstack.common.env;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells others, once and for good, that they should stop: what a Go program would do with a context's cancel function.
 * A shutdown hook may cancel while other threads wait.
 *
 * <p>Safe for use by many threads; waiting parks the thread, so that a virtual one gives its carrier back.
 */
public final class CancelSignal {

    private final CountDownLatch latch = new CountDownLatch(1);

    /** A signal that was not given yet. */
    public CancelSignal() {}

    /** Gives the signal. Doing so again changes nothing. */
    public void cancel() {
        latch.countDown();
    }

    /** {@return whether the signal was given; true from the first {@link #cancel()} on} */
    public boolean isCancelled() {
        return latch.getCount() == 0;
    }

    /** Waits for the signal, and says whether it came within that time. */
    boolean await(long nanos) throws InterruptedException {
        return latch.await(nanos, TimeUnit.NANOSECONDS);
    }
}
