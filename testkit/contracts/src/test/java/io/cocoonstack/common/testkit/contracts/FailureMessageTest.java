package io.cocoonstack.common.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A rule that fails says what was missing. */
class FailureMessageTest {

    private static final class IdleOperator implements OperatorDriver {

        @Override
        public void start(OperatorEnvironment environment) {}

        @Override
        public void settle() {}

        @Override
        public void crash() {}
    }

    private static final class IdleKubelet implements KubeletDriver {

        @Override
        public void start(KubeletEnvironment environment) {}

        @Override
        public void settle() {}

        @Override
        public void crash() {}
    }

    @Test
    void aGoalThatAnOperatorDoesNotReachNamesTheMissingPodAndThePhases() {
        assertThatThrownBy(() -> OperatorPlay.play(IdleOperator::new, OperatorPlay.Part.ANY, play -> {}))
                .hasMessageContaining("was not reached: the VM is live; no fault; there is no pod; the set is null")
                .hasMessageContaining("user: creates the set");
    }

    @Test
    void aGoalThatAKubeletDoesNotReachSaysWhatTheGatesSay() {
        assertThatThrownBy(() -> KubeletPlay.play(IdleKubelet::new, KubeletPlay::bringUp))
                .hasMessageContaining("the wake gate says ")
                .hasMessageContaining("the hibernate gate says ")
                .hasMessageContaining("the counter of the VM is null");
    }
}
