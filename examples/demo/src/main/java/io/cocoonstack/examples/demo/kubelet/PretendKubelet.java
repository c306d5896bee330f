package io.cocoonstack.examples.demo.kubelet;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.round.HostFacts;
import io.cocoonstack.common.round.HostFacts.VmState;
import io.cocoonstack.common.round.KubeletPlanner;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.LegacyOperators;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.SnapshotProbe;
import io.cocoonstack.examples.demo.PretendRegistry;
import io.cocoonstack.examples.demo.Trouble;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A whole kubelet, as far as the contract sees it: {@link KubeletPlanner} says what is next for a pod, and here are the
 * calls to VMs and registry that it takes. What is kept in memory is lost in a crash, and may be.
 */
public final class PretendKubelet {

    private final Host host;
    private final SnapshotProbe registry;
    private final PodReports reports;
    private final Trouble trouble;
    private final Set<String> pushed = new HashSet<>();
    private final Set<String> latestPushed = new HashSet<>();

    /**
     * Makes a kubelet that remembers nothing.
     *
     * @param host the VMs of its node
     * @param registry where it looks for snapshots
     * @param reports what it writes to pods
     * @param trouble is told of every effect on VMs and registry
     */
    public PretendKubelet(Host host, SnapshotProbe registry, PodReports reports, Trouble trouble) {
        this.host = host;
        this.registry = registry;
        this.reports = reports;
        this.trouble = trouble;
    }

    /**
     * Does the one next thing for a pod that is bound to this node.
     *
     * @param pod the pod as it was read
     * @return whether anything was done, so that there may be more to do
     */
    public boolean step(Pod pod) {
        PodFacts facts = Pods.facts(pod);
        String name = facts.vmName();
        if (!facts.isManaged() || name == null) {
            return letGoIfDeleted(pod, facts);
        }
        Host.Vm vm = host.find(name);
        KubeletStep step = KubeletPlanner.next(facts, hostFacts(pod, name, vm), LegacyOperators.NONE, registry);
        // A frozen VM is a container that runs, as far as status goes; a report says so itself.
        boolean untold = !facts.isDeleting() && facts.isContainerRunning() != (vm != null);
        if (untold && !(step instanceof KubeletStep.Report)) {
            reports.write(pod, Map.of(), vm != null);
            return true;
        }
        try {
            return step.accept(new Execution(pod, name, vm));
        } catch (PretendRegistry.DownException e) {
            reports.warn(pod, "RegistryUnavailable", step.why() + ", but " + e.getMessage());
            return false;
        }
    }

    private boolean letGoIfDeleted(Pod pod, PodFacts facts) {
        if (facts.isDeleting()) {
            reports.gone(pod);
        }
        return facts.isDeleting();
    }

    private HostFacts hostFacts(Pod pod, String name, Host.@Nullable Vm vm) {
        HostFacts.Builder facts = HostFacts.builder().copy(host.isOnDisk(name));
        if (vm != null) {
            VmRuntime runtime = new VmRuntime(
                    vm.id(), "10.42.0." + vm.id().substring(vm.id().indexOf('-') + 1), 0);
            boolean wantsLatest =
                    SnapshotPolicy.shouldSnapshot(Pods.vmSpec(pod).snapshotPolicy(), Pods.role(pod, name));
            facts.vm(vm.running() ? VmState.RUNNING : VmState.FROZEN, runtime)
                    .pushed(pushed.contains(vm.id()))
                    .latestDone(!wantsLatest || latestPushed.contains(vm.id()));
        }
        return facts.build();
    }

    private void effect(String what, Runnable effect) {
        trouble.before(what);
        effect.run();
        trouble.after(what);
    }

    /** One step for a pod and its VM; answers whether anything was done. */
    private final class Execution implements KubeletStep.Visitor<Boolean> {

        private final Pod pod;
        private final String name;
        private final Host.@Nullable Vm vm;

        private Execution(Pod pod, String name, Host.@Nullable Vm vm) {
            this.pod = pod;
            this.name = name;
            this.vm = vm;
        }

        private String id() {
            return Objects.requireNonNull(vm, "the planner asks for something of a VM that is not there")
                    .id();
        }

        @Override
        public Boolean onIdle(KubeletStep.Idle step) {
            return false;
        }

        @Override
        public Boolean onWait(KubeletStep.Wait step) {
            reports.tellOnce(pod, pod.getMetadata().getName() + " waits, as " + step.why());
            return false;
        }

        @Override
        public Boolean onProbeError(KubeletStep.ProbeError step) {
            reports.warn(pod, "RegistryUnavailable", step.why());
            return false;
        }

        @Override
        public Boolean onReport(KubeletStep.Report step) {
            reports.write(pod, step.patch(), vm != null);
            return true;
        }

        @Override
        public Boolean onBoot(KubeletStep.Boot step) {
            effect("boot", () -> host.boot(name, Pods.vmSpec(pod).forkFrom()));
            return true;
        }

        @Override
        public Boolean onRestore(KubeletStep.Restore step) {
            effect("restore", () -> host.restore(name, step.digest()));
            return true;
        }

        @Override
        public Boolean onSnapshot(KubeletStep.Snapshot step) {
            effect("freeze", () -> host.freeze(id()));
            return true;
        }

        @Override
        public Boolean onPush(KubeletStep.Push step) {
            effect("push", () -> host.push(id(), Identifiers.HIBERNATE_SNAPSHOT_TAG, step.origin()));
            pushed.add(id());
            return true;
        }

        @Override
        public Boolean onPushLatest(KubeletStep.PushLatest step) {
            effect("push latest", () -> host.push(id(), Identifiers.DEFAULT_SNAPSHOT_TAG, step.origin()));
            latestPushed.add(id());
            return true;
        }

        @Override
        public Boolean onResume(KubeletStep.Resume step) {
            pushed.remove(id());
            effect("resume", () -> host.resume(id()));
            reports.tell("lets " + name + " run again, as " + step.why());
            return true;
        }

        @Override
        public Boolean onDestroy(KubeletStep.Destroy step) {
            effect("destroy", () -> host.destroy(id()));
            return true;
        }

        @Override
        public Boolean onRemoveCopy(KubeletStep.RemoveCopy step) {
            effect("delete from disk", () -> host.deleteFromDisk(name));
            return true;
        }

        @Override
        public Boolean onLetGo(KubeletStep.LetGo step) {
            reports.gone(pod);
            return true;
        }
    }
}
