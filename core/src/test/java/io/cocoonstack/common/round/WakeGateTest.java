package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests contract 6.1 rules wake-complete, legacy and going. */
class WakeGateTest {

    private final Map<String, String> annotations = new HashMap<>(Map.of(
            Annotations.VM_ID, "vm-1",
            Annotations.HIBERNATE_EPOCH, "1",
            Annotations.WAKE_FROM_EPOCH, "0"));

    private Liveness evaluate() {
        return WakeGate.evaluate(PodFacts.builder()
                .annotations(annotations)
                .containerRunning(true)
                .build());
    }

    @Test
    void aVmIsLiveOnceTheEpochIsAboveTheOneTheWakeWasAskedFrom() {
        assertThat(evaluate()).isEqualTo(Liveness.LIVE);
    }

    @Test
    void aStaleIdUnderAPendingWakeIsNotLive() {
        annotations.put(Annotations.WAKE_FROM_EPOCH, "1");
        assertThat(evaluate()).isEqualTo(Liveness.WAKE_PENDING);
    }

    @Test
    void aVmWithoutAWakeThatWasAskedForIsLive() {
        annotations.remove(Annotations.WAKE_FROM_EPOCH);
        assertThat(evaluate()).isEqualTo(Liveness.LIVE);
    }

    @Test
    void aKubeletThatKeepsNoEpochsAnswersLegacyEvenUnderAWakeRequest() {
        annotations.remove(Annotations.HIBERNATE_EPOCH);
        assertThat(evaluate()).isEqualTo(Liveness.LIVE_LEGACY_UNREPORTED);
        annotations.put(Annotations.LIFECYCLE_STATE, "ready");
        assertThat(evaluate()).isEqualTo(Liveness.LIVE_LEGACY);
    }

    @Test
    void aReportOfAnEarlierGenerationIsNoReportOfALegacyVm() {
        annotations.remove(Annotations.HIBERNATE_EPOCH);
        annotations.put(Annotations.LIFECYCLE_STATE, "ready");
        annotations.put(Annotations.LIFECYCLE_OBSERVED_GENERATION, "2");
        annotations.put(Annotations.GENERATION, "3");
        assertThat(evaluate()).isEqualTo(Liveness.LIVE_LEGACY_UNREPORTED);
    }

    @Test
    void serializingNeedsTheReportOfALegacyVm() {
        assertThat(Liveness.LIVE_LEGACY.isLive(LegacyPolicy.SERIALIZE)).isTrue();
        assertThat(Liveness.LIVE_LEGACY_UNREPORTED.isLive(LegacyPolicy.SERIALIZE))
                .isFalse();
        assertThat(Liveness.LIVE_LEGACY_UNREPORTED.isLive(LegacyPolicy.TRUST)).isTrue();
        assertThat(Liveness.LIVE_LEGACY_UNREPORTED.isLive(LegacyPolicy.WAIT)).isFalse();
    }

    @Test
    void legacyCountsAsLiveOnlyWhereItIsTrusted() {
        assertThat(Liveness.LIVE_LEGACY.isLive(LegacyPolicy.TRUST)).isTrue();
        assertThat(Liveness.LIVE_LEGACY.isLive(LegacyPolicy.WAIT)).isFalse();
        assertThat(Liveness.LIVE.isLive(LegacyPolicy.WAIT)).isTrue();
    }

    @Test
    void noOtherAnswerCountsAsLive() {
        for (Liveness liveness : Liveness.values()) {
            if (!liveness.name().startsWith("LIVE")) {
                assertThat(liveness.isLive(LegacyPolicy.TRUST))
                        .as(liveness.why())
                        .isFalse();
            }
        }
    }

    @Test
    void aMalformedEpochClosesTheGateAlsoWithoutAnId() {
        annotations.put(Annotations.HIBERNATE_EPOCH, "one");
        annotations.remove(Annotations.VM_ID);
        assertThat(evaluate()).isEqualTo(Liveness.MALFORMED_EPOCH);
    }

    @Test
    void aMalformedWakeRequestClosesTheGateOfALegacyPodToo() {
        annotations.remove(Annotations.HIBERNATE_EPOCH);
        annotations.put(Annotations.WAKE_FROM_EPOCH, "");
        assertThat(evaluate()).isEqualTo(Liveness.MALFORMED_EPOCH);
    }

    @Test
    void aVmThatIsToBeHibernatedIsNotLive() {
        annotations.put(Annotations.HIBERNATE, "true");
        assertThat(evaluate()).isEqualTo(Liveness.HIBERNATE_REQUESTED);
    }

    @Test
    void aPodWithoutAnIdIsNotLive() {
        annotations.remove(Annotations.VM_ID);
        assertThat(evaluate()).isEqualTo(Liveness.NO_VM_ID);
    }

    @Test
    void aPodThatIsGoingIsNeverLive() {
        PodFacts going = PodFacts.builder()
                .annotations(annotations)
                .containerRunning(true)
                .deleting(true)
                .build();
        assertThat(WakeGate.evaluate(going)).isEqualTo(Liveness.GOING_AWAY);
    }

    @Test
    void aPodWhoseContainersDoNotRunIsNotLive() {
        assertThat(WakeGate.evaluate(PodFacts.builder().annotations(annotations).build()))
                .isEqualTo(Liveness.NOT_RUNNING);
    }

    @Test
    void aMissingPodIsNotLive() {
        assertThat(WakeGate.evaluate(null)).isEqualTo(Liveness.NOT_RUNNING);
    }
}
