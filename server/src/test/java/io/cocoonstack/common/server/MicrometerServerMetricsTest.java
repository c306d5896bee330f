package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerServerMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerServerMetrics metrics = new MicrometerServerMetrics(registry, "webhook");

    @Test
    void requestsAreTimedByStatus() {
        metrics.onRequest(200, 2_000_000);
        metrics.onRequest(200, 4_000_000);
        metrics.onRequest(413, 1_000_000);
        assertThat(registry.get("cocoon.server.requests")
                        .tags("server", "webhook", "status", "200")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(6);
        assertThat(registry.get("cocoon.server.requests")
                        .tag("status", "413")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void rejectionsAreCountedByReasonFromZeroOn() {
        metrics.onRejected(Rejection.SLOW_BODY);
        assertThat(registry.get("cocoon.server.rejections")
                        .tag("reason", "slow_body")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("cocoon.server.rejections")
                        .tag("reason", "overload")
                        .counter()
                        .count())
                .isZero();
        assertThat(registry.get("cocoon.server.rejections").counters()).hasSize(Rejection.values().length);
    }

    @Test
    void reloadsAreCountedByOutcome() {
        metrics.onReload(true);
        metrics.onReload(true);
        metrics.onReload(false);
        assertThat(reloads("loaded")).isEqualTo(2);
        assertThat(reloads("broken")).isEqualTo(1);
    }

    private double reloads(String outcome) {
        return registry.get("cocoon.server.certificate.reloads")
                .tags("server", "webhook", "outcome", outcome)
                .counter()
                .count();
    }
}
