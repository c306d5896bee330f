package io.cocoonstack.common.server;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * A connector that takes over every client the kernel has let in before it closes its port. Closing the port first
 * would reset those that the kernel has let in and nobody has fetched yet, in the middle of their first request. What
 * comes in between the last look and the closing, some microseconds, is still reset: there is no system call that does
 * both.
 */
final class DrainingConnector extends ServerConnector {

    private final AtomicLong accepted = new AtomicLong();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean draining;
    private @Nullable ServerSocketChannel listening;
    private @Nullable Selector selector;

    DrainingConnector(Server server, ConnectionFactory... factories) {
        super(server, 1, -1, factories);
    }

    @Override
    protected ServerSocketChannel openAcceptChannel() throws IOException {
        listening = super.openAcceptChannel();
        return listening;
    }

    @Override
    public void open() throws IOException {
        super.open();
        ServerSocketChannel channel = listening;
        // Jetty opens it twice: when the server starts, and when the connector does.
        if (channel != null && selector == null) {
            channel.configureBlocking(false);
            selector = Selector.open();
            channel.register(selector, SelectionKey.OP_ACCEPT);
        }
    }

    /** Called by the acceptor thread again and again. */
    @Override
    public void accept(int acceptorId) throws IOException {
        ServerSocketChannel channel = listening;
        Selector readiness = selector;
        if (channel == null || readiness == null) {
            throw new IOException("the connector is not open");
        }
        // After the port was closed, this waits for the end of the server.
        readiness.select();
        readiness.selectedKeys().clear();
        boolean last = draining && channel.isOpen();
        if (last) {
            // A channel that a selector knows is closed only when the selector is asked next, and lets clients in until
            // then.
            readiness.keys().forEach(SelectionKey::cancel);
            readiness.selectNow();
        }
        if (channel.isOpen()) {
            for (SocketChannel client = channel.accept(); client != null; client = channel.accept()) {
                take(client);
            }
        }
        if (last) {
            close();
            drained.complete(null);
        }
    }

    private void take(SocketChannel client) throws IOException {
        accepted.incrementAndGet();
        client.configureBlocking(false);
        configure(client.socket());
        getSelectorManager().accept(client);
    }

    /** Takes over those who are waiting, then closes the port. */
    CompletableFuture<Void> drain() {
        draining = true;
        Selector readiness = selector;
        if (readiness != null) {
            readiness.wakeup();
        }
        return drained;
    }

    /** How many clients were taken over so far. */
    long accepted() {
        return accepted.get();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        Selector readiness = selector;
        if (readiness != null) {
            readiness.close();
        }
    }
}
