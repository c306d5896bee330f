package io.cocoonstack.common.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.testkit.world.KubeletSettings;
import io.cocoonstack.common.testkit.world.PretendKubelet;
import io.cocoonstack.common.testkit.world.VmHost;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
                .hasMessageContaining("the counter of the VM is null")
                .hasMessageContaining("the kubelet has not written {vm.cocoonstack.io/lifecycle-")
                .hasMessageContaining("the last effect of the kubelet was: nothing");
    }

    @Test
    void aKubeletThatBootsAndReportsNoEpochIsToldWhatIsMissing() {
        assertThatThrownBy(() -> KubeletPlay.play(ForgetsTheEpoch::new, KubeletPlay::bringUp))
                .hasMessageContaining("the kubelet has not written {vm.cocoonstack.io/hibernate-epoch=0} to the pod")
                .hasMessageContaining("the last effect of the kubelet was: PATCH pods/demo-0/status");
    }

    @Test
    void aKubeletThatDoesNotPushIsToldTheNextStep() {
        assertThatThrownBy(() -> KubeletPlay.playWithLiveVm(NeverPushes::new, KubeletPlay::hibernate))
                .hasMessageContaining("a kubelet on KubeletPlanner would go on with Push[");
    }

    /** Boots and reports all but the epoch. */
    private static final class ForgetsTheEpoch extends ReferenceKubelet {
        @Override
        PretendKubelet make(KubeletEnvironment started) {
            return new PretendKubelet(started.client(), started.host(), started.registry(), KubeletSettings.DEFAULT) {
                @Override
                protected void write(
                        Pod pod, Map<String, ? extends @Nullable String> annotations, VmHost.@Nullable Vm vm) {
                    Map<String, @Nullable String> rest = new HashMap<>(annotations);
                    rest.remove(Annotations.HIBERNATE_EPOCH);
                    super.write(pod, rest, vm);
                }
            };
        }
    }

    /** Freezes the VM and leaves it at that. */
    private static final class NeverPushes extends ReferenceKubelet {
        @Override
        PretendKubelet make(KubeletEnvironment started) {
            return new PretendKubelet(started.client(), started.host(), started.registry(), KubeletSettings.DEFAULT) {
                @Override
                protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
                    return !(step instanceof KubeletStep.Push) && super.execute(step, pod, name, vm);
                }
            };
        }
    }
}
