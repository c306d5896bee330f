package io.cocoonstack.examples.demo.kubelet;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.examples.demo.PretendRegistry;
import io.cocoonstack.examples.demo.PretendRegistry.Snapshot;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one kubelet does for one pod, by what contract 6.3 asks of it; the numbers in the comments are its rules. It
 * keeps nothing in memory: after a crash it goes on from the pod, the host and the registry.
 */
final class PretendKubelet {

    /** Thrown where the story wants the process to die. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final String node;
    private final Fleet fleet;
    private final PretendRegistry registry;
    private final PodReports reports;
    private final Runnable afterDestroy;

    PretendKubelet(String node, Fleet fleet, PretendRegistry registry, PodReports reports, Runnable afterDestroy) {
        this.node = node;
        this.fleet = fleet;
        this.registry = registry;
        this.reports = reports;
        this.afterDestroy = afterDestroy;
    }

    void reconcile(Pod pod) {
        VmSpec spec = Pods.vmSpec(pod);
        String name = spec.vmName();
        if (name == null || !spec.managed()) {
            return;
        }
        PodFacts facts = Pods.facts(pod);
        String id = fleet.find(node, name);
        if (facts.isDeleting()) {
            delete(pod, spec, name, id);
        } else if (facts.isHibernate()) {
            hibernate(pod, facts, name, id);
        } else if (id != null) {
            run(pod, facts, id);
        } else if (mustRestore(facts)) {
            restore(pod, name);
        } else {
            create(pod, facts, spec, name);
        }
    }

    private void hibernate(Pod pod, PodFacts facts, String name, @Nullable String id) {
        if (id != null) {
            if (!LifecycleState.HIBERNATING.equals(facts.lifecycle().state())) {
                reports.write(pod, status(pod, LifecycleState.HIBERNATING, null).patch());
            }
            // 1: from here on it does not run; 2: it is destroyed only after the push was confirmed.
            long counter = fleet.pause(id);
            String digest =
                    registry.push(name, Identifiers.HIBERNATE_SNAPSHOT_TAG, new Snapshot(counter, origin(pod, facts)));
            reports.tell("pushed " + name + ":hibernate at counter " + counter + " as " + digest.substring(0, 19));
            fleet.destroy(id);
            afterDestroy.run();
            reportHibernated(pod);
        } else if (registry.probe(name, Identifiers.HIBERNATE_SNAPSHOT_TAG) instanceof ProbeResult.Present) {
            // 4 and 8: also after a crash, and when only the generation changed.
            boolean reported =
                    LifecycleState.HIBERNATED.equals(facts.lifecycle().state())
                            && facts.lifecycle().observedGeneration() == facts.generation()
                            && facts.vmId() == null;
            if (!reported) {
                reportHibernated(pod);
            }
        } else if (neverHadVm(facts)) {
            start(pod, name, 0, Epochs.fresh());
        } else {
            fail(pod, facts, "there is neither a VM nor a snapshot to hibernate");
        }
    }

    private void reportHibernated(Pod pod) {
        // 3: one patch, so that no stale id can be seen beside the state.
        Map<String, @Nullable String> patch =
                new LinkedHashMap<>(status(pod, LifecycleState.HIBERNATED, null).patch());
        patch.putAll(VmRuntime.clearingPatch());
        reports.write(pod, patch);
        reports.containers(pod, false);
    }

    private void run(Pod pod, PodFacts facts, String id) {
        if (!fleet.isRunning(id)) {
            // A hibernation that was called off before the VM was gone counts as a wake.
            fleet.resume(id);
            ready(pod, id, Epochs.afterWake(Pods.annotations(pod)));
        } else if (facts.isWakePending() || !id.equals(facts.vmId())) {
            // 6: a VM that runs already is adopted, not restored a second time.
            boolean first =
                    facts.hibernateEpoch().isAbsent() && facts.wakeFromEpoch().isAbsent();
            ready(pod, id, first ? Epochs.fresh() : Epochs.afterWake(Pods.annotations(pod)));
        } else if (facts.lifecycle().observedGeneration() != facts.generation()) {
            // 8: a stamp that changed is echoed.
            LifecycleState state = facts.lifecycle().state();
            reports.write(
                    pod,
                    status(pod, state == null ? LifecycleState.READY : state, null)
                            .patch());
        }
    }

    private static boolean mustRestore(PodFacts facts) {
        // 5: a wake is pending, or an operator that keeps no epochs took the flag away, or the pod was made for it.
        LifecycleState state = facts.lifecycle().state();
        return facts.isWakePending()
                || LifecycleState.HIBERNATING.equals(state)
                || LifecycleState.HIBERNATED.equals(state)
                || (facts.isRestoreFlag() && facts.hibernateEpoch().isAbsent());
    }

    private void restore(Pod pod, String name) {
        Snapshot snapshot = registry.pull(name, Identifiers.HIBERNATE_SNAPSHOT_TAG);
        if (snapshot == null || !isOf(pod, snapshot)) {
            // 5: never answered by a fresh boot.
            reports.tell(name + " waits: there is no snapshot of its own to restore");
            return;
        }
        reports.tell("restores " + name + " at counter " + snapshot.counter());
        start(pod, name, snapshot.counter(), Epochs.afterWake(Pods.annotations(pod)));
    }

    private void create(Pod pod, PodFacts facts, VmSpec spec, String name) {
        boolean leftover = !(registry.probe(name, Identifiers.HIBERNATE_SNAPSHOT_TAG) instanceof ProbeResult.Absent);
        if (!neverHadVm(facts) || leftover) {
            // 5: a VM that vanished is never silently replaced.
            fail(pod, facts, leftover ? "a snapshot of the VM exists that nobody asked to restore" : "the VM vanished");
            return;
        }
        reports.write(pod, status(pod, LifecycleState.CREATING, null).patch());
        Long parent = spec.forkFrom() == null ? null : fleet.counter(spec.forkFrom());
        start(pod, name, parent == null ? 0 : parent, Epochs.fresh());
    }

    private void start(Pod pod, String name, long counter, Map<String, String> epoch) {
        ready(pod, fleet.start(node, name, counter), epoch);
    }

    /** 7: runtime, epoch and ready go into one patch. */
    private void ready(Pod pod, String id, Map<String, String> epoch) {
        Map<String, @Nullable String> patch =
                new LinkedHashMap<>(new VmRuntime(id, "10.42.0." + id.substring(id.indexOf('-') + 1), 0).annotations());
        patch.putAll(epoch);
        patch.putAll(status(pod, LifecycleState.READY, null).patch());
        reports.containers(pod, true);
        reports.write(pod, patch);
    }

    private void fail(Pod pod, PodFacts facts, String message) {
        LifecycleStatus failed = status(pod, LifecycleState.FAILED, message);
        if (!failed.equals(facts.lifecycle())) {
            reports.write(pod, failed.patch());
        }
    }

    /** 10: latest first where the policy says so; the registry's hibernate tag is never touched. */
    private void delete(Pod pod, VmSpec spec, String name, @Nullable String id) {
        if (id != null) {
            long counter = fleet.pause(id);
            if (SnapshotPolicy.shouldSnapshot(spec.snapshotPolicy(), Pods.role(pod, name))) {
                registry.push(
                        name, Identifiers.DEFAULT_SNAPSHOT_TAG, new Snapshot(counter, origin(pod, Pods.facts(pod))));
            }
            fleet.destroy(id);
        }
        reports.gone(pod);
    }

    private static boolean neverHadVm(PodFacts facts) {
        LifecycleState state = facts.lifecycle().state();
        return facts.hibernateEpoch().isAbsent()
                && facts.vmId() == null
                && (state == null || LifecycleState.CREATING.equals(state) || LifecycleState.FAILED.equals(state));
    }

    private static LifecycleStatus status(Pod pod, LifecycleState state, @Nullable String message) {
        return new LifecycleStatus(state, Pods.generation(pod), message);
    }

    /** 9: what the manifest says of the pod. */
    private static SnapshotOrigin origin(Pod pod, PodFacts facts) {
        return new SnapshotOrigin(
                pod.getMetadata().getNamespace(),
                pod.getMetadata().getName(),
                pod.getMetadata().getUid(),
                facts.hibernateEpoch());
    }

    /** 9: VM names can collide, so a snapshot that names another pod is refused. */
    private static boolean isOf(Pod pod, Snapshot snapshot) {
        return !snapshot.origin()
                .isOfAnotherPod(
                        pod.getMetadata().getNamespace(), pod.getMetadata().getName());
    }
}
