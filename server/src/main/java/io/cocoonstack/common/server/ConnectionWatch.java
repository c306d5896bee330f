package io.cocoonstack.common.server;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of one connection: the phase that it waits in, and since when. Jetty has none: its timeouts start anew
 * with each byte, so that a client which dribbles is never cut.
 *
 * <p>The exchange moves the watch from phase to phase, and a sweep looks at all watches a few times within a deadline.
 * Times are those of {@link System#nanoTime}. Safe for use by many threads.
 */
final class ConnectionWatch {

    /** The wait that a connection is in. */
    enum Phase {
        /** For the TLS handshake and the head of the first request, from the moment it was accepted. */
        OPENING,
        /** For the first byte of another request. */
        IDLE,
        /** For the head of another request, from its first byte on. */
        HEAD,
        BODY,
        HANDLING,
        WRITING
    }

    private final EndPoint endPoint;
    // The connection next to the socket: TLS, or HTTP itself. Its bytes count, dribbled TLS records included.
    private final Connection outer;
    private volatile @Nullable Connection http;

    private Phase phase = Phase.OPENING;
    private long since;
    private long bytes;
    private long bytesAt;
    private boolean shaken;
    private boolean cut;

    ConnectionWatch(EndPoint endPoint, Connection outer, long now) {
        this.endPoint = endPoint;
        this.outer = outer;
        this.since = now;
        this.bytesAt = now;
    }

    EndPoint endPoint() {
        return endPoint;
    }

    void http(Connection connection) {
        http = connection;
    }

    /** The TLS handshake is done. */
    synchronized void shaken() {
        shaken = true;
        bytesAt = System.nanoTime();
    }

    synchronized void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
        if (next == Phase.IDLE) {
            bytes = outer.getBytesIn();
            bytesAt = since;
        }
    }

    /** Whether a request is in flight: its head is there, and its answer is not all written. */
    synchronized boolean isBusy() {
        return phase == Phase.BODY || phase == Phase.HANDLING || phase == Phase.WRITING;
    }

    /** How long the connection has waited for its client to begin, or -1 when a request is in flight. */
    synchronized long waited(long now) {
        return isBusy() ? -1 : now - since;
    }

    /**
     * Whether the client is not about to bring a request: none is in flight or has begun, and no byte came for that
     * long. On a connection that had no request yet it is twice as long.
     */
    synchronized boolean isQuiet(long now, long quietNanos) {
        observe(now);
        return switch (phase) {
            case IDLE -> now - since >= quietNanos;
            case OPENING -> {
                // A handshake that has begun may be waiting for us.
                Connection inner = http;
                boolean begun = ((inner != null && shaken) ? inner.getBytesIn() : bytes) > 0;
                yield !begun && now - bytesAt >= 2 * quietNanos;
            }
            default -> false;
        };
    }

    /** Whether the client has taken too long, which is said once. */
    synchronized boolean isOverdue(long now, long slowNanos, long idleNanos) {
        observe(now);
        boolean due = !cut && phase != Phase.HANDLING && now - since >= (phase == Phase.IDLE ? idleNanos : slowNanos);
        cut |= due;
        return due;
    }

    /** Marks the connection as cut by this server: failures after that are its own, and are not reported. */
    synchronized void cut() {
        cut = true;
    }

    synchronized boolean isCut() {
        return cut;
    }

    private void observe(long now) {
        if (isBusy()) {
            return;
        }
        long seen = outer.getBytesIn();
        if (seen != bytes) {
            bytes = seen;
            bytesAt = now;
            if (phase == Phase.IDLE) {
                phase = Phase.HEAD;
                since = now;
            }
        }
    }

    /** Why a client is cut in this phase; null for one that may go without having done wrong. */
    @SuppressWarnings("ReferenceEquality") // whether it is the very same connection, or one within TLS
    synchronized @Nullable Rejection reason() {
        Connection inner = http;
        boolean shakes = phase == Phase.OPENING && outer != inner && (inner == null || inner.getBytesIn() == 0);
        return switch (phase) {
            case BODY -> Rejection.SLOW_BODY;
            case WRITING -> Rejection.SLOW_READER;
            case IDLE -> null;
            default -> shakes ? Rejection.SLOW_HANDSHAKE : Rejection.SLOW_HEAD;
        };
    }
}
