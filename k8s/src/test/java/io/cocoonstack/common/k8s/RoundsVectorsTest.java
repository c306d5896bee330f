package io.cocoonstack.common.k8s;

import static io.cocoonstack.common.k8s.VectorPods.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.Liveness;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testsupport.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The wake gate on whole pods with epochs. */
class RoundsVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("rounds")
                .call(
                        "wakeComplete",
                        c -> assertThat(answer(WakeGate.evaluate(Pods.facts(pod(c.input("pod"))))))
                                .isEqualTo(c.wantText("live")))
                .tests();
    }

    private static String answer(Liveness liveness) {
        return switch (liveness) {
            case LIVE -> "yes";
            case LIVE_LEGACY -> "legacy";
            default -> "no";
        };
    }
}
