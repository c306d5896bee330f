package io.cocoonstack.common.server;

/**
 * A listener that counts requests, rejections and reloads. Every method does nothing by default.
 *
 * <p>The methods are called from many threads at once, in the middle of their work, so they must be quick and safe for
 * that. An exception is logged and otherwise ignored.
 *
 * @see MicrometerServerMetrics
 */
public interface ServerMetrics {

    /** Counts nothing. */
    ServerMetrics NONE = new ServerMetrics() {};

    /**
     * A request was answered, and the answer was handed to the network.
     *
     * @param status the HTTP status, 400 to 503 also for those that no handler saw
     * @param nanos from the end of the request's head to the end of the answer, in nanoseconds
     */
    default void onRequest(int status, long nanos) {}

    /**
     * A client was turned away. Where that was by an answer, {@link #onRequest} is called as well.
     *
     * @param reason why
     */
    default void onRejected(Rejection reason) {}

    /**
     * Certificate and key changed on disk.
     *
     * @param loaded true if the new pair is served now; false if it does not load and the old one stays
     */
    default void onReload(boolean loaded) {}
}
