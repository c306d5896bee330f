package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerAdmissionMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerAdmissionMetrics metrics = new MicrometerAdmissionMetrics(registry, "cocoon");

    private static AdmissionRequest request(String kind, String operation) {
        return ReviewLoop.requestOf(
                Bodies.request("\"kind\":{\"kind\":\"" + kind + "\"},\"operation\":\"" + operation + "\""));
    }

    private long count(String... tags) {
        return registry.get("cocoon.admission.reviews").tags(tags).timer().count();
    }

    @Test
    void reviewsAreTimedByWhatTheyAreAndWhatCameOfThem() {
        metrics.onVerdict(request("Pod", "CREATE"), Verdict.DENIED, 2_000_000);
        metrics.onVerdict(request("Pod", "CREATE"), Verdict.DENIED, 4_000_000);
        metrics.onVerdict(request("Pod", "UPDATE"), Verdict.ALLOWED, 1_000_000);
        metrics.onVerdict(request("", ""), Verdict.FAILED, 1);
        assertThat(registry.get("cocoon.admission.reviews")
                        .tags("webhook", "cocoon", "kind", "Pod", "operation", "CREATE", "verdict", "denied")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(6);
        assertThat(count("operation", "UPDATE", "verdict", "allowed")).isEqualTo(1);
        assertThat(count("kind", "none", "operation", "none", "verdict", "failed"))
                .isEqualTo(1);
    }

    @Test
    void refusalsAreCountedByReasonFromZeroOn() {
        metrics.onRefused(Refusal.TOO_LARGE);
        assertThat(registry.get("cocoon.admission.refusals")
                        .tags("webhook", "cocoon", "reason", "too_large")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("cocoon.admission.refusals")
                        .tag("reason", "not_utf8")
                        .counter()
                        .count())
                .isZero();
        assertThat(registry.get("cocoon.admission.refusals").counters()).hasSize(Refusal.values().length);
    }

    @Test
    void kindsThatClientsMakeUpAreNotWithoutLimit() {
        for (int i = 0; i < 1000; i++) {
            metrics.onVerdict(request("K" + i, "CREATE"), Verdict.ALLOWED, 1);
        }
        metrics.onVerdict(request("K1000", "CREATE"), Verdict.DENIED, 1);
        assertThat(count("kind", "K63")).isEqualTo(1);
        assertThat(count("kind", "other", "verdict", "allowed")).isEqualTo(1000 - 64);
        assertThat(count("kind", "other", "operation", "other", "verdict", "denied"))
                .isEqualTo(1);
        assertThat(registry.get("cocoon.admission.reviews").timers()).hasSize(66);
    }

    @Test
    void everyRefusalHasAStatusAndAText() {
        for (Refusal refusal : Refusal.values()) {
            assertThat(refusal.status()).isIn(400, 405, 413, 415);
            assertThat(refusal.text()).startsWith("the ");
        }
    }
}
