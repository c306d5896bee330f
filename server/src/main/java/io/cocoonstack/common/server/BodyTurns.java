package io.cocoonstack.common.server;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The turns of large bodies: as many are read at the same moment as there are processors, and the others wait in line.
 * Without turns, large bodies keep every processor busy, and a small request waits hundreds of times as long
 * ({@code make bench ROW=body-turns}). Safe for use by many threads.
 */
final class BodyTurns {

    private final Queue<Runnable> line = new ArrayDeque<>();
    private int free;

    BodyTurns() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /** With so many turns. */
    BodyTurns(int free) {
        this.free = free;
    }

    /** Takes a turn and returns true; or returns false, and the task is handed out when there is a turn for it. */
    synchronized boolean take(Runnable later) {
        if (free > 0) {
            free--;
            return true;
        }
        line.add(later);
        return false;
    }

    /** Gives a turn back, and returns the task that has it now; null when nobody waits. */
    synchronized @Nullable Runnable giveBack() {
        Runnable next = line.poll();
        if (next == null) {
            free++;
        }
        return next;
    }
}
