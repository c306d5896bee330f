package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.SnapshotOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests contract 6.1 rule hibernate-complete. */
class HibernateGateTest {

    private final Map<String, String> annotations = new HashMap<>(Map.of(
            Annotations.VM_NAME, "vk-ns-demo-0",
            Annotations.HIBERNATE, "true",
            Annotations.GENERATION, "3",
            Annotations.LIFECYCLE_STATE, "hibernated",
            Annotations.LIFECYCLE_OBSERVED_GENERATION, "3"));
    private final List<String> asked = new ArrayList<>();
    private ProbeResult answer = new ProbeResult.Present("sha256:abc");

    private HibernateAnswer evaluate() {
        return HibernateGate.evaluate(
                PodFacts.builder().annotations(annotations).build(), (name, tag) -> {
                    asked.add(name + ":" + tag);
                    return answer;
                });
    }

    @Test
    void aReportOfThisGenerationWithASnapshotIsComplete() {
        assertThat(evaluate()).isEqualTo(new HibernateAnswer.Complete("sha256:abc"));
        assertThat(asked).containsExactly("vk-ns-demo-0:hibernate");
    }

    @Test
    void aTagAloneIsNotCompleteOnceTheWakeWasAskedFor() {
        annotations.remove(Annotations.HIBERNATE);
        assertThat(evaluate()).isEqualTo(HibernateAnswer.Incomplete.NOT_REQUESTED);
        assertThat(asked).isEmpty();
    }

    @Test
    void aReportOfAnEarlierGenerationIsNotComplete() {
        annotations.put(Annotations.GENERATION, "4");
        assertThat(evaluate()).isEqualTo(HibernateAnswer.Incomplete.OBSERVED_OLDER_GENERATION);
        assertThat(asked).isEmpty();
    }

    @Test
    void aPodThatNamesNoVmIsNotComplete() {
        annotations.remove(Annotations.VM_NAME);
        assertThat(evaluate()).isEqualTo(HibernateAnswer.Incomplete.NO_VM_NAME);
        assertThat(asked).isEmpty();
    }

    @Test
    void anAbsentSnapshotIsNotComplete() {
        answer = new ProbeResult.Absent();
        assertThat(evaluate()).isEqualTo(HibernateAnswer.Incomplete.NO_SNAPSHOT);
    }

    @Test
    void aProbeThatFailsIsAnErrorAndNeverANo() {
        answer = new ProbeResult.Failed("registry answered 503", null);
        assertThat(evaluate()).isInstanceOf(HibernateAnswer.ProbeFailed.class);
        assertThat(evaluate().why()).contains("503");
    }

    @Test
    void theSnapshotOfAnotherPodIsAnErrorAndNeverAYes() {
        answer = new ProbeResult.Present(
                "sha256:abc", new SnapshotOrigin("a-b", "c-0", "u2", Epoch.hibernateEpoch(null)));
        HibernateAnswer foreign = HibernateGate.evaluate(
                PodFacts.builder()
                        .identity("a", "b-c-0", "u1", "7")
                        .annotations(annotations)
                        .build(),
                (name, tag) -> answer);
        assertThat(foreign).isInstanceOf(HibernateAnswer.ProbeFailed.class);
        assertThat(foreign.why()).contains("is of another pod than a/b-c-0");
    }

    @Test
    void aProbeThatThrowsIsAnErrorAndNeverANo() {
        HibernateAnswer thrown = HibernateGate.evaluate(
                PodFacts.builder().annotations(annotations).build(), (name, tag) -> {
                    throw new IllegalStateException("refused");
                });
        assertThat(thrown).isInstanceOf(HibernateAnswer.ProbeFailed.class);
    }
}
