package io.cocoonstack.common.server;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** The settings, counters and limits that all exchanges of a server share. Safe for use by many threads. */
record ExchangeContext(
        HttpServerSpec spec,
        Rejections rejections,
        ServerMetrics metrics,
        BooleanSupplier stopping,
        Semaphore permits,
        BodyMemory memory,
        BodyTurns turns) {

    static ExchangeContext of(
            HttpServerSpec spec, Rejections rejections, ServerMetrics metrics, BooleanSupplier stopping) {
        return new ExchangeContext(
                spec,
                rejections,
                metrics,
                stopping,
                new Semaphore(spec.maxConcurrentRequests),
                new BodyMemory(spec.bodyMemory),
                new BodyTurns());
    }
}
