package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.VmNames;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The decisions that need no Kubernetes type; {@code wakeComplete} reads a pod and belongs to the module k8s. */
class OperatorDecisionsVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("operator-decisions")
                .call("hibernateComplete", OperatorDecisionsVectorsTest::hibernateComplete)
                .call("restoreDecision", OperatorDecisionsVectorsTest::restoreDecision)
                .tests();
    }

    private static void hibernateComplete(VectorCase c) {
        RecordingProbe probe = new RecordingProbe(c.input("snapshot"));
        PodFacts pod =
                PodFacts.builder().annotations(c.textMap("podAnnotations")).build();

        HibernateAnswer answer = HibernateGate.evaluate(pod, probe);

        assertThat(answer instanceof HibernateAnswer.Complete).isEqualTo(c.wantFlag("complete"));
        assertThat(answer instanceof HibernateAnswer.ProbeFailed).isEqualTo(c.wantFlag("error"));
        assertThat(!probe.asked.isEmpty()).isEqualTo(c.wantFlag("probed"));
        assertThat(answer.why()).isNotBlank();
    }

    private static void restoreDecision(VectorCase c) {
        RecordingProbe probe = new RecordingProbe(c.input("snapshot"));
        RestoreIntent.Builder intent =
                RestoreIntent.builder().set(c.flag("suspended"), null).roundsStartClean(c.flag("roundsStartClean"));
        JsonNode hibernation = c.input("hibernation");
        if (hibernation.isObject() && hibernation.path("podRef").asText().equals(c.text("pod"))) {
            intent.hibernation(
                    HibernationPhase.ofNullable(hibernation.path("phase").asText()),
                    HibernationDesire.ofNullable(hibernation.path("desire").asText()));
        }

        RestoreDecision decision =
                RestoreDecision.decide(intent.build(), VmNames.forPod("ns", c.requiredText("pod")), probe);

        assertThat(decision instanceof RestoreDecision.Restore).isEqualTo(c.wantFlag("restore"));
        assertThat(decision instanceof RestoreDecision.DoNotCreate).isEqualTo(c.wantFlag("error"));
        assertThat(!probe.asked.isEmpty()).isEqualTo(c.wantFlag("probed"));
        assertThat(decision.why()).isNotBlank();
    }

    /** Answers as the vector's {@code snapshot} says: true, false, a digest or {@code error}. */
    private static final class RecordingProbe implements SnapshotProbe {

        private final JsonNode snapshot;
        private final List<String> asked = new ArrayList<>();

        RecordingProbe(JsonNode snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public ProbeResult probe(String name, String tag) {
            asked.add(name + ":" + tag);
            if (snapshot.isTextual() && snapshot.textValue().equals("error")) {
                return new ProbeResult.Failed("registry answered 503", null);
            }
            return snapshot.asBoolean() || snapshot.isTextual()
                    ? new ProbeResult.Present("sha256:abc")
                    : new ProbeResult.Absent();
        }
    }
}
