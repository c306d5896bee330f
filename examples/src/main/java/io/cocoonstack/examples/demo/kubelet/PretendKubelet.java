package io.cocoonstack.examples.demo.kubelet;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.round.HostFacts;
import io.cocoonstack.common.round.HostFacts.VmState;
import io.cocoonstack.common.round.KubeletPlanner;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.LegacyOperators;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.examples.demo.PretendRegistry;
import io.cocoonstack.examples.demo.PretendRegistry.Snapshot;
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

    private final String node;
    private final Fleet fleet;
    private final PretendRegistry registry;
    private final PodReports reports;
    private final Trouble trouble;
    private final Set<String> pushed = new HashSet<>();
    private final Set<String> latestPushed = new HashSet<>();

    /**
     * Makes a kubelet that remembers nothing.
     *
     * @param node its node
     * @param fleet the hosts
     * @param registry the registry
     * @param reports what it writes to pods
     * @param trouble is told of every effect on VMs and registry
     */
    public PretendKubelet(String node, Fleet fleet, PretendRegistry registry, PodReports reports, Trouble trouble) {
        this.node = node;
        this.fleet = fleet;
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
        Fleet.Seen vm = fleet.find(node, name);
        // A frozen VM is a container that runs, as far as status goes.
        if (!facts.isDeleting() && facts.isContainerRunning() != (vm != null)) {
            reports.containers(pod, vm != null);
            return true;
        }
        KubeletStep step = KubeletPlanner.next(facts, host(pod, name, vm), LegacyOperators.NONE, registry);
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

    private HostFacts host(Pod pod, String name, Fleet.@Nullable Seen vm) {
        HostFacts.Builder host = HostFacts.builder();
        if (vm != null) {
            VmRuntime runtime = new VmRuntime(
                    vm.id(), "10.42.0." + vm.id().substring(vm.id().indexOf('-') + 1), 0);
            boolean wantsLatest =
                    SnapshotPolicy.shouldSnapshot(Pods.vmSpec(pod).snapshotPolicy(), Pods.role(pod, name));
            host.vm(vm.running() ? VmState.RUNNING : VmState.FROZEN, runtime)
                    .pushed(pushed.contains(vm.id()))
                    .latestDone(!wantsLatest || latestPushed.contains(vm.id()));
        }
        return host.build();
    }

    private boolean carryOut(KubeletStep step, Pod pod, String name, Fleet.@Nullable Seen vm) {
        if (step instanceof KubeletStep.Report report) {
            reports.write(pod, report.patch());
        } else if (step instanceof KubeletStep.Boot) {
            effect("boot", () -> boot(pod, name));
        } else if (step instanceof KubeletStep.Restore restore) {
            effect("restore", () -> restore(name, restore.digest()));
        } else if (step instanceof KubeletStep.Snapshot) {
            effect("freeze", () -> fleet.freeze(there(vm).id()));
        } else if (step instanceof KubeletStep.Push push) {
            effect("push", () -> push(name, Identifiers.HIBERNATE_SNAPSHOT_TAG, push.origin(), there(vm)));
            pushed.add(there(vm).id());
        } else if (step instanceof KubeletStep.PushLatest push) {
            effect("push latest", () -> push(name, Identifiers.DEFAULT_SNAPSHOT_TAG, push.origin(), there(vm)));
            latestPushed.add(there(vm).id());
        } else if (step instanceof KubeletStep.Resume) {
            pushed.remove(there(vm).id());
            effect("resume", () -> fleet.resume(there(vm).id()));
            reports.tell("lets " + name + " run again, as " + step.why());
        } else if (step instanceof KubeletStep.Destroy) {
            effect("destroy", () -> fleet.destroy(there(vm).id()));
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

    private void boot(Pod pod, String name) {
        VmSpec spec = Pods.vmSpec(pod);
        Long parent = spec.forkFrom() == null ? null : fleet.counter(spec.forkFrom());
        fleet.boot(node, name, parent == null ? 0 : parent);
        reports.tell("boots " + name + " fresh");
    }

    private void restore(String name, String digest) {
        Snapshot snapshot = registry.pull(name, digest);
        if (snapshot == null) {
            throw new PretendRegistry.DownException("the snapshot is gone");
        }
        fleet.restore(node, name, snapshot.counter());
        reports.tell("restores " + name + " at counter " + snapshot.counter());
    }

    private void push(String name, String tag, SnapshotOrigin origin, Fleet.Seen vm) {
        String digest = registry.push(name, tag, new Snapshot(vm.counter(), origin));
        reports.tell("pushed " + name + ":" + tag + " at counter " + vm.counter() + " as " + digest.substring(0, 19));
    }

    private static Fleet.Seen there(Fleet.@Nullable Seen vm) {
        return Objects.requireNonNull(vm, "the planner asks for something of a VM that is not there");
    }
}
