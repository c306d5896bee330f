package io.cocoonstack.common.server;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The open connections of a server: how many there may be, and which of them are overdue. */
final class Connections implements Connection.Listener, SslHandshakeListener {

    private static final String WATCH = Connections.class.getName();

    private final Map<EndPoint, ConnectionWatch> watches = new ConcurrentHashMap<>();
    private final AtomicLong opened = new AtomicLong();
    private final int max;
    private final long slowNanos;
    private final long idleNanos;
    private final Rejections rejections;

    Connections(HttpServerSpec spec, Rejections rejections) {
        this.max = spec.maxConnections;
        this.slowNanos = spec.slowClientTimeout.toNanos();
        this.idleNanos = spec.keepAliveTimeout.toNanos();
        this.rejections = rejections;
    }

    /** The watch of a request's connection. */
    static ConnectionWatch of(Request request) {
        if (request.getConnectionMetaData().getAttribute(WATCH) instanceof ConnectionWatch watch) {
            return watch;
        }
        throw new IllegalStateException("a request came in on a connection that was never opened");
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // whether it is the socket itself, or what TLS wraps around it
    public void onOpened(Connection connection) {
        EndPoint own = connection.getEndPoint();
        EndPoint socket = socketOf(own);
        boolean outer = socket == own;
        if (outer) {
            watches.put(socket, new ConnectionWatch(socket, connection, System.nanoTime()));
            opened.incrementAndGet();
        }
        // Null when the socket was closed before TLS opened the HTTP connection inside.
        ConnectionWatch watch = watches.get(socket);
        if (watch == null) {
            return;
        }
        if (connection instanceof ConnectionMetaData metaData) {
            watch.http(connection);
            metaData.setAttribute(WATCH, watch);
        }
        if (outer && watches.size() > max) {
            makeRoom(watch);
        }
    }

    private static EndPoint socketOf(EndPoint endPoint) {
        return endPoint instanceof EndPoint.Wrapper wrapper ? wrapper.unwrap() : endPoint;
    }

    @Override
    public void handshakeSucceeded(Event event) {
        ConnectionWatch watch = watches.get(socketOf(event.getEndPoint()));
        if (watch != null) {
            watch.shaken();
        }
    }

    @Override
    public void handshakeFailed(Event event, Throwable failure) {
        if (!(failure instanceof Cut)) {
            // Mostly clients that were given another CA bundle.
            SocketAddress client = event.getEndPoint().getRemoteSocketAddress();
            rejections.report(Rejection.FAILED_HANDSHAKE, client, ": " + failure.getMessage());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        watches.remove(connection.getEndPoint());
    }

    /** Closes the connection that has waited longest for its client, so that idle clients lose theirs to busy ones. */
    private void makeRoom(ConnectionWatch newcomer) {
        long now = System.nanoTime();
        ConnectionWatch longest = null;
        long waited = -1;
        for (ConnectionWatch watch : watches.values()) {
            long its = watch.waited(now);
            if (watch != newcomer && its > waited) {
                longest = watch;
                waited = its;
            }
        }
        close(longest == null ? newcomer : longest, Rejection.CONNECTION_LIMIT);
    }

    /** Cuts the connections that are overdue. */
    void sweep() {
        long now = System.nanoTime();
        for (ConnectionWatch watch : watches.values()) {
            if (watch.isOverdue(now, slowNanos, idleNanos)) {
                close(watch, watch.reason());
            }
        }
        // Connections that closed while they were being opened.
        watches.keySet().removeIf(endPoint -> !endPoint.isOpen());
    }

    /** Closes the connections whose clients are not about to bring a request. */
    void closeQuiet(long quietNanos) {
        long now = System.nanoTime();
        for (ConnectionWatch watch : watches.values()) {
            if (watch.isQuiet(now, quietNanos)) {
                close(watch, null);
            }
        }
    }

    /** Closes all, and returns the number of requests in flight that this cut. */
    int closeAll() {
        int busy = 0;
        for (ConnectionWatch watch : watches.values()) {
            busy += watch.isBusy() ? 1 : 0;
            close(watch, null);
        }
        return busy;
    }

    private void close(ConnectionWatch watch, @Nullable Rejection reason) {
        if (reason != null) {
            rejections.report(reason, watch.endPoint().getRemoteSocketAddress());
        }
        watch.cut();
        // The socket itself: TLS would first send a goodbye, which the client may never read.
        watch.endPoint().close(new Cut());
        watches.remove(watch.endPoint());
    }

    boolean isEmpty() {
        return watches.isEmpty();
    }

    /** How many there ever were. */
    long opened() {
        return opened.get();
    }

    /** The reason of a connection that this server closed. Jetty does not log quiet exceptions. */
    static final class Cut extends IOException implements QuietException {

        private static final long serialVersionUID = 1L;

        Cut() {
            super("the connection was closed by this server");
        }
    }
}
