package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The Java of docs/observing.md. */
class ObservingPageTest {

    private static final SnapshotRegistry EMPTY = new SnapshotRegistry() {
        @Override
        public ProbeResult probe(String name, String tag) {
            return new ProbeResult.Absent();
        }

        @Override
        public DropResult drop(String name, String digest) {
            return new DropResult.Gone();
        }
    };

    private static final RoundObject<HibernationPhase> ROUND = new RoundObject<>() {
        @Override
        public @Nullable PodFacts readPod(String podName) {
            return null;
        }

        @Override
        public void storePhase(HibernationPhase phase) {}
    };

    @Test
    void theExecutorOfThePageCountsItsSteps() throws IOException {
        try (RecordingApiServer server = new RecordingApiServer()) {
            KubernetesClient client = server.client();
            SnapshotRegistry registry = EMPTY;
            String podName = "operator-0";
            MeterRegistry meterRegistry = new SimpleMeterRegistry();

            RoundExecutor executor = new RoundExecutor(
                    client,
                    registry,
                    new RoundEvents(new EventRecorder(client, "cocoon-operator", podName)),
                    new MicrometerRoundMetrics(meterRegistry, "hibernation"));

            StepOutcome outcome = executor.execute(new RoundStep.Done<>("the round is over"), ROUND);

            assertThat(outcome).isEqualTo(StepOutcome.NOTHING_TO_DO);
            assertThat(meterRegistry.get("cocoon.round.steps").timer().count()).isEqualTo(1);
        }
    }
}
