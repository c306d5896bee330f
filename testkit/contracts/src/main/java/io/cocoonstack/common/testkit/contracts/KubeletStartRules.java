package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.KubeletPlay.VM;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.play;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.playWithLiveVm;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Contract 6.3 rules 5 and 9: when a VM is restored, when it is booted, and from which snapshot. */
public interface KubeletStartRules extends KubeletRules {

    /**
     * A wake that is pending is answered by a restore. If this fails, check what decides between a restore and a fresh
     * boot: the pod's annotations, never memory.
     */
    @ContractTest("r6-3-5")
    default void required_6_3_5_aPendingWakeIsARestore() {
        playWithLiveVm(this::newDriver, play -> {
            play.hibernate();
            play.wake();
            play.require(play.vms().restores() == 1, "the VM was not restored exactly once");
        });
    }

    /**
     * An operator that keeps no epochs takes the flag away, and says nothing else: that is a wake, too. If this fails,
     * check the lifecycle states hibernating and hibernated without the flag.
     */
    @ContractTest("r6-3-5")
    default void required_6_3_5_aFlagThatIsTakenAwayIsARestore() {
        playWithLiveVm(this::newDriver, play -> {
            play.hibernate();
            Map<String, @Nullable String> off = new HashMap<>();
            off.put(Annotations.HIBERNATE, null);
            play.annotate(off);
            play.untilLive();
            play.require(play.vms().restores() == 1, "the VM was not restored exactly once");
        });
    }

    /**
     * The restore flag on a pod without an epoch is a restore. If this fails, check a pod that an operator without
     * epochs has created.
     */
    @ContractTest("r6-3-5")
    default void required_6_3_5_theRestoreFlagIsARestore() {
        play(this::newDriver, play -> {
            play.createPod(Map.of(Annotations.RESTORE_FROM_HIBERNATE, "true"));
            play.pushSnapshot(play.origin());
            play.untilLive();
            play.requireRestored();
        });
    }

    /**
     * A restore that fails leaves the pod waiting, and is never answered by a fresh boot. If this fails, check what the
     * kubelet does while the registry cannot be asked.
     */
    @ContractTest("r6-3-5")
    default void required_6_3_5_aRestoreThatFailsIsNoFreshBoot() {
        play(this::newDriver, play -> {
            play.createPod(Epochs.restoreRequest());
            play.pushSnapshot(play.origin());
            play.registry().outage(true);
            play.turn();
            play.turn();
            play.requireNoStart("a VM was booted while its snapshot could not be had");
            play.registry().outage(false);
            play.untilLive();
            play.requireRestored();
        });
    }

    /**
     * A wake without a snapshot leaves the pod waiting. If this fails, check what the kubelet makes of a snapshot that
     * is absent: the VM had a state.
     */
    @ContractTest("r6-3-5")
    default void required_6_3_5_aWakeWithoutASnapshotIsNoFreshBoot() {
        play(this::newDriver, play -> {
            play.createPod(Map.of(
                    Annotations.HIBERNATE_EPOCH, "3",
                    Annotations.WAKE_FROM_EPOCH, "3",
                    Annotations.LIFECYCLE_STATE, "hibernated",
                    Annotations.LIFECYCLE_OBSERVED_GENERATION, "1"));
            play.turn();
            play.turn();
            play.requireNoStart("a VM was booted fresh in the place of one that was to be restored");
        });
    }

    /**
     * A VM that vanished is reported failed, and never silently replaced. If this fails, check that a fresh boot is
     * only for pods that never had a VM.
     */
    @ContractTest("r6-3-5")
    default void required_6_3_5_aVmThatVanishedIsNotReplaced() {
        play(this::newDriver, play -> {
            play.vanished();
            play.until("the VM is reported failed", () -> play.isIn(LifecycleState.FAILED));
            play.requireNoStart("a VM was booted fresh in the place of one that vanished");
        });
        playWithLiveVm(this::newDriver, play -> {
            play.vms().vanish(VM);
            play.until("the VM is reported failed", () -> play.isIn(LifecycleState.FAILED));
            play.turn();
            play.require(play.vms().starts() == 1, "a VM was booted fresh in the place of one that vanished");
        });
    }

    /**
     * No VM is booted fresh while the registry holds a hibernate snapshot of it. If this fails, check that the registry
     * is asked before a fresh boot.
     */
    @ContractTest("r6-3-5")
    default void required_6_3_5_noFreshBootOverASnapshot() {
        assumeTrue(newDriver().everyOperatorKeepsEpochs(), "the kubelet may meet operators that keep no epochs");
        play(this::newDriver, play -> {
            play.createPod(Map.of());
            play.pushSnapshot(play.origin());
            play.turn();
            play.turn();
            play.requireNoStart("a VM was booted fresh over its snapshot");
        });
    }

    /**
     * No VM is booted fresh while the registry cannot be asked. If this fails, check what is made of a probe that
     * failed: it is no absence.
     */
    @ContractTest("r6-3-5")
    default void required_6_3_5_noFreshBootWithoutAnAnswer() {
        assumeTrue(newDriver().everyOperatorKeepsEpochs(), "the kubelet may meet operators that keep no epochs");
        play(this::newDriver, play -> {
            play.registry().outage(true);
            play.createPod(Map.of());
            play.turn();
            play.turn();
            play.requireNoStart("a VM was booted fresh while the registry could not be asked");
            play.registry().outage(false);
            play.untilLive();
        });
    }

    /**
     * Until the ready patch of a restore the lifecycle state stays as it was. If this fails, check that creating is
     * written for fresh boots only: an operator that keeps no epochs takes the state hibernated for what it is.
     */
    @ContractTest("r6-3-5")
    default void required_6_3_5_theStateStaysHibernatedUntilReady() {
        playWithLiveVm(this::newDriver, play -> {
            play.hibernate();
            play.hooks().watch((effect, accepted) -> {
                LifecycleState state = play.facts().lifecycle().state();
                if (!LifecycleState.HIBERNATED.equals(state) && !LifecycleState.READY.equals(state)) {
                    play.story().violation("6.3.5", "the state became " + state + " during a restore");
                }
            });
            play.requestWake();
            play.untilLive();
        });
    }

    /**
     * A manifest names the pod's namespace, name, uid and epoch. If this fails, check the annotations of what is
     * pushed, for both tags.
     */
    @ContractTest("r6-3-9")
    default void required_6_3_9_aPushNamesItsPod() {
        playWithLiveVm(this::newDriver, play -> {
            play.hibernate();
            play.wake();
            play.hibernate();
        });
    }

    /**
     * The snapshot of another pod whose VM has the same name is not restored. If this fails, check that a restore reads
     * the annotations of the manifest first.
     */
    @ContractTest("r6-3-9")
    default void required_6_3_9_theSnapshotOfAnotherPodIsNotRestored() {
        for (SnapshotOrigin origin : new SnapshotOrigin[] {
            new SnapshotOrigin("prod-demo", "0", "u", Epoch.hibernateEpoch(null)),
            new SnapshotOrigin("prod", "other-0", "u", Epoch.hibernateEpoch(null))
        }) {
            play(this::newDriver, play -> {
                play.createPod(Epochs.restoreRequest());
                play.pushSnapshot(origin);
                play.turn();
                play.turn();
                play.requireNoStart("the snapshot of another pod was restored");
            });
        }
    }

    /**
     * A manifest without annotations, as a Go kubelet pushes it, is restored; the uid does not count either. If this
     * fails, check that absent annotations say nothing, and that a pod that was created again is the same pod.
     */
    @ContractTest("r6-3-9")
    default void required_6_3_9_aManifestWithoutAnnotationsIsRestored() {
        for (SnapshotOrigin origin : new SnapshotOrigin[] {
            SnapshotOrigin.UNNAMED, new SnapshotOrigin("prod", "demo-0", "another", Epoch.hibernateEpoch(null))
        }) {
            play(this::newDriver, play -> {
                play.createPod(Epochs.restoreRequest());
                play.pushSnapshot(origin);
                play.untilLive();
                play.requireRestored();
            });
        }
    }

    /**
     * A snapshot of another image than the pod's is not restored: the pod is reported failed, and the message names both
     * images. If this fails, check that a restore compares the manifest's {@code cocoonstack.snapshot.baseimage} with
     * the pod's image, text for text.
     */
    @ContractTest("r12a-whose-image")
    default void required_12a_theSnapshotOfAnotherImageIsNotRestored() {
        play(this::newDriver, play -> {
            play.createPod(Epochs.restoreRequest());
            play.pushSnapshot(new SnapshotOrigin("prod", "demo-0", "u", Epoch.hibernateEpoch(null), "ubuntu:9", null));
            play.until("the VM is reported failed, with both images", () -> {
                String message =
                        Objects.requireNonNullElse(play.facts().lifecycle().message(), "");
                return play.isIn(LifecycleState.FAILED)
                        && message.contains("ubuntu:9")
                        && message.contains("ubuntu:24.04");
            });
            play.requireNoStart("a snapshot of another image was restored, or a VM booted in its place");
        });
    }

    /**
     * The manifest of a hibernation names the pod's image and the node. If this fails, check the annotations {@code
     * cocoonstack.snapshot.baseimage} and {@code cocoonstack.snapshot.from-node}.
     */
    @ContractTest("r12a-whose-image")
    default void required_12a_aPushNamesImageAndNode() {
        playWithLiveVm(this::newDriver, KubeletPlay::hibernate);
    }

    /**
     * Nothing is pushed while the registry gives no answer about the tag: it may still name a manifest that somebody is
     * deleting, and the tag goes with it. If this fails, check that the registry is asked before each push, and that a
     * failure is no absence.
     */
    @ContractTest("r6-3-9")
    default void required_6_3_9_nothingIsPushedWithoutAnAnswerAboutTheTag() {
        playWithLiveVm(this::newDriver, play -> {
            play.registry().failNext(FakeSnapshotRegistry.Call.PROBE, 1_000);
            play.requestHibernate();
            play.turn();
            play.turn();
            play.require(
                    play.registry().at(VM, KubeletPlay.TAG) == null,
                    "a snapshot was pushed while the registry gave no answer about its tag");
            play.registry().failNext(FakeSnapshotRegistry.Call.PROBE, 0);
            play.until("the VM is hibernated", play::isHibernated);
        });
    }

    /** The kit's host gives each push a digest of its own; whether the kubelet's does is to be seen there. */
    @ContractTest("r6-3-9")
    default void untested_6_3_9_everyPushIsAManifestOfItsOwn() {
        abort("the kit pushes in the place of the kubelet");
    }
}
