package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests contract 6.1 rules epoch and wake-from-epoch. */
class EpochsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "1.0", " 1", "1_0", "9223372036854775808", "٣"})
    void whatIsNoCounterIsMalformedAndNotAbsent(String text) {
        Epoch epoch = Epoch.hibernateEpoch(Map.of(Annotations.HIBERNATE_EPOCH, text));
        assertThat(epoch.isMalformed()).isTrue();
        assertThat(epoch.isAbsent()).isFalse();
    }

    @Test
    void aCounterMayBeSpelledWithSignAndZeros() {
        assertThat(Epoch.wakeFromEpoch(Map.of(Annotations.WAKE_FROM_EPOCH, "+007")))
                .isEqualTo(new Epoch(Epoch.Kind.PRESENT, 7));
    }

    @Test
    void aFreshVmStartsAtZero() {
        assertThat(Epochs.fresh()).isEqualTo(Map.of(Annotations.HIBERNATE_EPOCH, "0"));
    }

    private static Map<String, String> afterWake(Map<String, String> annotations) {
        return Epochs.afterWake(Epoch.hibernateEpoch(annotations), Epoch.wakeFromEpoch(annotations));
    }

    @Test
    void theEpochAfterAWakeIsAboveBothCounters() {
        assertThat(afterWake(Map.of(Annotations.HIBERNATE_EPOCH, "3", Annotations.WAKE_FROM_EPOCH, "5")))
                .isEqualTo(Map.of(Annotations.HIBERNATE_EPOCH, "6"));
        assertThat(afterWake(Map.of(Annotations.HIBERNATE_EPOCH, "5", Annotations.WAKE_FROM_EPOCH, "3")))
                .isEqualTo(Map.of(Annotations.HIBERNATE_EPOCH, "6"));
    }

    @Test
    void absentAndMalformedCountersCountAsZeroForTheNextEpoch() {
        assertThat(afterWake(Map.of())).isEqualTo(Map.of(Annotations.HIBERNATE_EPOCH, "1"));
        assertThat(afterWake(Map.of(Annotations.HIBERNATE_EPOCH, "x", Annotations.WAKE_FROM_EPOCH, "4")))
                .isEqualTo(Map.of(Annotations.HIBERNATE_EPOCH, "5"));
    }

    @Test
    void aCounterThatCannotGrowIsAnErrorAndNeverWraps() {
        assertThatIllegalStateException()
                .isThrownBy(() -> afterWake(Map.of(Annotations.WAKE_FROM_EPOCH, "9223372036854775807")))
                .withMessageContaining("9223372036854775807");
    }

    @Test
    void aWakeRequestRemovesTheFlagAndNamesTheEpochThatWasRead() {
        Map<String, String> want = new HashMap<>();
        want.put(Annotations.HIBERNATE, null);
        want.put(Annotations.WAKE_FROM_EPOCH, "4");
        assertThat(Epochs.wakeRequest(new Epoch(Epoch.Kind.PRESENT, 4))).isEqualTo(want);
    }

    @Test
    void aWakeRequestToAPodWithoutEpochNamesZero() {
        assertThat(Epochs.wakeRequest(Epoch.hibernateEpoch(null)).get(Annotations.WAKE_FROM_EPOCH))
                .isEqualTo("0");
        assertThat(Epochs.wakeRequest(Epoch.hibernateEpoch(Map.of(Annotations.HIBERNATE_EPOCH, "x")))
                        .get(Annotations.WAKE_FROM_EPOCH))
                .isEqualTo("0");
    }

    @Test
    void aPodThatIsCreatedToBeRestoredWaitsForAWakeFromZero() {
        assertThat(Epochs.restoreRequest())
                .isEqualTo(Map.of(Annotations.RESTORE_FROM_HIBERNATE, "true", Annotations.WAKE_FROM_EPOCH, "0"));
    }

    @Test
    void aMalformedCounterIsNoPendingWake() {
        Epoch bad = Epoch.hibernateEpoch(Map.of(Annotations.HIBERNATE_EPOCH, "x"));
        assertThat(Epochs.isWakePending(bad, new Epoch(Epoch.Kind.PRESENT, 0))).isFalse();
    }

    @Test
    void anEpochBelowZeroCannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Epoch(Epoch.Kind.PRESENT, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Epoch(Epoch.Kind.ABSENT, 1));
    }
}
