package io.cocoonstack.common.testkit.explorer.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** Fields of the long that a decision is kept under. */
class FieldTest {

    private final Field low = Field.first(3);
    private final Field flag = low.next(1);
    private final Field high = flag.next(30);

    @Test
    void eachFieldIsReadAsItWasWritten() {
        long packed = low.of(5) | flag.of(true) | high.of(123_456_789);
        assertThat(low.get(packed)).isEqualTo(5);
        assertThat(flag.isSet(packed)).isTrue();
        assertThat(high.get(packed)).isEqualTo(123_456_789);
    }

    @Test
    void aFieldIsClearedAndTheOthersStay() {
        long packed = low.of(5) | flag.of(true) | high.of(7);
        assertThat(flag.clear(packed)).isEqualTo(low.of(5) | high.of(7));
    }

    @Test
    void aValueThatDoesNotFitIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> low.of(8)).withMessage("value is 8, expected one of 3 bits");
    }

    @Test
    void aSituationHoldsEveryInputOfThePlanners() {
        World world = new World();
        world.wanted = 2;
        world.setPhase = SetPhases.FAILED;
        world.suspended = true;
        world.nodeRecorded = 1;
        world.setSpecChanged = true;
        world.hibernation = Hibernation.DELETING;
        world.hibernationPhase = Hibernation.HIBERNATED;
        world.specChanged = true;
        long situation = Situation.of(world, 1234, Probe.ERROR);
        assertThat(Situation.VIEW.get(situation)).isEqualTo(1234);
        assertThat(Situation.PROBE.get(situation)).isEqualTo(Probe.ERROR);
        assertThat(Situation.WANTED.get(situation)).isEqualTo(2);
        assertThat(Situation.SET_PHASE.get(situation)).isEqualTo(SetPhases.FAILED);
        assertThat(Situation.SUSPENDED.isSet(situation)).isTrue();
        assertThat(Situation.NODE_RECORDED.get(situation)).isEqualTo(1);
        assertThat(Situation.SET_SPEC_CHANGED.isSet(situation)).isTrue();
        assertThat(Situation.OWNED.isSet(situation)).isTrue();
        assertThat(Situation.HIBERNATION.get(situation)).isEqualTo(Hibernation.DELETING);
        assertThat(Situation.HIBERNATION_PHASE.get(situation)).isEqualTo(Hibernation.HIBERNATED);
        assertThat(Situation.SPEC_CHANGED.isSet(situation)).isTrue();
        assertThat(Situation.VIEW.get(Situation.withoutView(situation))).isEqualTo(View.NO_POD);
    }
}
