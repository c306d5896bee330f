package io.cocoonstack.common.server;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * A server that a {@link ServerGroup} runs: an {@link HttpServer}, or one of another kind behind these four methods.
 * Safe for use by many threads: a group may be stopped while it starts.
 */
public interface ManagedServer {

    /** {@return the server's name, for messages} */
    String name();

    /**
     * Starts serving, and returns once it does.
     *
     * @throws Exception if it cannot; nothing of it runs on then
     */
    void start() throws Exception;

    /** {@return its end, the same stage at each call; completes exceptionally where that was not by {@link #stop}} */
    CompletionStage<Void> ended();

    /**
     * Stops serving: takes nothing new, lets what is in flight finish within the time, cuts the rest, and returns. Does
     * nothing when it does not run.
     *
     * @param timeout for what is in flight; zero or less cuts at once
     * @throws Exception if something had to be cut, or cannot be stopped
     */
    void stop(Duration timeout) throws Exception;
}
