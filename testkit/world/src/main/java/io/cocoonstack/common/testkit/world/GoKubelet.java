package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.k8s.KubeletWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.MergePatch;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotProbe;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Today's kubelet of the Go side, as far as an operator sees it (contract 6.1 rule legacy). It keeps no epochs. Once it
 * has frozen a VM it pushes and destroys it, whatever the flag says by then. It removes id and address before the
 * destruction, and goes on where that fails. Status, runtime and lifecycle are patches of their own. It restores on its
 * own where the registry holds a hibernate snapshot. For use by one thread at a time.
 */
public final class GoKubelet {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final VmHost host;
    private final SnapshotProbe registry;
    private final boolean putsOldCopies;
    private final Set<String> pushed = new HashSet<>();
    private final Set<String> cleared = new HashSet<>();
    private final Map<String, Pod> copies = new HashMap<>();

    /**
     * Makes a kubelet that remembers nothing.
     *
     * @param client reads and writes pods
     * @param host the VMs of its node
     * @param registry is asked for snapshots
     * @param putsOldCopies whether it writes a status by PUT of the pod as it first saw it, annotations and all, under
     *     the newest version (contract 6.3), in place of a patch
     */
    public GoKubelet(KubernetesClient client, VmHost host, SnapshotProbe registry, boolean putsOldCopies) {
        this.client = client;
        this.host = host;
        this.registry = registry;
        this.putsOldCopies = putsOldCopies;
    }

    /**
     * Takes the one next step for a pod.
     *
     * @param pod the pod as it was read, bound to the kubelet's node
     * @return whether the step was one that acts, so that there may be another one
     */
    public boolean step(Pod pod) {
        PodFacts facts = Pods.facts(pod);
        String name = facts.vmName();
        if (!facts.isManaged() || name == null) {
            return facts.isDeleting() && letGo(pod);
        }
        copies.putIfAbsent(pod.getMetadata().getUid(), pod);
        VmHost.Vm vm = host.list().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
        if (facts.isDeleting()) {
            return vm == null ? letGo(pod) : leave(pod, vm, Identifiers.DEFAULT_SNAPSHOT_TAG);
        }
        if (vm != null && (facts.isHibernate() || !vm.running())) {
            return isIn(facts, LifecycleState.HIBERNATING)
                    ? leave(pod, vm, Identifiers.HIBERNATE_SNAPSHOT_TAG)
                    : report(pod, facts, LifecycleState.HIBERNATING);
        }
        return vm == null ? withoutVm(pod, facts, name) : withVm(pod, facts, vm);
    }

    private boolean letGo(Pod pod) {
        client.resource(pod).withGracePeriod(0).delete();
        return true;
    }

    private boolean leave(Pod pod, VmHost.Vm vm, String tag) {
        if (vm.running()) {
            host.snapshot(vm.id());
        } else if (!pushed.contains(vm.id())) {
            host.push(vm.id(), tag, SnapshotOrigin.UNNAMED);
            pushed.add(vm.id());
        } else if (cleared.add(vm.id())) {
            clear(pod);
        } else {
            host.destroy(vm.id());
        }
        return true;
    }

    /** Best effort: nobody tries again. */
    private void clear(Pod pod) {
        try {
            annotate(pod, VmRuntime.clearingPatch());
        } catch (RuntimeException e) {
            return; // the runtime stays behind
        }
    }

    private boolean withoutVm(Pod pod, PodFacts facts, String name) {
        ProbeResult snapshot = registry.probe(name, Identifiers.HIBERNATE_SNAPSHOT_TAG);
        if (snapshot instanceof ProbeResult.Failed) {
            return false;
        }
        if (!facts.isHibernate()) {
            start(name, snapshot, pod);
            return true;
        }
        if (facts.isContainerRunning()) {
            return status(pod, false);
        }
        if (snapshot instanceof ProbeResult.Present) {
            return !isIn(facts, LifecycleState.HIBERNATED) && report(pod, facts, LifecycleState.HIBERNATED);
        }
        boolean had = facts.vmId() != null || isIn(facts, LifecycleState.HIBERNATED);
        if (!had) {
            start(name, snapshot, pod);
        }
        return !had;
    }

    private void start(String name, ProbeResult snapshot, Pod pod) {
        if (snapshot instanceof ProbeResult.Present present) {
            host.restore(name, present.digest());
        } else {
            host.create(name, Pods.vmSpec(pod).forkFrom());
        }
    }

    private boolean withVm(Pod pod, PodFacts facts, VmHost.Vm vm) {
        if (!vm.id().equals(facts.vmId())) {
            annotate(pod, new VmRuntime(vm.id(), "10.43.0." + vm.id().replaceAll("\\D", ""), 0).annotations());
            return true;
        }
        if (!facts.isContainerRunning()) {
            return status(pod, true);
        }
        return !isIn(facts, LifecycleState.READY) && report(pod, facts, LifecycleState.READY);
    }

    private static boolean isIn(PodFacts facts, LifecycleState state) {
        return state.equals(facts.lifecycle().state()) && facts.lifecycle().observedGeneration() == facts.generation();
    }

    private boolean report(Pod pod, PodFacts facts, LifecycleState state) {
        annotate(pod, new LifecycleStatus(state, facts.generation(), null).patch());
        return true;
    }

    private void annotate(Pod pod, Map<String, ? extends @Nullable String> annotations) {
        client.resource(pod).patch(MERGE, new String(MergePatch.annotations(annotations), StandardCharsets.UTF_8));
    }

    private boolean status(Pod pod, boolean running) {
        if (!putsOldCopies) {
            KubeletWrites.report(client, pod, Map.of(), running);
            return true;
        }
        Pod old = copies.getOrDefault(pod.getMetadata().getUid(), pod);
        Pod written = new PodBuilder(old)
                .editMetadata()
                .withResourceVersion(pod.getMetadata().getResourceVersion())
                .endMetadata()
                .withStatus(KubeletWrites.status(pod, running, Instant.now()))
                .build();
        client.resource(written).updateStatus();
        return true;
    }
}
