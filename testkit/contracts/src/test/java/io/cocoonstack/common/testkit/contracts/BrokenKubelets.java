package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.testkit.world.KubeletSettings;
import io.cocoonstack.common.testkit.world.PretendKubelet;
import io.cocoonstack.common.testkit.world.VmHost;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kubelets that carry out a right step wrongly; {@link BrokenKubeletReports} and {@link BrokenKubeletPlans} have those
 * that write or plan a wrong one.
 */
final class BrokenKubelets {

    private BrokenKubelets() {}

    /** In order, unless overridden. */
    abstract static class Executes extends PretendKubelet {

        Executes(KubeletEnvironment environment) {
            super(environment.client(), environment.host(), environment.registry(), KubeletSettings.DEFAULT);
        }

        static String id(VmHost.@Nullable Vm vm) {
            return vm == null ? "" : vm.id();
        }
    }

    static class TakesAFailedPushForAPush extends Executes {
        TakesAFailedPushForAPush(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
            try {
                return super.execute(step, pod, name, vm);
            } catch (RuntimeException e) {
                if (step instanceof KubeletStep.Push) {
                    return super.execute(new KubeletStep.Destroy("a push was tried"), pod, name, vm);
                }
                throw e;
            }
        }
    }

    static class ShowsAFrozenVm extends Executes {
        ShowsAFrozenVm(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        protected boolean isShown(VmHost.@Nullable Vm vm) {
            return vm != null;
        }
    }

    static class RunsOnAfterTheSnapshot extends Executes {
        RunsOnAfterTheSnapshot(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
            if (step instanceof KubeletStep.Push) {
                host().resume(id(vm));
            }
            return super.execute(step, pod, name, vm);
        }
    }

    static class SaysCreatingBeforeARestore extends Executes {
        SaysCreatingBeforeARestore(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
            if (step instanceof KubeletStep.Restore) {
                write(pod, Map.of(Annotations.LIFECYCLE_STATE, "creating"), vm);
            }
            return super.execute(step, pod, name, vm);
        }
    }

    static class PushesWithoutAWordOfThePod extends Executes {
        PushesWithoutAWordOfThePod(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
            return super.execute(
                    step instanceof KubeletStep.Push push
                            ? new KubeletStep.Push(SnapshotOrigin.UNNAMED, push.why())
                            : step,
                    pod,
                    name,
                    vm);
        }
    }

    static class PushesWithoutAnImage extends Executes {
        PushesWithoutAnImage(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
            if (!(step instanceof KubeletStep.Push push)) {
                return super.execute(step, pod, name, vm);
            }
            SnapshotOrigin all = push.origin();
            SnapshotOrigin less =
                    new SnapshotOrigin(all.podNamespace(), all.podName(), all.podUid(), all.hibernateEpoch());
            return super.execute(new KubeletStep.Push(less, push.why()), pod, name, vm);
        }
    }

    static class PushesADeletedPodAsHibernated extends Executes {
        PushesADeletedPodAsHibernated(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
            if (step instanceof KubeletStep.PushLatest push) {
                super.execute(new KubeletStep.Push(push.origin(), push.why()), pod, name, vm);
            }
            return super.execute(step, pod, name, vm);
        }
    }

    static class HibernatesByThePolicy extends Executes {
        HibernatesByThePolicy(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
            boolean never = SnapshotPolicy.NEVER.equals(Pods.vmSpec(pod).snapshotPolicy());
            if (step instanceof KubeletStep.Push && never) {
                host().destroy(id(vm));
                return true;
            }
            return super.execute(step, pod, name, vm);
        }
    }

    /** Knows its VMs from memory, and not from the host. */
    static class KnowsItsVmsByHeart extends Executes {
        private final Set<String> known = new HashSet<>();

        KnowsItsVmsByHeart(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        protected VmHost.@Nullable Vm vm(String name) {
            return known.contains(name) ? super.vm(name) : null;
        }

        @Override
        protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
            boolean acted = super.execute(step, pod, name, vm);
            if (step instanceof KubeletStep.Boot || step instanceof KubeletStep.Restore) {
                known.add(name);
            }
            return acted;
        }
    }
}
