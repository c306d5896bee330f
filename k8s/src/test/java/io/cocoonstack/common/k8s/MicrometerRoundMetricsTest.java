package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RoundStep;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerRoundMetricsTest {

    private static final RoundObject<HibernationPhase> ROUND = new RoundObject<>() {
        @Override
        public PodFacts readPod(String podName) {
            return null;
        }

        @Override
        public void storePhase(HibernationPhase phase) {}
    };

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerRoundMetrics metrics = new MicrometerRoundMetrics(registry, "hibernation");

    private void step(StepOutcome outcome) {
        metrics.onStep(
                new StepReport(ROUND, new RoundStep.Done<HibernationPhase>("x"), outcome, "", Duration.ofMillis(3)));
    }

    @Test
    void stepsAreTimedByKindAndOutcome() {
        step(StepOutcome.ACTED);
        step(StepOutcome.ACTED);
        assertThat(registry.get("cocoon.round.steps")
                        .tags("controller", "hibernation", "step", "done", "outcome", "acted")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(6);
    }

    @Test
    void conflictsAndFailuresOfTheRegistryAreCountedFromZeroOn() {
        assertThat(registry.get("cocoon.round.conflicts").counter().count()).isZero();
        assertThat(registry.get("cocoon.round.registry.failures").counter().count())
                .isZero();
        step(StepOutcome.CONFLICT);
        step(StepOutcome.REGISTRY_FAILED);
        step(StepOutcome.ACTED);
        assertThat(registry.get("cocoon.round.conflicts").counter().count()).isEqualTo(1);
        assertThat(registry.get("cocoon.round.registry.failures").counter().count())
                .isEqualTo(1);
    }
}
