package io.cocoonstack.common.k8s.operator;

import static io.cocoonstack.common.k8s.operator.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Vocabulary;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTimesTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private static List<Condition> progressing(String status, String reason, String time) {
        return List.of(
                new ConditionBuilder().withType("Ready").withStatus("False").build(),
                new ConditionBuilder()
                        .withType("Progressing")
                        .withStatus(status)
                        .withReason(reason)
                        .withLastTransitionTime(time)
                        .build());
    }

    @Test
    void aLegBeganWhenItsConditionChanged() {
        Vocabulary waking = HibernationPhase.WAKING;
        String time = "2026-11-27T12:00:00Z";

        assertThat(RoundTimes.begun(progressing("True", "Waking", time), waking))
                .isEqualTo(NOW);
        assertThat(RoundTimes.begun(progressing("False", "Waking", time), waking))
                .isNull();
        assertThat(RoundTimes.begun(progressing("True", "Hibernating", time), waking))
                .isNull();
        assertThat(RoundTimes.begun(progressing("True", "Waking", "yesterday"), waking))
                .isNull();
        assertThat(RoundTimes.begun(progressing("True", "Waking", null), waking))
                .isNull();
        assertThat(RoundTimes.begun(progressing("True", "Waking", time), null)).isNull();
        assertThat(RoundTimes.begun(List.of(), waking)).isNull();
        assertThat(RoundTimes.begun(null, waking)).isNull();
    }

    @Test
    void aRoundFailedWhenItsDeadlinePassed() {
        assertThat(RoundTimes.failed(progressing("False", "DeadlinePassed", "2026-11-27T12:00:00Z")))
                .isEqualTo(NOW);
        assertThat(RoundTimes.failed(progressing("False", "Held", "2026-11-27T12:00:00Z")))
                .isNull();
        assertThat(RoundTimes.failed(null)).isNull();
    }

    private static long minutesToRetry(long minutesSinceFailure) {
        Instant retry = RoundTimes.nextRetry(NOW, TEN_MINUTES, NOW.plus(Duration.ofMinutes(minutesSinceFailure)));
        return Duration.between(NOW, retry).toMinutes();
    }

    @Test
    void retriesBackOffFromOneDeadlineToAnHour() {
        assertThat(minutesToRetry(0)).isEqualTo(10);
        assertThat(minutesToRetry(9)).isEqualTo(10);
        assertThat(minutesToRetry(10)).isEqualTo(30);
        assertThat(minutesToRetry(30)).isEqualTo(70);
        assertThat(minutesToRetry(70)).isEqualTo(130);
        assertThat(minutesToRetry(130)).isEqualTo(190);
        assertThat(minutesToRetry(189)).isEqualTo(190);
        assertThat(minutesToRetry(600_000)).isEqualTo(600_010);
    }

    @Test
    void aDeadlineAboveAnHourIsItsOwnPause() {
        Instant retry = RoundTimes.nextRetry(NOW, Duration.ofHours(3), NOW.plus(Duration.ofHours(4)));

        assertThat(retry).isEqualTo(NOW.plus(Duration.ofHours(6)));
    }
}
