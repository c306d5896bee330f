package io.cocoonstack.common.registry;

import java.time.Duration;

/** The time by which an operation, with all its requests, has to be over: the time for the whole, and its end. */
record Deadline(Duration total, long end) {

    static Deadline in(Duration total) {
        return new Deadline(total, System.nanoTime() + total.toNanos());
    }

    /** The time that is left; zero or less when it is over. */
    long nanosLeft() {
        return end - System.nanoTime();
    }
}
