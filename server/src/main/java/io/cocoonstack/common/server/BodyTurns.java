package io.cocoonstack.common.server;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Lets as many large bodies be read at the same moment as there are processors. The others wait in line, and their clients
 * with them, so that many large bodies at once do not keep every thread of the machine busy while a small request waits
 * for one. Safe for use by many threads.
 */
final class BodyTurns {

    private final Queue<Runnable> line = new ArrayDeque<>();
    private int free = Runtime.getRuntime().availableProcessors();

    /** Takes a turn and says so; or stands in line, and is called once there is a turn for it. */
    synchronized boolean take(Runnable later) {
        if (free > 0) {
            free--;
            return true;
        }
        line.add(later);
        return false;
    }

    /** Gives a turn back. Who is next in line has it then, and is to be called; null when the line is empty. */
    synchronized @Nullable Runnable giveBack() {
        Runnable next = line.poll();
        if (next == null) {
            free++;
        }
        return next;
    }
}
