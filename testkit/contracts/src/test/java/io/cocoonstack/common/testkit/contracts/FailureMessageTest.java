package io.cocoonstack.common.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.common.k8s.KubeletWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.testkit.world.KubeletSettings;
import io.cocoonstack.common.testkit.world.PretendKubelet;
import io.cocoonstack.common.testkit.world.VmHost;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
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
        assertThatThrownBy(() ->
                        KubeletPlay.play(() -> Reports.without(Annotations.HIBERNATE_EPOCH), KubeletPlay::bringUp))
                .hasMessageContaining("the kubelet has not written {vm.cocoonstack.io/hibernate-epoch=0} to the pod")
                .hasMessageContaining("the last effect of the kubelet was: PATCH pods/demo-0/status");
    }

    @Test
    void aKubeletThatReportsNoLifecycleIsToldTheFirstStateThatIsMissing() {
        assertThatThrownBy(() -> KubeletPlay.play(() -> Reports.without("/lifecycle-"), KubeletPlay::bringUp))
                .hasMessageContaining("has not written {vm.cocoonstack.io/lifecycle-observed-generation=1, "
                        + "vm.cocoonstack.io/lifecycle-state=creating} to the pod")
                .hasMessageContaining("as the VM is about to be booted");
    }

    @Test
    void aKubeletThatNeverReportsReadyIsToldThatTheReportIsMissing() {
        assertThatThrownBy(() -> KubeletPlay.play(() -> Reports.without("=ready"), KubeletPlay::bringUp))
                .hasMessageContaining("VIOLATION of 6.3.7: the runtime is written apart from the lifecycle")
                .hasMessageContaining("has not written {vm.cocoonstack.io/lifecycle-state=ready} to the pod");
    }

    @Test
    void aFirstKubeletThatBootsAndSaysTheIdIsToldWhatElseItsReportTakes() {
        assertThatThrownBy(() -> KubeletPlay.play(FirstKubelet::new, KubeletPlay::bringUp))
                .hasMessageContaining("VIOLATION of 6.3.7: the runtime is written apart from the epoch")
                .hasMessageContaining("the wake gate says the kubelet keeps no epoch and does not report the VM ready")
                .hasMessageContaining("has not written {vm.cocoonstack.io/hibernate-epoch=0, ")
                .hasMessageContaining("vm.cocoonstack.io/lifecycle-state=ready} to the pod");
    }

    @Test
    void aKubeletThatDoesNotShowTheContainerIsToldThatTheStatusIsMissing() {
        assertThatThrownBy(() -> KubeletPlay.play(NeverShowsTheVm::new, KubeletPlay::bringUp))
                .hasMessageContaining("the wake gate says no container runs")
                .hasMessageContaining("status.containerStatuses of the pod does not say whether the VM runs");
    }

    @Test
    void aKubeletThatDoesNotReportHibernatedIsToldWhichAnnotationsAreMissing() {
        assertThatThrownBy(
                        () -> KubeletPlay.playWithLiveVm(() -> Reports.without("=hibernated"), KubeletPlay::hibernate))
                .hasMessageContaining("the hibernate gate says the kubelet does not report hibernated")
                .hasMessageContaining("has not written {vm.cocoonstack.io/lifecycle-state=hibernated} to the pod")
                .hasMessageContaining("as there is no VM and the registry holds sha256:");
    }

    @Test
    void aKubeletThatDoesNotPushIsToldTheNextStep() {
        assertThatThrownBy(() -> KubeletPlay.playWithLiveVm(NeverPushes::new, KubeletPlay::hibernate))
                .hasMessageContaining("a kubelet on KubeletPlanner would go on with Push[");
    }

    /** Reports all annotations but some. */
    private static final class Reports extends ReferenceKubelet {

        private final Predicate<Map.Entry<String, ? extends @Nullable String>> left;

        private Reports(Predicate<Map.Entry<String, ? extends @Nullable String>> left) {
            this.left = left;
        }

        /** Leaves annotations out by a part of {@code key=value}. */
        static Reports without(String part) {
            return new Reports(annotation -> annotation.toString().contains(part));
        }

        @Override
        PretendKubelet make(KubeletEnvironment started) {
            return new PretendKubelet(started.client(), started.host(), started.registry(), KubeletSettings.DEFAULT) {
                @Override
                protected void write(
                        Pod pod, Map<String, ? extends @Nullable String> annotations, VmHost.@Nullable Vm vm) {
                    Map<String, @Nullable String> rest = new HashMap<>(annotations);
                    rest.entrySet().removeIf(left);
                    super.write(pod, rest, vm);
                }
            };
        }
    }

    /** Reports annotations, and no status of the container. */
    private static final class NeverShowsTheVm extends ReferenceKubelet {
        @Override
        PretendKubelet make(KubeletEnvironment started) {
            return new PretendKubelet(started.client(), started.host(), started.registry(), KubeletSettings.DEFAULT) {
                @Override
                protected boolean isShown(VmHost.@Nullable Vm vm) {
                    return false;
                }
            };
        }
    }

    /** What a newcomer writes on the first day: boots the VM, says its id, and shows that it runs. */
    private static final class FirstKubelet implements KubeletDriver {

        private @Nullable KubeletEnvironment environment;

        @Override
        public void start(KubeletEnvironment started) {
            environment = started;
        }

        @Override
        public void settle() {
            KubeletEnvironment world = Objects.requireNonNull(environment, "not started");
            for (Pod pod :
                    world.client().pods().inNamespace(world.namespace()).list().getItems()) {
                if (world.host().list().isEmpty()) {
                    String id = world.host()
                            .create(Objects.requireNonNull(Pods.facts(pod).vmName()), null);
                    KubeletWrites.report(world.client(), pod, Map.of(Annotations.VM_ID, id), true);
                }
            }
        }

        @Override
        public void crash() {}
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
