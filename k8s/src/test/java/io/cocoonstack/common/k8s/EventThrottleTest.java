package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.Test;

class EventThrottleTest {

    private final EventThrottle throttle = new EventThrottle();

    private static EventKey key(String pod, String message) {
        return EventKey.of(
                new PodBuilder().withNewMetadata().withName(pod).endMetadata().build(),
                "Warning",
                "RegistryUnavailable",
                message,
                "operator");
    }

    @Test
    void aLoopThatRepeatsAnEventForAnHourWritesAHandful() {
        int written = 0;
        int told = 0;
        for (long now = 0; now < 3_600_000; now += 60) {
            int repeats = throttle.admit(key("demo-0", "503"), now);
            written += repeats > 0 ? 1 : 0;
            told += repeats;
        }
        assertThat(written).isBetween(10, 25);
        assertThat(told).as("repeats that were held back are counted later").isGreaterThan(50_000);
    }

    @Test
    void anEventThatWasQuietForLongIsWrittenAtOnce() {
        assertThat(throttle.admit(key("demo-0", "503"), 0)).isEqualTo(1);
        assertThat(throttle.admit(key("demo-0", "503"), 999)).isZero();
        assertThat(throttle.admit(key("demo-0", "503"), 1_000)).isEqualTo(2);
        assertThat(throttle.admit(key("demo-0", "503"), 2_500)).isZero();
        assertThat(throttle.admit(key("demo-0", "503"), 700_000)).isEqualTo(1);
    }

    @Test
    void ofOneObjectAndReasonSixEventsAreWrittenWithinAMinute() {
        int written = 0;
        for (int i = 0; i < 1_000; i++) {
            written += throttle.admit(key("demo-0", "request " + i), i);
        }
        assertThat(written).isEqualTo(6);
        assertThat(throttle.admit(key("demo-1", "of another object"), 1_000)).isEqualTo(1);
        assertThat(throttle.admit(key("demo-0", "within the minute"), 59_999)).isZero();
        assertThat(throttle.admit(key("demo-0", "a minute later"), 60_000)).isEqualTo(1);
    }
}
