package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.HostFacts.VmState;
import org.jspecify.annotations.Nullable;

/**
 * The planner of a kubelet (contract 6.3): from the pod, the host and the registry to the one next step. It keeps
 * nothing in memory, so that a kubelet that was killed anywhere goes on from what it finds. Safe for use by many
 * threads.
 */
public final class KubeletPlanner {

    /** Where a snapshot was deleted under a hibernated VM, such as by a Go operator with its CocoonHibernation. */
    private static final String GONE =
            "the VM's state is gone: there is no VM, and the registry says that it holds no hibernate snapshot of it;"
                    + " delete the pod to have a new VM";

    private final PodFacts pod;
    private final HostFacts host;
    private final LegacyOperators operators;
    private final SnapshotProbe probe;
    private final KubeletReports reports;

    private KubeletPlanner(PodFacts pod, HostFacts host, LegacyOperators operators, SnapshotProbe probe) {
        this.pod = pod;
        this.host = host;
        this.operators = operators;
        this.probe = probe;
        this.reports = new KubeletReports(pod, host);
    }

    /**
     * {@return the next step for a pod that is bound to the kubelet's node and whose VM it manages}
     * @param pod the pod as the kubelet has it, possibly from a cache
     * @param host what the host knows of the pod's VM
     * @param operators whether there may be operators that keep no epochs
     * @param probe asks the registry; asked only where the answer matters
     */
    public static KubeletStep next(PodFacts pod, HostFacts host, LegacyOperators operators, SnapshotProbe probe) {
        KubeletPlanner planner = new KubeletPlanner(pod, host, operators, probe);
        if (pod.isDeleting()) {
            return planner.remove();
        }
        if (pod.vmName() == null) {
            return new KubeletStep.Wait("the pod names no VM");
        }
        return pod.isHibernate() ? planner.hibernate() : planner.run();
    }

    private KubeletStep hibernate() {
        return switch (host.state) {
            // The report comes first, so that nobody takes the frozen VM for one that runs (contract 6.3 rule 12).
            case RUNNING ->
                isHibernatingTold() ? new KubeletStep.Snapshot("the hibernate flag is on") : reports.hibernating();
            case FROZEN -> isHibernatingTold() && !pod.isContainerRunning() ? frozen() : reports.hibernating();
            case NONE -> hibernated();
        };
    }

    /** Whether the pod says that its VM is about to be frozen (contract 6.3 rules 6, 8 and 12). */
    private boolean isHibernatingTold() {
        return isIn(LifecycleState.HIBERNATING)
                && isGenerationObserved()
                && pod.runtime().isEmpty()
                && !pod.hibernateEpoch().isAbsent();
    }

    private KubeletStep frozen() {
        ProbeResult there = ask();
        if (there instanceof ProbeResult.Failed failed) {
            // Another pod's snapshot under the same name is not pushed over.
            return new KubeletStep.ProbeError(failed);
        }
        if (host.pushed && there instanceof ProbeResult.Present present) {
            // contract 6.3 rules 2 and 13
            return isNamed(present)
                    ? new KubeletStep.Destroy("the registry confirmed the snapshot, and the pod names it")
                    : reports.pushed(present.digest());
        }
        return new KubeletStep.Push(origin(), "the VM is frozen and its snapshot not yet confirmed");
    }

    private KubeletStep hibernated() {
        if (isIn(LifecycleState.HIBERNATED)) {
            boolean told = pod.runtime().isEmpty() && isGenerationObserved();
            if (!told) {
                return reports.hibernated("the pod changed"); // contract 6.3 rule 8
            }
        }
        ProbeResult snapshot = ask();
        if (isIn(LifecycleState.HIBERNATED) && isNamed(snapshot)) {
            return new KubeletStep.Idle("the VM is hibernated");
        }
        if (snapshot instanceof ProbeResult.Present present) {
            // contract 6.3 rules 3, 4 and 13
            return reports.hibernatedAs(present.digest());
        }
        ProbeResult untagged = askAgain(snapshot);
        if (untagged instanceof ProbeResult.Failed failed) {
            return new KubeletStep.ProbeError(failed);
        }
        if (untagged instanceof ProbeResult.Present present) {
            // contract 6.3 rule 13
            return new KubeletStep.Retag(present.digest(), "the tag of the VM's snapshot is gone");
        }
        // contract 6.3 rule 8
        return neverHadVm() ? boot() : reports.failed(GONE);
    }

    private KubeletStep run() {
        return switch (host.state) {
            case FROZEN -> new KubeletStep.Resume("the hibernation was called off before the VM was gone");
            // contract 6.3 rules 6, 7 and 8
            case RUNNING -> pod.hibernateEpoch().isMalformed() ? reports.recounted() : reports.ready();
            case NONE -> start();
        };
    }

    private KubeletStep start() {
        boolean left = isIn(LifecycleState.HIBERNATING) || isIn(LifecycleState.HIBERNATED);
        boolean restore = pod.isWakePending() || left || isToBeRestored(); // contract 6.3 rule 5
        if (left && !isGenerationObserved()) {
            // contract 6.3 rule 8
            return isIn(LifecycleState.HIBERNATED) ? reports.hibernated("the pod changed") : reports.hibernating();
        }
        if (!restore && !neverHadVm()) {
            return reports.stillFailed("the VM vanished");
        }
        if (!restore && operators == LegacyOperators.POSSIBLE) {
            return boot();
        }
        ProbeResult snapshot = askAgain(ask());
        if (snapshot instanceof ProbeResult.Failed failed) {
            return new KubeletStep.ProbeError(failed);
        }
        if (snapshot instanceof ProbeResult.Present present) {
            return present.origin().isOfAnotherImage(pod.image()) || !restore
                    ? reports.failed(notRestored(present))
                    : new KubeletStep.Restore(present.digest(), "a wake is to be answered from the snapshot");
        }
        // A wake that was asked of a pod before its VM was ever booted finds nothing to restore, and nothing to lose.
        return neverHadVm() ? boot() : reports.failed(GONE);
    }

    /** Why a snapshot stays where it is (contract 6.3 rule 5 and 12a rule whose-image). */
    private String notRestored(ProbeResult.Present present) {
        return present.origin().isOfAnotherImage(pod.image())
                ? "the hibernate snapshot " + present.digest() + " is of image "
                        + present.origin().baseImage() + " and the pod asks for " + pod.image()
                : "the registry holds the snapshot " + present.digest()
                        + " of the VM that nobody asked to restore: have it restored or delete it";
    }

    private KubeletStep boot() {
        return isIn(LifecycleState.CREATING) && isGenerationObserved()
                ? new KubeletStep.Boot("the pod never had a VM")
                : reports.creating();
    }

    /** A deleted pod is let go of when its VM and its copy of the snapshot are gone (contract 6.3 rule 10). */
    private KubeletStep remove() {
        if (host.state == VmState.NONE) {
            return host.copy && !pod.isKeepSnapshotFlag()
                    ? new KubeletStep.RemoveCopy("the pod is deleted")
                    : new KubeletStep.LetGo("nothing of the deleted pod is left on the host");
        }
        if (host.latestDone) {
            return new KubeletStep.Destroy("the pod is deleted");
        }
        return host.state == VmState.RUNNING
                ? new KubeletStep.Snapshot("the pod is deleted and its snapshot policy asks for one")
                : new KubeletStep.PushLatest(origin(), "the pod is deleted and its snapshot policy asks for one");
    }

    private boolean neverHadVm() {
        boolean early = pod.lifecycle().state() == null || isIn(LifecycleState.CREATING) || isIn(LifecycleState.FAILED);
        return early && pod.hibernateEpoch().isAbsent() && pod.vmId() == null && !isToBeRestored();
    }

    /** Whether the pod was created for a VM whose state is, or was, in the registry. */
    private boolean isToBeRestored() {
        return pod.isRestoreFlag() && pod.hibernateEpoch().isAbsent();
    }

    private boolean isIn(LifecycleState state) {
        return state.equals(pod.lifecycle().state());
    }

    private boolean isGenerationObserved() {
        return pod.lifecycle().observedGeneration() == pod.generation();
    }

    /** What a push says of the pod, so that no two pushes have one digest (contract 6.3 rule 9). */
    private SnapshotOrigin origin() {
        return new SnapshotOrigin(
                pod.namespace(), pod.name(), pod.uid(), pod.hibernateEpoch(), pod.image(), pod.nodeName());
    }

    private ProbeResult ask() {
        return ask(Identifiers.HIBERNATE_SNAPSHOT_TAG);
    }

    /** Where the tag names nothing, the answer for the manifest that the pod names (contract 6.3 rule 13). */
    private ProbeResult askAgain(ProbeResult ofTag) {
        String digest = pod.hibernateDigest();
        if (!(ofTag instanceof ProbeResult.Absent) || digest == null) {
            return ofTag;
        }
        ProbeResult named = ask(digest);
        return named instanceof ProbeResult.Present present && isOfAnotherEpoch(present.origin())
                ? new ProbeResult.Failed(
                        "the snapshot " + digest + " is of epoch "
                                + present.origin().hibernateEpoch().value() + ", and the pod is at "
                                + pod.hibernateEpoch().value(),
                        null)
                : named;
    }

    /** Whether a snapshot was taken of this very pod, and in another epoch: it is an older state of the VM. */
    private boolean isOfAnotherEpoch(SnapshotOrigin origin) {
        return origin.podUid() != null
                && origin.podUid().equals(pod.uid())
                && origin.hibernateEpoch().isPresent()
                && pod.hibernateEpoch().isPresent()
                && !origin.hibernateEpoch().equals(pod.hibernateEpoch());
    }

    private ProbeResult ask(String reference) {
        @Nullable String vmName = pod.vmName();
        return GuardedProbe.ask(pod, vmName == null ? "" : vmName, reference, probe);
    }

    /** Whether the snapshot is the one whose digest the pod names. */
    private boolean isNamed(ProbeResult snapshot) {
        return snapshot instanceof ProbeResult.Present present
                && present.digest().equals(pod.hibernateDigest());
    }
}
