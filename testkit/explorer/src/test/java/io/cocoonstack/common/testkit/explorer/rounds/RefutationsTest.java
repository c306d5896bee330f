package io.cocoonstack.common.testkit.explorer.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testkit.explorer.Counterexample;
import io.cocoonstack.common.testkit.explorer.Exploration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The explorer tells every wrong variant that it knows from the right way, within bounds in which the right way holds.
 */
class RefutationsTest {

    static Stream<Variant> refuted() {
        return Arrays.stream(Variant.values()).filter(variant -> variant.bounds() != null);
    }

    @ParameterizedTest
    @MethodSource("refuted")
    void aWrongVariantIsRefutedWhereTheRightWayHolds(Variant variant) {
        Bounds bounds = variant.bounds();
        Counterexample wrong = RoundModel.explore(bounds, variant).counterexample();
        assertThat(wrong).as(variant.what()).isNotNull();
        assertThat(wrong.story()).last().isEqualTo(wrong.wrong());

        Exploration right = RoundModel.explore(bounds);
        assertThat(right.counterexample()).as(right.text()).isNull();
        assertThat(right.exhausted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(RemainingLoss.class)
    void aLossThatOnlyTheGoSideCanPreventIsFound(RemainingLoss loss) {
        Counterexample found = RoundModel.explore(loss.bounds()).counterexample();
        assertThat(found).as(loss.what()).isNotNull();
        assertThat(found.wrong()).containsAnyOf("the last copy of the VM's state is destroyed", "boots fresh");
    }

    @Test
    void theOldGateLosesTheVmWithinFewSteps() {
        Exploration old = RoundModel.explore(Variant.OLD_GATE.bounds(), Variant.OLD_GATE);
        assertThat(old.counterexample().wrong()).startsWith("the last copy of the VM's state is destroyed");
    }

    @ParameterizedTest
    @EnumSource(
            value = Variant.class,
            names = {"GOING_AWAY_IGNORED", "STARTS_AT_EPOCH_1"})
    void whatIsCalledForgivenIsNotRefutedByTheQuickRuns(Variant variant) {
        assertThat(variant.isForgiven()).isTrue();
        for (Bounds bounds : Runs.quick()) {
            assertThat(RoundModel.explore(bounds, variant).counterexample())
                    .as(bounds.name())
                    .isNull();
        }
    }
}
