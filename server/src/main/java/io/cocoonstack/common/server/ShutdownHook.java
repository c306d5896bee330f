package io.cocoonstack.common.server;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives a {@link StopSignal} when the JVM is told to end, by SIGTERM or SIGINT, and holds the JVM back until this is
 * closed, so that requests in flight still finish.
 *
 * <pre>{@code
 * StopSignal signal = new StopSignal();
 * ShutdownHook hook = ShutdownHook.install(signal, Duration.ofSeconds(25));
 * try {
 *     group.run(signal);
 * } finally {
 *     hook.close();
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class ShutdownHook implements AutoCloseable {

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private ShutdownHook(StopSignal signal, Duration patience) {
        this.hook = new Thread(
                () -> {
                    signal.stop();
                    await(patience);
                },
                "cocoon-shutdown");
    }

    /**
     * Registers the hook with the JVM.
     *
     * @param signal is given when the JVM is told to end
     * @param patience how long the JVM is held back at most; more than the servers' stop timeout
     * @return to be closed when the servers have stopped
     * @throws IllegalStateException if the JVM is ending already
     */
    public static ShutdownHook install(StopSignal signal, Duration patience) {
        ShutdownHook hook = new ShutdownHook(
                Objects.requireNonNull(signal, "signal"), Objects.requireNonNull(patience, "patience"));
        Runtime.getRuntime().addShutdownHook(hook.hook);
        return hook;
    }

    private void await(Duration patience) {
        try {
            boolean unused = done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the JVM end, or takes the hook away if nobody told it to. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook is running, and ends by itself now.
        }
    }
}
