package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** A web server on a free port of loopback, with a thread for each connection and another for each open watch. */
public final class LoopbackWeb implements AutoCloseable {

    private static final long PAUSE_NANOS = 100_000_000;

    private final ServerSocket listener;
    private final Function<Request, Answer> site;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    LoopbackWeb(Function<Request, Answer> site) {
        this.site = site;
        try {
            listener = new ServerSocket(0, 128, InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException("no port of the loopback interface can be opened: " + e.getMessage(), e);
        }
        DaemonThread.start("embedded API server", this::accept);
    }

    /**
     * Starts a server for one API server.
     *
     * @param server answers
     */
    public LoopbackWeb(ApiDispatcher server) {
        this(server::answer);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.add(socket);
                DaemonThread.start("embedded API server " + socket.getPort(), () -> serve(socket));
            } catch (IOException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        connections.forEach(LoopbackWeb::close);
    }

    private void serve(Socket socket) {
        try (socket) {
            Connection connection = new Connection(socket, site);
            while (connection.exchange()) {
                // The next request comes on the same connection.
            }
        } catch (IOException e) {
            // The client went away, or this server is being closed.
        } finally {
            connections.remove(socket);
        }
    }

    /** {@return the URL, without a slash at the end} */
    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(LoopbackWeb::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, however it ended.
        }
    }
}
