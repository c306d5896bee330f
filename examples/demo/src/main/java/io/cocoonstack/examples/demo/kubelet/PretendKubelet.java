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
        // A frozen VM is a container that runs, as far as status goes.
        if (!facts.isDeleting() && facts.isContainerRunning() != (vm != null)) {
            reports.containers(pod, vm != null);
            return true;
        }
        KubeletStep step = KubeletPlanner.next(facts, hostFacts(pod, name, vm), LegacyOperators.NONE, registry);
        try {
            return carryOut(step, pod, name, vm);
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

    private boolean carryOut(KubeletStep step, Pod pod, String name, Host.@Nullable Vm vm) {
        if (step instanceof KubeletStep.Report report) {
            reports.write(pod, report.patch());
        } else if (step instanceof KubeletStep.Boot) {
            effect("boot", () -> host.boot(name, Pods.vmSpec(pod).forkFrom()));
        } else if (step instanceof KubeletStep.Restore restore) {
            effect("restore", () -> host.restore(name, restore.digest()));
        } else if (step instanceof KubeletStep.Snapshot) {
            effect("freeze", () -> host.freeze(there(vm).id()));
        } else if (step instanceof KubeletStep.Push push) {
            effect("push", () -> host.push(there(vm).id(), Identifiers.HIBERNATE_SNAPSHOT_TAG, push.origin()));
            pushed.add(there(vm).id());
        } else if (step instanceof KubeletStep.PushLatest push) {
            effect("push latest", () -> host.push(there(vm).id(), Identifiers.DEFAULT_SNAPSHOT_TAG, push.origin()));
            latestPushed.add(there(vm).id());
        } else if (step instanceof KubeletStep.Resume) {
            pushed.remove(there(vm).id());
            effect("resume", () -> host.resume(there(vm).id()));
            reports.tell("lets " + name + " run again, as " + step.why());
        } else if (step instanceof KubeletStep.Destroy) {
            effect("destroy", () -> host.destroy(there(vm).id()));
        } else if (step instanceof KubeletStep.RemoveCopy) {
            effect("delete from disk", () -> host.deleteFromDisk(name));
        } else if (step instanceof KubeletStep.LetGo) {
            reports.gone(pod);
        } else {
            return wait(step, pod);
        }
        return true;
    }

    private boolean wait(KubeletStep step, Pod pod) {
        if (step instanceof KubeletStep.ProbeError) {
            reports.warn(pod, "RegistryUnavailable", step.why());
        } else if (step instanceof KubeletStep.Wait) {
            reports.tellOnce(pod, pod.getMetadata().getName() + " waits, as " + step.why());
        }
        return false;
    }

    private void effect(String what, Runnable effect) {
        trouble.before(what);
        effect.run();
        trouble.after(what);
    }

    private static Host.Vm there(Host.@Nullable Vm vm) {
        return Objects.requireNonNull(vm, "the planner asks for something of a VM that is not there");
    }
}
