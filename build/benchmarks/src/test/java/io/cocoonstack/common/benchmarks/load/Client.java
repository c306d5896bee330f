package io.cocoonstack.common.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;

/**
 * The client of a load run: one thread and a selector, whatever the number of connections, so that it takes at most one
 * processor. Any answer that is not 200, and any connection that ends early, ends the run.
 */
final class Client {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long HANDSHAKES = TimeUnit.SECONDS.toNanos(60);
    // The selector waits for whole milliseconds, which is too coarse for a rate.
    private static final long NAP = TimeUnit.MICROSECONDS.toNanos(50);

    private final SSLContext tls;
    private final int port;
    private final byte[] body;

    Client(SSLContext tls, int port, byte[] body) {
        this.tls = tls;
        this.port = port;
        this.body = body.clone();
    }

    /** Sends one request, and returns the body of its answer. */
    String ask() throws IOException {
        try (Selector selector = Selector.open()) {
            Connection connection = new Connection(selector, tls, port, request(false));
            connection.open();
            connection.send(System.nanoTime());
            for (long end = System.nanoTime() + HANDSHAKES; System.nanoTime() < end; ) {
                selector.select(100);
                boolean answered = !selector.selectedKeys().isEmpty() && connection.onReady();
                selector.selectedKeys().clear();
                if (answered) {
                    String text = connection.body();
                    connection.close();
                    return text;
                }
            }
            throw new IOException("no answer within a minute");
        }
    }

    /**
     * Runs one way of loading the server.
     *
     * @param way the way
     * @param warmUp nanoseconds before the measured time, not counted
     * @param measured nanoseconds that are
     * @param serverCpu the CPU time of the server so far, in nanoseconds
     */
    Sample run(Way way, long warmUp, long measured, LongSupplier serverCpu) throws IOException {
        try (Selector selector = Selector.open()) {
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < way.connections(); i++) {
                all.add(new Connection(selector, tls, port, request(way.isNew())));
            }
            try {
                return new Run(selector, way, all).measure(warmUp, measured, serverCpu);
            } finally {
                for (Connection connection : all) {
                    connection.close();
                }
            }
        }
    }

    private byte[] request(boolean last) {
        byte[] head = ("POST /validate?timeout=10s HTTP/1.1\r\nHost: localhost\r\nUser-Agent: load\r\n"
                        + "Accept: application/json\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + (last ? "\r\nConnection: close" : "") + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private static final class Run {

        private final Selector selector;
        private final Way way;
        private final List<Connection> all;
        private final ArrayDeque<Connection> idle = new ArrayDeque<>();
        private final Latencies latencies = new Latencies();
        private long from = Long.MAX_VALUE;
        private long to = Long.MAX_VALUE;

        Run(Selector selector, Way way, List<Connection> all) {
            this.selector = selector;
            this.way = way;
            this.all = all;
        }

        Sample measure(long warmUp, long measured, LongSupplier serverCpu) throws IOException {
            if (!way.isNew()) {
                openAll();
            }
            long start = System.nanoTime();
            for (Connection connection : all) {
                if (way.rate() > 0) {
                    idle.add(connection);
                } else {
                    begin(connection, start);
                }
            }
            serve(start, 0, start + warmUp);
            from = System.nanoTime();
            to = from + measured;
            long client = THREADS.getCurrentThreadCpuTime();
            long server = serverCpu.getAsLong();
            serve(start, Math.round((from - start) * 1e-9 * way.rate()), to);
            return new Sample(
                    latencies,
                    System.nanoTime() - from,
                    THREADS.getCurrentThreadCpuTime() - client,
                    serverCpu.getAsLong() - server);
        }

        private void openAll() throws IOException {
            for (Connection connection : all) {
                connection.open();
            }
            long end = System.nanoTime() + HANDSHAKES;
            while (!all.stream().allMatch(Connection::isOpen)) {
                if (System.nanoTime() > end) {
                    throw new IOException("no handshake within a minute");
                }
                select(100);
            }
        }

        private void begin(Connection connection, long time) throws IOException {
            connection.begun = time;
            if (way.isNew()) {
                connection.open();
            }
            connection.send(time);
        }

        /** Until the end; with a rate, the requests of this number and later are sent when they are due. */
        private void serve(long start, long number, long end) throws IOException {
            long next = number;
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                if (way.rate() == 0) {
                    select(Math.max(1, (end - now) / 1_000_000));
                    continue;
                }
                long due = start + (long) (next * 1e9 / way.rate());
                while (due <= now && !idle.isEmpty()) {
                    begin(idle.poll(), due);
                    due = start + (long) (++next * 1e9 / way.rate());
                }
                if (selector.selectNow() > 0) {
                    handle();
                } else {
                    LockSupport.parkNanos(Math.min(NAP, Math.max(1, due - now)));
                }
            }
        }

        private void select(long millis) throws IOException {
            if (selector.select(millis) > 0) {
                handle();
            }
        }

        private void handle() throws IOException {
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                if (key.isValid() && connection.onReady()) {
                    long now = System.nanoTime();
                    if (now >= from && now < to) {
                        latencies.add(now - connection.begun);
                    }
                    connection.forget();
                    if (way.rate() > 0) {
                        idle.add(connection);
                    } else {
                        begin(connection, System.nanoTime());
                    }
                }
            }
            selector.selectedKeys().clear();
        }
    }
}
