package io.cocoonstack.common.testkit.contracts;

import static org.junit.jupiter.api.Assumptions.abort;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.SnapshotOrigin;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules 5 and 9 of contract 6.3: when a VM is restored, when it is booted, and from which snapshot. */
abstract class KubeletStartRules extends KubeletHibernateRules {

    private void needEpochKeepers() {
        if (!newDriver().everyOperatorKeepsEpochs()) {
            abort("the kubelet is one that may meet operators that keep no epochs");
        }
    }

    /**
     * A wake that is pending is answered by a restore.
     *
     * <p>If this fails, check what decides between a restore and a fresh boot: the pod's annotations, never memory.
     */
    @Test
    public final void required_6_3_5_aPendingWakeIsARestore() {
        play(play -> {
            bringUp(play);
            hibernate(play);
            wake(play);
            play.require(play.world().vms().restores() == 1, "the VM was not restored exactly once");
        });
    }

    /**
     * An operator that keeps no epochs takes the flag away, and says nothing else: that is a wake, too.
     *
     * <p>If this fails, check the lifecycle states hibernating and hibernated without the flag.
     */
    @Test
    public final void required_6_3_5_aFlagThatIsTakenAwayIsARestore() {
        play(play -> {
            bringUp(play);
            hibernate(play);
            Map<String, @Nullable String> off = new HashMap<>();
            off.put(Annotations.HIBERNATE, null);
            play.annotate(off);
            untilLive(play);
            play.require(play.world().vms().restores() == 1, "the VM was not restored exactly once");
        });
    }

    /**
     * The restore flag on a pod without an epoch is a restore.
     *
     * <p>If this fails, check a pod that an operator without epochs has created.
     */
    @Test
    public final void required_6_3_5_theRestoreFlagIsARestore() {
        play(play -> {
            play.createPod(Map.of(Annotations.RESTORE_FROM_HIBERNATE, "true"));
            pushSnapshot(play, originOf(play));
            untilLive(play);
            requireRestored(play);
        });
    }

    /**
     * A restore that fails leaves the pod waiting, and is never answered by a fresh boot.
     *
     * <p>If this fails, check what the kubelet does while the registry cannot be asked.
     */
    @Test
    public final void required_6_3_5_aRestoreThatFailsIsNoFreshBoot() {
        play(play -> {
            play.createPod(Epochs.restoreRequest());
            pushSnapshot(play, originOf(play));
            play.registry().outage(true);
            play.turn();
            play.turn();
            requireNoStart(play, "a VM was booted while its snapshot could not be had");
            play.registry().outage(false);
            untilLive(play);
            requireRestored(play);
        });
    }

    /**
     * A wake without a snapshot leaves the pod waiting.
     *
     * <p>If this fails, check what the kubelet makes of a snapshot that is absent: the VM had a state.
     */
    @Test
    public final void required_6_3_5_aWakeWithoutASnapshotIsNoFreshBoot() {
        play(play -> {
            play.createPod(Map.of(
                    Annotations.HIBERNATE_EPOCH, "3",
                    Annotations.WAKE_FROM_EPOCH, "3",
                    Annotations.LIFECYCLE_STATE, "hibernated",
                    Annotations.LIFECYCLE_OBSERVED_GENERATION, "1"));
            play.turn();
            play.turn();
            requireNoStart(play, "a VM was booted fresh in the place of one that was to be restored");
        });
    }

    /**
     * A VM that vanished is reported failed, and never silently replaced.
     *
     * <p>If this fails, check that a fresh boot is only for pods that never had a VM.
     */
    @Test
    public final void required_6_3_5_aVmThatVanishedIsNotReplaced() {
        play(play -> {
            vanished(play);
            play.until("the VM is reported failed", () -> isIn(play, LifecycleState.FAILED));
            requireNoStart(play, "a VM was booted fresh in the place of one that vanished");
        });
        play(play -> {
            bringUp(play);
            play.world().vms().vanish(VM);
            play.until("the VM is reported failed", () -> isIn(play, LifecycleState.FAILED));
            play.turn();
            play.require(play.world().vms().starts() == 1, "a VM was booted fresh in the place of one that vanished");
        });
    }

    /**
     * No VM is booted fresh while the registry holds a hibernate snapshot of it.
     *
     * <p>If this fails, check that the registry is asked before a fresh boot.
     */
    @Test
    public final void required_6_3_5_noFreshBootOverASnapshot() {
        needEpochKeepers();
        play(play -> {
            play.createPod(Map.of());
            pushSnapshot(play, originOf(play));
            play.turn();
            play.turn();
            requireNoStart(play, "a VM was booted fresh over its snapshot");
        });
    }

    /**
     * No VM is booted fresh while the registry cannot be asked.
     *
     * <p>If this fails, check what is made of a probe that failed: it is no absence.
     */
    @Test
    public final void required_6_3_5_noFreshBootWithoutAnAnswer() {
        needEpochKeepers();
        play(play -> {
            play.registry().outage(true);
            play.createPod(Map.of());
            play.turn();
            play.turn();
            requireNoStart(play, "a VM was booted fresh while the registry could not be asked");
            play.registry().outage(false);
            untilLive(play);
        });
    }

    /**
     * Until the ready patch of a restore the lifecycle state stays as it was.
     *
     * <p>If this fails, check that creating is written for fresh boots only: an operator that keeps no epochs takes the
     * state hibernated for what it is.
     */
    @Test
    public final void required_6_3_5_theStateStaysHibernatedUntilReady() {
        play(play -> {
            bringUp(play);
            hibernate(play);
            play.world().hooks().watch((effect, accepted) -> {
                LifecycleState state = play.facts().lifecycle().state();
                if (!LifecycleState.HIBERNATED.equals(state) && !LifecycleState.READY.equals(state)) {
                    play.world().story().violation("6.3.5", "the state became " + state + " during a restore");
                }
            });
            play.requestWake();
            untilLive(play);
        });
    }

    /**
     * A manifest names the pod's namespace, name, uid and epoch.
     *
     * <p>If this fails, check the annotations of what is pushed, for both tags.
     */
    @Test
    public final void required_6_3_9_aPushNamesItsPod() {
        play(play -> {
            bringUp(play);
            hibernate(play);
            wake(play);
            hibernate(play);
        });
    }

    /**
     * The snapshot of another pod whose VM has the same name is not restored.
     *
     * <p>If this fails, check that a restore reads the annotations of the manifest first.
     */
    @Test
    public final void required_6_3_9_theSnapshotOfAnotherPodIsNotRestored() {
        for (SnapshotOrigin origin : new SnapshotOrigin[] {
            new SnapshotOrigin("prod-demo", "0", "u", Epoch.hibernateEpoch(null)),
            new SnapshotOrigin("prod", "other-0", "u", Epoch.hibernateEpoch(null))
        }) {
            play(play -> {
                play.createPod(Epochs.restoreRequest());
                pushSnapshot(play, origin);
                play.turn();
                play.turn();
                requireNoStart(play, "the snapshot of another pod was restored");
            });
        }
    }

    /**
     * A manifest without annotations, as a Go kubelet pushes it, is restored; the uid does not count either.
     *
     * <p>If this fails, check that absent annotations say nothing, and that a pod that was created again is the same pod.
     */
    @Test
    public final void required_6_3_9_aManifestWithoutAnnotationsIsRestored() {
        for (SnapshotOrigin origin : new SnapshotOrigin[] {
            SnapshotOrigin.UNNAMED, new SnapshotOrigin("prod", "demo-0", "another", Epoch.hibernateEpoch(null))
        }) {
            play(play -> {
                play.createPod(Epochs.restoreRequest());
                pushSnapshot(play, origin);
                untilLive(play);
                requireRestored(play);
            });
        }
    }

    /** The kit's host gives each push a digest of its own; whether the kubelet's does is to be seen there. */
    @Test
    public final void untested_6_3_9_everyPushIsAManifestOfItsOwn() {
        abort("the kit pushes in the place of the kubelet");
    }
}
