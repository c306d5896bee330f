package io.cocoonstack.common.server;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP/1.1 server, plain or over TLS 1.2 and 1.3, that no client can hold up (contract 11 rule servers). Every wait
 * for a client has a deadline that further bytes do not move. Connections, concurrent requests, heads, bodies, the
 * memory of bodies, and the answers that a client does not read are bounded.
 *
 * <p>Safe for use by many threads. A server runs once.
 */
public final class HttpServer implements ManagedServer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    // Connections that the kernel holds until they are fetched; it takes less where its own limit is lower.
    private static final int BACKLOG = 4096;
    private static final int SEND_BUFFER = 128 * 1024;

    // At a stop, a client that was silent for this long after an answer is not about to bring another request.
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final HttpServerSpec spec;
    private final ServerMetrics metrics;
    private final Rejections rejections;
    private final Connections connections;
    private final Server jetty;
    final DrainingConnector connector;
    private final ScheduledExecutorService sweeper;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile State state = State.NEW;
    private volatile int port;

    private enum State {
        NEW,
        RUNNING,
        STOPPING,
        STOPPED
    }

    /**
     * A server that does not listen yet.
     *
     * @param spec its settings
     * @throws ServerException if the Jetty on the class path is of another line than 12.0 and 12.1, or of several
     *     releases; the message names them
     */
    public HttpServer(HttpServerSpec spec) {
        this(spec, new BodyTurns());
    }

    /** With turns of large bodies that a benchmark has chosen. */
    HttpServer(HttpServerSpec spec, BodyTurns turns) {
        JettyRelease.requireTested();
        this.spec = Objects.requireNonNull(spec, "spec");
        this.metrics = new GuardedMetrics(spec.metrics);
        this.rejections = new Rejections(spec.name, metrics);
        this.connections = new Connections(spec, rejections);
        this.jetty = new Server(JettyTransport.threads(spec));
        this.connector = new DrainingConnector(jetty, JettyTransport.factories(spec));
        this.sweeper = scheduler("cocoon-sweep-" + spec.name);
        connector.setHost(spec.host);
        connector.setPort(spec.port);
        // Jetty's 50 are too few for a burst: the kernel drops connections, and their clients try again a second later.
        connector.setAcceptQueueSize(BACKLOG);
        // By default the kernel takes megabytes of answers for each client that does not read, and encrypting them
        // keeps the processors busy.
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        // The sweep has the deadlines. Jetty's idle timeout would end a handler that takes its time.
        connector.setIdleTimeout(0);
        connector.addEventListener(connections);
        jetty.addConnector(connector);
        jetty.setHandler(handler(turns));
        jetty.setErrorHandler(new PlainErrors(rejections, metrics));
    }

    /** Runs its tasks on one thread, which does not keep the JVM alive. */
    static ScheduledExecutorService scheduler(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private Handler handler(BodyTurns turns) {
        ExchangeContext context = new ExchangeContext(spec, rejections, metrics, () -> state != State.RUNNING, turns);
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                new Exchange(context, request, response, callback).start();
                return true;
            }
        };
    }

    @Override
    public String name() {
        return spec.name;
    }

    /**
     * Starts listening.
     *
     * @throws ServerException if the port is taken or cannot be bound
     * @throws IllegalStateException if it was started before
     */
    @Override
    public synchronized void start() {
        if (state != State.NEW) {
            throw new IllegalStateException("server " + spec.name + " was started before; a server runs once");
        }
        state = State.RUNNING;
        try {
            jetty.start();
        } catch (Exception e) {
            shutDown();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ServerException("cannot listen on " + address() + ":" + spec.port + ": " + cause.getMessage(), e);
        }
        port = connector.getLocalPort();
        long tick = Math.max(5, Math.min(250, spec.slowClientTimeout.toMillis() / 40));
        var unused = sweeper.scheduleWithFixedDelay(this::sweep, tick, tick, TimeUnit.MILLISECONDS);
        String keys = spec.keys instanceof PairKeyManager pair ? " with " + pair.served() : "";
        LOG.info("server {} listens on {}:{}{}", spec.name, address(), port, keys);
    }

    private String address() {
        return spec.host == null ? "*" : spec.host;
    }

    private void sweep() {
        try {
            connections.sweep();
            if (state == State.RUNNING && !connector.isOpen()) {
                ended.completeExceptionally(
                        new ServerException("server " + spec.name + " stopped listening on port " + port, null));
            }
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again.
            LOG.error("server {}: cannot look for slow clients", spec.name, e);
        }
    }

    /** {@return the port, also when any free one was asked for; 0 before it was started} */
    public int port() {
        return port;
    }

    @Override
    public CompletionStage<Void> ended() {
        return ended;
    }

    /**
     * Stops: closes the port, answers the requests in flight and those that come in on open connections right then,
     * with {@code Connection: close}, and closes the others after a second of silence; after two where no request came
     * at all.
     *
     * @param timeout for all of that; zero or less cuts at once
     * @throws ServerException if requests in flight had to be cut
     */
    @Override
    public synchronized void stop(Duration timeout) {
        if (state == State.NEW) {
            shutDown();
        }
        if (state != State.RUNNING) {
            return;
        }
        state = State.STOPPING;
        long begin = System.nanoTime();
        long nanos = Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
        boolean interrupted = drain(begin, nanos);
        int cut = connections.closeAll();
        shutDown();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (cut > 0) {
            String cuts = " had to cut " + cut + " requests that did not finish within " + timeout;
            throw new ServerException("server " + spec.name + cuts, null);
        }
    }

    /** {@link #stop} with {@link ServerGroup#DEFAULT_STOP_TIMEOUT}. */
    @Override
    public void close() {
        stop(ServerGroup.DEFAULT_STOP_TIMEOUT);
    }

    /** Waits for the end of all connections. Returns true when it was interrupted before. */
    private boolean drain(long begin, long nanos) {
        try {
            connector.drain().get(Math.max(1, Math.min(nanos, QUIET.toNanos())), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("server {}: closing the port at once", spec.name, e);
        } catch (InterruptedException e) {
            return true;
        } finally {
            connector.close();
        }
        while (!isDrained(begin) && System.nanoTime() - begin < nanos) {
            connections.closeQuiet(QUIET.toNanos());
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                return true;
            }
        }
        return false;
    }

    /** An accepted client becomes a connection a moment later, or never when it broke off: hence the time. */
    private boolean isDrained(long begin) {
        return connections.isEmpty()
                && (connections.opened() >= connector.accepted() || System.nanoTime() - begin >= QUIET.toNanos());
    }

    private void shutDown() {
        state = State.STOPPED;
        sweeper.shutdownNow();
        try {
            jetty.stop();
        } catch (Exception e) {
            LOG.warn("server {}: cannot stop cleanly", spec.name, e);
        }
        ended.complete(null);
    }
}
