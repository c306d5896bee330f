package io.cocoonstack.common.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener whose exceptions are logged and do not reach the caller. Safe for use by many threads. */
final class GuardedMetrics implements ServerMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(ServerMetrics.class);

    private final ServerMetrics listener;
    private final OccasionalLog failures = new OccasionalLog();

    GuardedMetrics(ServerMetrics listener) {
        this.listener = listener;
    }

    @Override
    public void onRequest(int status, long nanos) {
        guard(() -> listener.onRequest(status, nanos));
    }

    @Override
    public void onRejected(Rejection reason) {
        guard(() -> listener.onRejected(reason));
    }

    @Override
    public void onReload(boolean loaded) {
        guard(() -> listener.onReload(loaded));
    }

    private void guard(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            failures.event("listener", held -> LOG.warn("a metrics listener failed{}", OccasionalLog.more(held), e));
        }
    }
}
