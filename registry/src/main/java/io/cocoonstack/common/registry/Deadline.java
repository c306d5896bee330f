package io.cocoonstack.common.registry;

import java.time.Duration;

/** The time by which an operation, with all its requests, has to be over. Immutable. */
final class Deadline {

    private final Duration total;
    private final long end;

    private Deadline(Duration total) {
        this.total = total;
        this.end = System.nanoTime() + total.toNanos();
    }

    static Deadline in(Duration total) {
        return new Deadline(total);
    }

    /** The time that is left; zero or less when it is over. */
    long nanosLeft() {
        return end - System.nanoTime();
    }

    /** For messages. */
    Duration total() {
        return total;
    }
}
