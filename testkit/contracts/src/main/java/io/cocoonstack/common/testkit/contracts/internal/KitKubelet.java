package io.cocoonstack.common.testkit.contracts.internal;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.round.HostFacts;
import io.cocoonstack.common.round.KubeletPlanner;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.LegacyOperators;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.SnapshotProbe;
import io.cocoonstack.common.testkit.contracts.VmHost;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kubelet that keeps to contract 6.3, for operators to be checked with: read, plan, execute, and again. What can be
 * overridden is so that the kubelet's contract can be checked with wrong ones.
 */
public class KitKubelet {

    private static final int MAX_STEPS = 30;

    private final KubeletReports reports;
    private final VmHost host;
    private final SnapshotProbe registry;
    private final Set<String> pushed = new HashSet<>();
    private final Set<String> latestDone = new HashSet<>();

    /**
     * Makes one.
     *
     * @param reports reads and writes pods
     * @param host the VMs of its node
     * @param registry where it looks for snapshots
     */
    public KitKubelet(KubeletReports reports, VmHost host, SnapshotProbe registry) {
        this.reports = reports;
        this.host = host;
        this.registry = registry;
    }

    /** {@return reads and writes pods} */
    protected final KubeletReports reports() {
        return reports;
    }

    /** {@return the VMs} */
    protected final VmHost host() {
        return host;
    }

    /** {@return where it looks for snapshots} */
    protected final SnapshotProbe registry() {
        return registry;
    }

    /** Takes every step that there is to take for the pods of the node. */
    public final void pass() {
        for (Pod pod : reports.pods()) {
            VmSpec spec = Pods.vmSpec(pod);
            if (spec.vmName() != null && spec.managed()) {
                reconcile(pod, spec.vmName());
            }
        }
    }

    private void reconcile(Pod listed, String name) {
        Pod pod = listed;
        for (int i = 0; pod != null && i < MAX_STEPS; i++) {
            VmHost.Vm vm = vm(name);
            reports.containers(pod, vm != null);
            KubeletStep step = plan(pod, Pods.facts(pod), vm);
            pod = execute(step, pod, name, vm) ? reports.pod(listed) : null;
        }
    }

    /**
     * The VM of a name on this host.
     *
     * @param name the name
     * @return null for none
     */
    protected VmHost.@Nullable Vm vm(String name) {
        return host.list().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * The next step.
     *
     * @param pod the pod
     * @param facts its facts
     * @param vm its VM; null for none
     * @return the step
     */
    protected KubeletStep plan(Pod pod, PodFacts facts, VmHost.@Nullable Vm vm) {
        return KubeletPlanner.next(facts, hostFacts(pod, vm), LegacyOperators.NONE, registry);
    }

    /**
     * What the host knows.
     *
     * @param pod the pod
     * @param vm its VM; null for none
     * @return the facts
     */
    protected HostFacts hostFacts(Pod pod, VmHost.@Nullable Vm vm) {
        VmSpec spec = Pods.vmSpec(pod);
        HostFacts.Builder facts = HostFacts.builder();
        if (vm != null) {
            facts.vm(vm.running() ? HostFacts.VmState.RUNNING : HostFacts.VmState.FROZEN, runtime(vm.id()))
                    .pushed(pushed.contains(vm.id()))
                    .latestDone(latestDone.contains(vm.id())
                            || !SnapshotPolicy.shouldSnapshot(spec.snapshotPolicy(), Pods.role(pod, spec.vmName())));
        }
        return facts.copy(spec.vmName() != null && host.hasLocalSnapshot(spec.vmName()))
                .build();
    }

    /**
     * What the pod is to say of a VM.
     *
     * @param id the VM's id
     * @return its runtime
     */
    protected final VmRuntime runtime(String id) {
        return new VmRuntime(id, "10.42.0." + id.replaceAll("\\D", ""), 0);
    }

    /**
     * Carries a step out.
     *
     * @param step the step
     * @param pod the pod
     * @param name the VM's name
     * @param vm the VM; null for none
     * @return whether the step was one that acts
     */
    protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
        return step.accept(new Execution(pod, name, vm == null ? "" : vm.id()));
    }

    /** One step for a pod and the VM of a name and an id; answers whether the step was one that acts. */
    private final class Execution implements KubeletStep.Visitor<Boolean> {

        private final Pod pod;
        private final String name;
        private final String id;

        private Execution(Pod pod, String name, String id) {
            this.pod = pod;
            this.name = name;
            this.id = id;
        }

        @Override
        public Boolean onIdle(KubeletStep.Idle step) {
            return false;
        }

        @Override
        public Boolean onWait(KubeletStep.Wait step) {
            return false;
        }

        @Override
        public Boolean onProbeError(KubeletStep.ProbeError step) {
            return false;
        }

        @Override
        public Boolean onReport(KubeletStep.Report step) {
            reports.write(pod, step.patch());
            return true;
        }

        @Override
        public Boolean onBoot(KubeletStep.Boot step) {
            host.create(name);
            return true;
        }

        @Override
        public Boolean onRestore(KubeletStep.Restore step) {
            host.restore(name, step.digest());
            return true;
        }

        @Override
        public Boolean onSnapshot(KubeletStep.Snapshot step) {
            host.snapshot(id);
            return true;
        }

        @Override
        public Boolean onPush(KubeletStep.Push step) {
            host.push(id, Identifiers.HIBERNATE_SNAPSHOT_TAG, step.origin());
            pushed.add(id);
            return true;
        }

        @Override
        public Boolean onPushLatest(KubeletStep.PushLatest step) {
            host.push(id, Identifiers.DEFAULT_SNAPSHOT_TAG, step.origin());
            latestDone.add(id);
            return true;
        }

        @Override
        public Boolean onResume(KubeletStep.Resume step) {
            pushed.remove(id);
            host.resume(id);
            return true;
        }

        @Override
        public Boolean onDestroy(KubeletStep.Destroy step) {
            host.destroy(id);
            return true;
        }

        @Override
        public Boolean onRemoveCopy(KubeletStep.RemoveCopy step) {
            host.deleteLocalSnapshot(name);
            return true;
        }

        @Override
        public Boolean onLetGo(KubeletStep.LetGo step) {
            reports.gone(pod);
            return true;
        }
    }
}
