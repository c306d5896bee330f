package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.round.HostFacts.VmState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The patches that a kubelet owes a pod, each whole (contract 6.3 rules 3 and 7). */
record KubeletReports(PodFacts pod, HostFacts host) {

    KubeletStep creating() {
        return report(status(LifecycleState.CREATING, null), "the VM is about to be booted");
    }

    KubeletStep failed(String message) {
        LifecycleStatus status = new LifecycleStatus(LifecycleState.FAILED, pod.generation(), message);
        if (status.comparisonKey().equals(pod.lifecycle().comparisonKey())) {
            return new KubeletStep.Idle(message);
        }
        Map<String, @Nullable String> patch = new LinkedHashMap<>(status.patch());
        if (saysThatItHadVm() && pod.hibernateEpoch().isAbsent()) {
            // The word of a kubelet that keeps no epochs is about to be written over; the epoch says it from now on.
            patch.putAll(Epochs.fresh());
        }
        return new KubeletStep.Report(patch, message);
    }

    private boolean saysThatItHadVm() {
        LifecycleState state = pod.lifecycle().state();
        return state != null && !LifecycleState.CREATING.equals(state) && !LifecycleState.FAILED.equals(state);
    }

    /** A pod that is failed stays so with the reason that it has. */
    KubeletStep stillFailed(String message) {
        String said = pod.lifecycle().message();
        boolean failed = LifecycleState.FAILED.equals(pod.lifecycle().state());
        return failed(failed && said != null ? said : message);
    }

    /** A VM that was booted only to be hibernated brings its first epoch along, and never shows a runtime. */
    KubeletStep hibernating() {
        Map<String, @Nullable String> patch = status(LifecycleState.HIBERNATING, null);
        patch.putAll(VmRuntime.clearingPatch());
        if (pod.hibernateEpoch().isAbsent()) {
            patch.putAll(Epochs.fresh());
        }
        if (host.state == VmState.RUNNING) {
            removeDigest(patch);
        }
        return report(patch, "the hibernate flag is on");
    }

    /** The digest comes before the VM is destroyed, so that its state is found whatever becomes of the tag. */
    KubeletStep pushed(String digest) {
        Map<String, @Nullable String> patch = status(LifecycleState.HIBERNATING, null);
        patch.put(Annotations.HIBERNATE_DIGEST, digest);
        return report(patch, "the registry holds the snapshot " + digest);
    }

    KubeletStep hibernated(String why) {
        return report(hibernated(), why);
    }

    KubeletStep hibernatedAs(String digest) {
        Map<String, @Nullable String> patch = hibernated();
        patch.put(Annotations.HIBERNATE_DIGEST, digest);
        return report(patch, "there is no VM and the registry holds " + digest);
    }

    private Map<String, @Nullable String> hibernated() {
        Map<String, @Nullable String> patch = status(LifecycleState.HIBERNATED, null);
        patch.putAll(VmRuntime.clearingPatch());
        return patch;
    }

    /** Reports a VM that runs and is to run, where the pod does not say all of that yet. */
    KubeletStep ready() {
        LifecycleState state = pod.lifecycle().state();
        boolean calledOff = LifecycleState.HIBERNATING.equals(state) || LifecycleState.HIBERNATED.equals(state);
        // An operator that keeps no epochs asks for a restore by the flag alone.
        boolean restored = pod.hibernateEpoch().isAbsent() && pod.isRestoreFlag();
        return running(pod.isWakePending() || calledOff || restored);
    }

    /** Reports a VM that runs and whose epoch is malformed: it is counted on from what can be read. */
    KubeletStep recounted() {
        return running(true);
    }

    private KubeletStep running(boolean wake) {
        boolean first = pod.hibernateEpoch().isAbsent();
        LifecycleStatus ready = new LifecycleStatus(LifecycleState.READY, pod.generation(), null);
        boolean told = ready.equals(pod.lifecycle()) && host.runtime.equals(pod.runtime());
        if (!wake && !first && told && pod.hibernateDigest() == null) {
            return new KubeletStep.Idle("the VM runs and the pod says so");
        }
        Map<String, @Nullable String> patch = new LinkedHashMap<>(VmRuntime.clearingPatch());
        patch.putAll(host.runtime.annotations());
        patch.putAll(ready.patch());
        removeDigest(patch);
        if (wake) {
            return unlessEpochsEnd(patch);
        }
        if (first) {
            patch.putAll(Epochs.fresh());
        }
        return report(patch, "the VM runs");
    }

    /** The state that the digest names is older than that of a VM that runs. A pod without one gets no removal. */
    private void removeDigest(Map<String, @Nullable String> patch) {
        if (pod.hibernateDigest() != null) {
            patch.put(Annotations.HIBERNATE_DIGEST, null);
        }
    }

    private KubeletStep unlessEpochsEnd(Map<String, @Nullable String> patch) {
        return Epochs.canGrow(pod.hibernateEpoch(), pod.wakeFromEpoch())
                ? acknowledged(patch)
                : new KubeletStep.Wait("the epoch cannot grow beyond 64 bits");
    }

    private KubeletStep acknowledged(Map<String, @Nullable String> patch) {
        patch.putAll(Epochs.afterWake(pod.hibernateEpoch(), pod.wakeFromEpoch()));
        return report(patch, "the VM runs and its wake is acknowledged");
    }

    private Map<String, @Nullable String> status(LifecycleState state, @Nullable String message) {
        return new LinkedHashMap<>(new LifecycleStatus(state, pod.generation(), message).patch());
    }

    private static KubeletStep report(Map<String, @Nullable String> patch, String why) {
        return new KubeletStep.Report(patch, why);
    }
}
