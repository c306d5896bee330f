package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests contract 7 rule ready-condition. */
class ConditionsTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.999Z");

    @Test
    void theTimeIsStampedInWholeSeconds() {
        Condition condition = Conditions.set(null, Conditions.ready("True", "Done", "", 1), NOW)
                .conditions()
                .get(0);
        assertThat(condition.getLastTransitionTime()).isEqualTo("2026-02-03T04:05:06Z");
    }

    @Test
    void theConditionHandedInStaysWithoutATime() {
        Condition condition = Conditions.ready("True", "Done", "", 1);
        Conditions.set(null, condition, NOW);
        assertThat(condition.getLastTransitionTime()).isNull();
    }

    @Test
    void settingTheSameConditionAgainChangesNothing() {
        List<Condition> once = Conditions.set(null, Conditions.ready("True", "Done", "m", 1), NOW)
                .conditions();
        Conditions.Update again = Conditions.set(once, Conditions.ready("True", "Done", "m", 1), NOW.plusSeconds(60));
        assertThat(again.changed()).isFalse();
        assertThat(again.conditions()).isEqualTo(once);
    }

    @Test
    void absentAndEmptyAndZeroAreTheSame() {
        Condition bare = Conditions.ready("True", "Done", "", 0);
        bare.setMessage(null);
        bare.setObservedGeneration(null);
        List<Condition> once = Conditions.set(null, bare, NOW).conditions();
        assertThat(Conditions.set(once, Conditions.ready("True", "Done", "", 0), NOW.plusSeconds(60))
                        .changed())
                .isFalse();
    }

    @Test
    void aConditionWithoutATypeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conditions.set(null, new Condition(), NOW))
                .withMessage("condition type is null, expected a type such as Ready");
    }

    private static Condition sent(String reason, String message) {
        return Conditions.set(null, Conditions.ready("False", reason, message, 1), NOW)
                .conditions()
                .get(0);
    }

    @Test
    void aMessageThatTheServerWouldRefuseIsCutAtACharacterAndMarked() {
        assertThat(sent("R", "\uD83D\uDE00".repeat(32_768)).getMessage()).isEqualTo("\uD83D\uDE00".repeat(32_768));
        assertThat(sent("R", "\uD83D\uDE00".repeat(32_769)).getMessage())
                .isEqualTo("\uD83D\uDE00".repeat(32_767) + "…");
        assertThat(Conditions.ready("True", "R", "x".repeat(40_000), 1).getMessage())
                .hasSize(32_768)
                .endsWith("x…");
    }

    @Test
    void aMessageThatIsCutEachTimeIsNoChange() {
        Condition ready = Conditions.ready("False", "R", "x".repeat(40_000), 1);
        List<Condition> once = Conditions.set(null, ready, NOW).conditions();
        Condition long2 =
                new ConditionBuilder(ready).withMessage("x".repeat(40_000)).build();
        assertThat(Conditions.set(once, long2, NOW.plusSeconds(60)).changed()).isFalse();
    }

    @Test
    void aReasonThatTheServerWouldRefuseIsMended() {
        assertThat(sent("ImagePull_2", "").getReason()).isEqualTo("ImagePull_2");
        assertThat(sent("a,b:c", "").getReason()).isEqualTo("a,b:c");
        assertThat(sent("", "").getReason()).isEqualTo("Unknown");
        assertThat(sent("no space left", "").getReason()).isEqualTo("no_space_left");
        assertThat(sent("404: gone:", "").getReason()).isEqualTo("gone");
        assertThat(sent("_Übel", "").getReason()).isEqualTo("bel");
        assertThat(sent("x".repeat(1023) + "::y", "").getReason()).isEqualTo("x".repeat(1023));
    }
}
