package io.cocoonstack.common.server;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What the requests of a server share, and the way from Jetty to them. */
final class Dispatch extends Handler.Abstract {

    private final HttpServerSpec spec;
    private final Rejections rejections;
    private final ServerMetrics metrics;
    private final BooleanSupplier stopping;
    private final Semaphore permits;
    private final BodyMemory memory;
    private final BodyTurns turns = new BodyTurns();

    Dispatch(HttpServerSpec spec, Rejections rejections, ServerMetrics metrics, BooleanSupplier stopping) {
        this.spec = spec;
        this.rejections = rejections;
        this.metrics = metrics;
        this.stopping = stopping;
        this.permits = new Semaphore(spec.maxConcurrentRequests);
        this.memory = new BodyMemory(spec.bodyMemory);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        new Exchange(this, request, response, callback).start();
        return true;
    }

    HttpServerSpec spec() {
        return spec;
    }

    Rejections rejections() {
        return rejections;
    }

    ServerMetrics metrics() {
        return metrics;
    }

    BooleanSupplier stopping() {
        return stopping;
    }

    Semaphore permits() {
        return permits;
    }

    BodyMemory memory() {
        return memory;
    }

    BodyTurns turns() {
        return turns;
    }
}
