package io.cocoonstack.common.server;

import java.util.concurrent.CompletableFuture;

/**
 * Tells a {@link ServerGroup}, once and for good, that it should stop. Safe for use by many threads.
 *
 * @see ShutdownHook
 */
public final class StopSignal {

    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /** A signal that was not given yet. */
    public StopSignal() {}

    /** Gives the signal. Doing so again changes nothing. */
    public void stop() {
        stopped.complete(null);
    }

    /**
     * Whether the signal was given.
     *
     * @return true from the first {@link #stop()} on
     */
    public boolean isStopped() {
        return stopped.isDone();
    }

    CompletableFuture<Void> stage() {
        return stopped;
    }
}
