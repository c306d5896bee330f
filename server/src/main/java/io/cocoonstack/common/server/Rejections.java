package io.cocoonstack.common.server;

import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the clients that were turned away, and logs one of a kind. */
final class Rejections {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final String server;
    private final ServerMetrics metrics;
    private final OccasionalLog log = new OccasionalLog();

    Rejections(String server, ServerMetrics metrics) {
        this.server = server;
        this.metrics = metrics;
    }

    void report(Rejection reason, @Nullable SocketAddress client) {
        report(reason, client, "");
    }

    /** With what is known beyond the reason, to stand behind the client. */
    void report(Rejection reason, @Nullable SocketAddress client, String detail) {
        metrics.onRejected(reason);
        log.event(
                reason,
                held -> LOG.warn(
                        "server {}: {}: {}{}{}", server, reason.what(), client, detail, OccasionalLog.more(held)));
    }

    /** A handler that failed; one line for each class of exception and minute, because clients may be able to cause it. */
    void handlerFailed(String method, String path, Throwable failure) {
        log.event(
                failure.getClass(),
                held -> LOG.error(
                        "server {}: the handler failed on {} {}{}",
                        server,
                        method,
                        path,
                        OccasionalLog.more(held),
                        failure));
    }
}
