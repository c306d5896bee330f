package io.cocoonstack.common.k8s;

import static io.cocoonstack.common.k8s.VectorPods.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.Liveness;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testsupport.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The wake gate on whole pods of kubelets that keep no epochs. */
class OperatorDecisionsVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("operator-decisions")
                .call("wakeComplete", c -> {
                    Liveness liveness = WakeGate.evaluate(Pods.facts(pod(c.input("pod"))));
                    assertThat(liveness.isLive(LegacyPolicy.TRUST)).isEqualTo(c.wantFlag("complete"));
                    assertThat(liveness == Liveness.LIVE_LEGACY || liveness == Liveness.LIVE_LEGACY_UNREPORTED)
                            .isEqualTo(c.wantFlag("legacy"));
                })
                .tests();
    }
}
