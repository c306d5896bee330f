package io.cocoonstack.common.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servers that start and stop together (contract 11 rule servers). When one fails to start or dies, or the group is
 * told to stop, all are stopped: no new connections, requests in flight finish within the timeout. The errors of all
 * are reported together.
 *
 * <pre>{@code
 * ServerGroup group = ServerGroup.of(new HttpServer(webhook), new HttpServer(health));
 * group.runUntilShutdown();
 * }</pre>
 *
 * <p>Safe for use by many threads. A group runs once.
 */
public final class ServerGroup implements AutoCloseable {

    /** How long requests in flight may take to finish; below the 30 s that Kubernetes gives a pod. */
    public static final Duration DEFAULT_STOP_TIMEOUT = Duration.ofSeconds(15);

    // What servers may take beyond the timeout to cut what is left.
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ServerGroup.class);

    private final List<ManagedServer> servers;
    private final Duration stopTimeout;

    private ServerGroup(List<ManagedServer> servers, Duration stopTimeout) {
        this.servers = servers;
        this.stopTimeout = stopTimeout;
    }

    /**
     * {@return a group that is not started, with the default stop timeout}
     *
     * @param servers one or more, in the order to start them
     */
    public static ServerGroup of(ManagedServer... servers) {
        return new ServerGroup(List.copyOf(Arrays.asList(servers)), DEFAULT_STOP_TIMEOUT);
    }

    /**
     * {@return a group of the same servers that is not started, with another stop timeout}
     *
     * @param timeout how long requests in flight may take to finish at a stop; zero or less cuts them at once
     */
    public ServerGroup withStopTimeout(Duration timeout) {
        return new ServerGroup(servers, Objects.requireNonNull(timeout, "timeout"));
    }

    /**
     * Starts all. Where one fails the others are tried too, so that the error tells all failures; then the servers that
     * did start are stopped.
     *
     * @throws ServerException if one failed to start
     */
    public void start() {
        List<Throwable> errors = new ArrayList<>();
        for (ManagedServer server : servers) {
            try {
                server.start();
            } catch (Exception e) {
                errors.add(new ServerException("server " + server.name() + " failed to start: " + e.getMessage(), e));
            }
        }
        if (!errors.isEmpty()) {
            errors.addAll(stopAll());
        }
        throwIfAny(errors);
    }

    /**
     * Starts all and serves until the stage completes, a server dies, or the thread is interrupted, whose interrupt
     * status is then set again. Then stops all.
     *
     * @param stop ends it, such as a {@link CompletableFuture}; with a value or exceptionally is the same
     * @throws ServerException if a server failed to start, died, or had to cut requests when it was stopped
     */
    public void run(CompletionStage<?> stop) {
        CompletableFuture<?> signal = stop.toCompletableFuture();
        start();
        List<Throwable> errors = new ArrayList<>();
        boolean interrupted = false;
        try {
            awaitEnd(signal);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (!interrupted && !signal.isDone()) {
            errors.addAll(deaths());
        }
        errors.addAll(stopAll());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throwIfAny(errors);
    }

    /**
     * Starts all and serves until the JVM is told to end, by SIGTERM or SIGINT, or a server dies. The JVM waits for the
     * requests in flight.
     *
     * @throws ServerException as {@link #run}
     * @throws IllegalStateException if the JVM is ending already
     */
    public void runUntilShutdown() {
        CompletableFuture<Void> stop = new CompletableFuture<>();
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        long patience = stopTimeout.plus(MARGIN).plus(MARGIN).toMillis();
        Thread hook = new Thread(
                () -> {
                    stop.complete(null);
                    stopped.completeOnTimeout(null, patience, TimeUnit.MILLISECONDS)
                            .join();
                },
                "cocoon-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            run(stop);
        } finally {
            stopped.complete(null);
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endingAlready) {
                // The hook is running, and ends by itself now.
            }
        }
    }

    /**
     * Stops all at once, each within the timeout. Servers that do not run are passed over.
     *
     * @throws ServerException if a server had to cut requests, or cannot be stopped
     */
    public void stop() {
        throwIfAny(stopAll());
    }

    @Override
    public void close() {
        stop();
    }

    private void awaitEnd(CompletableFuture<?> signal) throws InterruptedException {
        List<CompletableFuture<?>> ends = new ArrayList<>(List.of(signal));
        servers.forEach(server -> ends.add(server.ended().toCompletableFuture()));
        try {
            CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new)).get();
        } catch (ExecutionException e) {
            LOG.debug("a server died, or the signal came as an exception", e);
        }
    }

    /** Of each server that ended though nobody stopped it. */
    private List<Throwable> deaths() {
        List<Throwable> deaths = new ArrayList<>();
        for (ManagedServer server : servers) {
            CompletableFuture<Void> end = server.ended().toCompletableFuture();
            if (end.isDone()) {
                Throwable cause = causeOf(end);
                String why = cause == null ? "it ended by itself" : String.valueOf(cause.getMessage());
                deaths.add(new ServerException("server " + server.name() + " died: " + why, cause));
            }
        }
        return deaths;
    }

    private static @Nullable Throwable causeOf(CompletableFuture<Void> end) {
        try {
            end.join();
            return null;
        } catch (CompletionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }

    /** Each on a thread of its own, so that one that takes its time does not take that of the others. */
    private List<Throwable> stopAll() {
        List<CompletableFuture<Void>> stops = new ArrayList<>();
        for (ManagedServer server : servers) {
            CompletableFuture<Void> stop = new CompletableFuture<>();
            stops.add(stop);
            Thread thread = new Thread(() -> stop(server, stop), "cocoon-stop-" + server.name());
            thread.setDaemon(true);
            thread.start();
        }
        Duration patience = (stopTimeout.isNegative() ? Duration.ZERO : stopTimeout).plus(MARGIN);
        stops.forEach(stop -> stop.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS));
        List<Throwable> errors = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            // Not to be interrupted: the stop goes on whatever happens to this thread.
            Throwable error = causeOf(stops.get(i));
            if (error != null) {
                String late = "server " + servers.get(i).name() + " did not stop within " + patience;
                errors.add(error instanceof TimeoutException ? new ServerException(late, null) : error);
            }
        }
        return errors;
    }

    private void stop(ManagedServer server, CompletableFuture<Void> stop) {
        try {
            server.stop(stopTimeout);
            stop.complete(null);
        } catch (Throwable e) {
            stop.completeExceptionally(e);
        }
    }

    private static void throwIfAny(List<Throwable> errors) {
        if (!errors.isEmpty()) {
            Throwable first = errors.get(0);
            String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
            ServerException all = new ServerException(first.getMessage() + more, first);
            errors.subList(1, errors.size()).forEach(all::addSuppressed);
            throw all;
        }
    }
}
