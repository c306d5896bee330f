package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.testkit.world.ApiCall;
import io.cocoonstack.common.testkit.world.Effect;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry.Snapshot;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What contract 6.3 asks of one patch of a kubelet, and of one push. */
final class KubeletMonitor extends Monitor {

    private static final Set<String> OPERATORS_KEYS = Set.of(
            Annotations.HIBERNATE,
            Annotations.WAKE_FROM_EPOCH,
            Annotations.RESTORE_FROM_HIBERNATE,
            Annotations.KEEP_SNAPSHOT_ON_DELETE,
            Annotations.GENERATION,
            Annotations.VM_NAME);

    private PodFacts before = PodFacts.builder().build();

    KubeletMonitor(Play<?> play) {
        super(play);
    }

    @Override
    void before(Effect effect) {
        if (effect.isCounted()) {
            before = facts();
        }
    }

    private @Nullable Pod pod() {
        return play.users().pod(Play.POD);
    }

    private PodFacts facts() {
        return Pods.facts(pod());
    }

    private @Nullable Snapshot snapshot() {
        return play.registry().at(Play.VM, Identifiers.HIBERNATE_SNAPSHOT_TAG);
    }

    @Override
    void after(Effect effect, boolean accepted) {
        if (!accepted) {
            return;
        }
        if (effect.isHostCall("push")) {
            pushed(effect.what().endsWith(" as " + Identifiers.HIBERNATE_SNAPSHOT_TAG));
        } else if (effect.writes("pods", call -> !call.isDelete()) && effect.call() != null && pod() != null) {
            wrote(effect.call(), facts());
        }
    }

    private void pushed(boolean hibernate) {
        if (hibernate) {
            demand(!before.isDeleting(), "6.3.10", "the hibernate tag of a pod that is deleted is pushed over");
        }
        String tag = hibernate ? Identifiers.HIBERNATE_SNAPSHOT_TAG : Identifiers.DEFAULT_SNAPSHOT_TAG;
        Snapshot pushed = play.registry().at(Play.VM, tag);
        SnapshotOrigin origin = pushed == null ? SnapshotOrigin.UNNAMED : pushed.origin();
        SnapshotOrigin pod = new SnapshotOrigin(
                before.namespace(),
                before.name(),
                before.uid(),
                before.hibernateEpoch(),
                origin.baseImage(),
                origin.node());
        demand(origin.equals(pod), "6.3.9", "a manifest names " + origin + ", expected " + pod);
        boolean imaged =
                Objects.equals(origin.baseImage(), before.image()) && Objects.equals(origin.node(), before.nodeName());
        demand(
                !hibernate || imaged,
                "12a",
                "a manifest names " + origin + ", expected image " + before.image() + " and node " + before.nodeName());
    }

    private void wrote(ApiCall call, PodFacts now) {
        demandNone(OPERATORS_KEYS, call, "operator's");
        epoch(call, now);
        boolean newId = now.vmId() != null && !now.vmId().equals(before.vmId());
        if (newId) {
            boolean acknowledged = now.hibernateEpoch().isPresent() && !now.isWakePending();
            demand(acknowledged, "6.3.7", "the runtime is written apart from the epoch: " + now);
            boolean reported = call.mentions(Annotations.LIFECYCLE_STATE);
            demand(reported, "6.3.7", "the runtime is written apart from the lifecycle: " + now);
        }
        if (call.mentions(Annotations.LIFECYCLE_STATE)) {
            state(call, now);
        }
    }

    private void epoch(ApiCall call, PodFacts now) {
        if (!call.mentions(Annotations.HIBERNATE_EPOCH) || now.hibernateEpoch().equals(before.hibernateEpoch())) {
            return;
        }
        boolean together = call.mentions(Annotations.VM_ID) && call.mentions(Annotations.LIFECYCLE_STATE);
        demand(together, "6.3.7", "the epoch is written in a patch of its own: " + now);
        Epoch was = before.hibernateEpoch();
        Epoch is = now.hibernateEpoch();
        demand(is.isPresent() && is.value() >= was.value(), "6.1", "the epoch goes back or is malformed: " + now);
        boolean first = was.isAbsent() && is.value() == 0;
        long afterWake = 1 + Math.max(was.value(), before.wakeFromEpoch().value());
        demand(
                first || is.value() == afterWake,
                "6.1",
                "the epoch is neither 0 nor one more than what was there: " + now);
    }

    private void state(ApiCall call, PodFacts now) {
        LifecycleState state = now.lifecycle().state();
        // The stamp may have changed once more since the kubelet read it.
        long behind = now.generation() - now.lifecycle().observedGeneration();
        demand(
                behind == 0 || behind == 1,
                "6.3.8",
                "a state is written without the echo of the generation stamp: " + now);
        if (LifecycleState.HIBERNATED.equals(state)) {
            boolean cleared = call.mentions(Annotations.VM_ID);
            demand(cleared, "6.3.3", "hibernated is reported in a patch that does not remove the runtime: " + now);
            demand(now.vmId() == null, "6.3.3", "hibernated is reported while the pod still shows a VM id: " + now);
            demand(snapshot() != null, "6.3.2", "hibernated is reported without a snapshot");
            demand(play.vms().counter(Play.VM) == null, "6.3.3", "hibernated is reported while the VM is still there");
        } else if (LifecycleState.READY.equals(state)) {
            demand(now.vmId() != null, "6.3.7", "ready is reported without a runtime: " + now);
        } else if (LifecycleState.CREATING.equals(state)) {
            boolean hadVm = before.hibernateEpoch().isPresent()
                    || LifecycleState.HIBERNATED.equals(before.lifecycle().state())
                    || (before.isRestoreFlag() && snapshot() != null);
            demand(!hadVm, "6.3.5", "creating is reported of a VM that is to be restored: " + before);
        }
    }
}
