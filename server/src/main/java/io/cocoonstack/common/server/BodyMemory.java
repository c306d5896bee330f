package io.cocoonstack.common.server;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that the large bodies in flight share. Safe for use by many threads. */
final class BodyMemory {

    private final AtomicLong free;

    BodyMemory(long bytes) {
        this.free = new AtomicLong(bytes);
    }

    /** Takes the bytes and returns true, or takes none and returns false. */
    boolean take(long bytes) {
        if (free.addAndGet(-bytes) >= 0) {
            return true;
        }
        free.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        free.addAndGet(bytes);
    }

    long free() {
        return free.get();
    }
}
