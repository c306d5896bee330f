package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
