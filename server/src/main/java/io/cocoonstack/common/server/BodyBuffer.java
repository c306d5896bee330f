package io.cocoonstack.common.server;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A request's body while it comes in. It grows with the bytes that came, not with the length that the client announced.
 * Bytes beyond the limit are counted and dropped, so that a client which sends all before it reads still gets its
 * answer.
 */
final class BodyBuffer {

    // The first bytes of each body do not count against the shared memory, so that large bodies never keep out small
    // ones.
    private static final int FREE = 64 * 1024;

    private static final int FIRST = 8 * 1024;
    private static final byte[] EMPTY = {};

    private final int limit;
    private final long announced;
    private final AtomicLong memory;
    private byte[] bytes = EMPTY;
    private int length;
    private long seen;
    private long taken;
    private boolean starved;

    /**
     * For one body.
     *
     * @param announced the length that the client announced; -1 for none
     * @param memory the bytes that are left of what the large bodies in flight share
     */
    BodyBuffer(int limit, long announced, AtomicLong memory) {
        this.limit = limit;
        this.announced = announced;
        this.memory = memory;
    }

    void add(ByteBuffer chunk) {
        int more = chunk.remaining();
        seen += more;
        if (isTooLarge()) {
            release();
        }
        if (isTooLarge() || starved || !makeRoom(length + more)) {
            return;
        }
        chunk.get(bytes, length, more);
        length += more;
    }

    private boolean makeRoom(int needed) {
        if (needed <= bytes.length) {
            return true;
        }
        long most = announced < 0 ? limit : Math.min(announced, limit);
        int capacity = (int) Math.max(needed, Math.min(Math.max(FIRST, 2L * bytes.length), most));
        long more = Math.max(0, Math.max(0, capacity - FREE) - taken);
        taken += more;
        try {
            starved = more > 0 && memory.addAndGet(-more) < 0;
            bytes = starved ? EMPTY : Arrays.copyOf(bytes, capacity);
        } catch (OutOfMemoryError e) {
            // The heap is too small for the settings: this request is refused, the others go on.
            starved = true;
        }
        if (starved) {
            release();
        }
        return !starved;
    }

    /** The bytes that came so far, kept or not. */
    long seen() {
        return seen;
    }

    /** Whether more came than a small request has. */
    boolean isLarge() {
        return seen > FREE;
    }

    /** Whether more came than the limit. */
    boolean isTooLarge() {
        return seen > limit;
    }

    /** Whether there was no memory for it. */
    boolean isStarved() {
        return starved;
    }

    /** Whether so much came beyond the limit that the client will not stop on its own. */
    boolean isHopeless() {
        return seen > 2L * limit + FREE;
    }

    byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** Gives the memory back, and forgets the bytes. */
    void release() {
        bytes = EMPTY;
        length = 0;
        memory.addAndGet(taken);
        taken = 0;
    }
}
