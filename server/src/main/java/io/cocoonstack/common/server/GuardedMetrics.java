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
        try {
            listener.onRequest(status, nanos);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    @Override
    public void onRejected(Rejection reason) {
        try {
            listener.onRejected(reason);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    @Override
    public void onReload(boolean loaded) {
        try {
            listener.onReload(loaded);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(RuntimeException e) {
        failures.event("listener", held -> LOG.warn("a metrics listener failed{}", OccasionalLog.more(held), e));
    }
}
