package io.cocoonstack.common.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Meters in Micrometer, which is an optional dependency: only users of this class need it on the class path.
 *
 * <ul>
 *   <li>{@code cocoon.server.requests}: a timer by {@code server} and {@code status};
 *   <li>{@code cocoon.server.rejections}: a counter by {@code server} and {@code reason}, such as {@code slow_body};
 *   <li>{@code cocoon.server.certificate.reloads}: a counter by {@code server} and {@code outcome}, which is
 *       {@code loaded} or {@code broken}.
 * </ul>
 *
 * <p>Safe for use by many threads.
 */
public final class MicrometerServerMetrics implements ServerMetrics {

    private final MeterRegistry registry;
    private final String server;
    private final Map<Integer, Timer> requests = new ConcurrentHashMap<>();
    private final Map<Rejection, Counter> rejections = new EnumMap<>(Rejection.class);
    private final Counter loaded;
    private final Counter broken;

    /**
     * Registers the meters.
     *
     * @param registry where
     * @param server the value of the tag {@code server}
     */
    public MicrometerServerMetrics(MeterRegistry registry, String server) {
        this.registry = Objects.requireNonNull(registry, "registry");
        this.server = Objects.requireNonNull(server, "server");
        for (Rejection reason : Rejection.values()) {
            rejections.put(reason, counter("cocoon.server.rejections", "reason", reason.name()));
        }
        this.loaded = counter("cocoon.server.certificate.reloads", "outcome", "loaded");
        this.broken = counter("cocoon.server.certificate.reloads", "outcome", "broken");
    }

    private Counter counter(String name, String tag, String value) {
        return registry.counter(name, "server", server, tag, value.toLowerCase(Locale.ROOT));
    }

    @Override
    public void onRequest(int status, long nanos) {
        requests.computeIfAbsent(status, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(int status) {
        return registry.timer("cocoon.server.requests", "server", server, "status", Integer.toString(status));
    }

    @Override
    public void onRejected(Rejection reason) {
        Objects.requireNonNull(rejections.get(reason)).increment();
    }

    @Override
    public void onReload(boolean pairLoaded) {
        (pairLoaded ? loaded : broken).increment();
    }
}
