package io.cocoonstack.common.server;

import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the clients that were turned away, logs one of a kind and minute, and has the answers for them. */
final class Rejections {

    private static final Logger LOG = LoggerFactory.getLogger(Rejection.class);

    private static final ServerResponse BAD = ServerResponse.text(400, "the request is malformed");
    private static final ServerResponse TOO_LARGE = ServerResponse.text(413, "the request body is too large");
    private static final ServerResponse BUSY =
            ServerResponse.text(503, "the server is busy, try again").withHeader("Retry-After", "1");

    private final String server;
    private final ServerMetrics metrics;
    private final OccasionalLog log = new OccasionalLog();

    Rejections(String server, ServerMetrics metrics) {
        this.server = server;
        this.metrics = metrics;
    }

    /** The answer to a request that no handler sees. */
    static ServerResponse answer(Rejection reason) {
        return switch (reason) {
            case BODY_TOO_LARGE -> TOO_LARGE;
            case BODY_MEMORY, OVERLOAD -> BUSY;
            default -> BAD;
        };
    }

    void report(Rejection reason, @Nullable SocketAddress client) {
        report(reason, client, "");
    }

    /** With a detail that stands behind the client. */
    void report(Rejection reason, @Nullable SocketAddress client, String detail) {
        metrics.onRejected(reason);
        String text = "server {}: {}: {}{}{}";
        log.event(reason, held -> LOG.warn(text, server, reason.what(), client, detail, OccasionalLog.more(held)));
    }

    /** Logs one line a minute for each class of exception, because clients may be able to cause it. */
    void handlerFailed(String method, String path, Throwable failure) {
        String text = "server {}: the handler failed on {} {}{}";
        log.event(failure.getClass(), held -> LOG.error(text, server, method, path, OccasionalLog.more(held), failure));
    }
}
