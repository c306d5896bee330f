package io.cocoonstack.common.server;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** The settings, counters and limits that all exchanges of a server share. Safe for use by many threads. */
record ExchangeContext(
        HttpServerSpec spec,
        Rejections rejections,
        ServerMetrics metrics,
        BooleanSupplier stopping,
        Semaphore permits,
        AtomicLong memory,
        BodyTurns turns) {

    ExchangeContext(
            HttpServerSpec spec,
            Rejections rejections,
            ServerMetrics metrics,
            BooleanSupplier stopping,
            BodyTurns turns) {
        this(
                spec,
                rejections,
                metrics,
                stopping,
                new Semaphore(spec.maxConcurrentRequests),
                new AtomicLong(spec.bodyMemory),
                turns);
    }
}
