package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.KubeletPlay.TAG;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.VM;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.play;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.playWithLiveVm;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import java.util.HashMap;
import java.util.Map;

/** Contract 6.3 rules 1 to 4 and 8: how a VM is hibernated, and what is said about it. */
public interface KubeletHibernateRules extends KubeletRules {

    /**
     * From the start of the snapshot until it is destroyed or resumed, the VM does not run. If this fails, check that
     * the VM is not resumed between the snapshot and the destruction: what it does then is lost.
     */
    @ContractTest("r6-3-1")
    default void required_6_3_1_theVmDoesNotRunAfterItsSnapshot() {
        playWithLiveVm(this::newDriver, play -> {
            play.hooks().watchBefore(effect -> {
                boolean leaving = effect.isHostCall("push") || effect.isHostCall("destroy");
                if (leaving && play.vms().runsOn(VM) != null) {
                    play.story().violation("6.3.1", "the VM runs after its snapshot, at " + effect.what());
                }
            });
            play.hibernate();
        });
    }

    /**
     * The VM is destroyed only after its push was confirmed. If this fails, check what the kubelet does when a push
     * fails: the VM stays, and the push is made again. A confirmation that was seen by an earlier process does not
     * count.
     */
    @ContractTest("r6-3-2")
    default void required_6_3_2_theVmIsDestroyedOnlyAfterThePushWasConfirmed() {
        playWithLiveVm(this::newDriver, play -> {
            play.registry().failNext(FakeSnapshotRegistry.Call.PUSH, 1000);
            play.requestHibernate();
            play.turn();
            play.turn();
            play.require(play.vms().counter(VM) != null, "the VM was destroyed though no push was confirmed");
            play.require(!play.isIn(LifecycleState.HIBERNATED), "hibernated was reported though no push was confirmed");
            play.registry().failNext(FakeSnapshotRegistry.Call.PUSH, 0);
            play.until("the VM is hibernated", () -> play.isHibernated());
        });
    }

    /** A push whose answer got lost is not confirmed. */
    @ContractTest("r6-3-2")
    default void required_6_3_2_aPushWhoseAnswerGotLostIsNotConfirmed() {
        playWithLiveVm(this::newDriver, play -> {
            play.registry().loseNextAnswer(FakeSnapshotRegistry.Call.PUSH, 1);
            play.requestHibernate();
            play.until("the VM is hibernated", () -> play.isHibernated());
        });
    }

    /**
     * An older snapshot at the tag is not taken for the confirmation. If this fails, check that a snapshot that is
     * there before the push does not end the hibernation: it can be of an earlier round.
     */
    @ContractTest("r6-3-2")
    default void required_6_3_2_anOlderSnapshotIsNoConfirmation() {
        playWithLiveVm(this::newDriver, play -> {
            play.registry().push(VM, TAG, play.origin(), 1);
            play.hibernate();
        });
    }

    /**
     * One patch says hibernated and removes id, address and port. If this fails, check that the runtime is cleared in
     * the patch that says hibernated, not before and not after it.
     */
    @ContractTest("r6-3-3")
    default void required_6_3_3_hibernatedAndTheClearedRuntimeAreOnePatch() {
        playWithLiveVm(this::newDriver, play -> {
            play.hibernate();
            play.require(
                    play.facts().runtime().vmId() == null
                            && play.facts().runtime().ip() == null
                            && play.facts().runtime().vncPort() == 0,
                    "the runtime of a hibernated VM is still there");
        });
    }

    /**
     * Restarted with the flag set, no VM and the snapshot present, the kubelet reports hibernated. If this fails, check
     * a crash between the destruction of the VM and the report about it.
     */
    @ContractTest("r6-3-4")
    default void required_6_3_4_aCrashBeforeTheReportIsMadeUpFor() {
        playWithLiveVm(this::newDriver, play -> {
            play.hooks().onceAfter(effect -> effect.isHostCall("destroy"), play::die);
            play.hibernate();
            play.require(play.vms().starts() == 1, "a VM was started though it is to be hibernated");
        });
    }

    /**
     * A pod that was created to be restored and to be hibernated reports hibernated at once: nothing is restored first.
     * If this fails, check that the hibernate flag goes before the restore flag.
     */
    @ContractTest("r6-3-4")
    default void required_6_3_4_nothingIsRestoredOnlyToBeHibernated() {
        play(this::newDriver, play -> {
            Map<String, String> annotations = new HashMap<>(Epochs.restoreRequest());
            HibernateState.ON.applyTo(annotations);
            play.createPod(annotations);
            play.pushSnapshot(play.origin());
            play.until("the VM is hibernated", () -> play.isHibernated());
            play.requireNoStart("a VM was restored only to be hibernated again");
        });
    }

    /**
     * A generation stamp that changed is echoed in every state. If this fails, check that the echo does not depend on
     * the state: an operator waits for it in a hibernated pod, too.
     */
    @ContractTest("r6-3-8")
    default void required_6_3_8_aStampIsEchoedInEveryState() {
        playWithLiveVm(this::newDriver, play -> {
            stampAndWait(play, 2, LifecycleState.READY);
            play.hibernate();
            stampAndWait(play, 3, LifecycleState.HIBERNATED);
            play.drop();
            play.vms().mayBeLost(VM);
            play.requestWake();
            play.turn();
            wakeWithoutSnapshotIsNoLoss(play);
        });
    }

    private static void stampAndWait(KubeletPlay play, long generation, LifecycleState state) {
        play.annotate(Map.of(Annotations.GENERATION, Long.toString(generation)));
        play.until(
                "the stamp " + generation + " is echoed in state " + state,
                () -> play.isIn(state) && play.facts().lifecycle().observedGeneration() == generation);
    }

    private static void wakeWithoutSnapshotIsNoLoss(KubeletPlay play) {
        play.require(play.vms().starts() == 1, "a VM was booted fresh in the place of a lost one");
    }

    /**
     * A stamp that changed is echoed while a push or a restore cannot go on, and the state stays as it was. If this
     * fails, check that the echo comes before what the registry is needed for.
     */
    @ContractTest("r6-3-8")
    default void required_6_3_8_aStampIsEchoedWhileTheRegistryIsAway() {
        playWithLiveVm(this::newDriver, play -> {
            play.registry().outage(true);
            play.requestHibernate();
            play.until("the VM is being hibernated", () -> play.isIn(LifecycleState.HIBERNATING));
            stampAndWait(play, 2, LifecycleState.HIBERNATING);
            play.registry().outage(false);
            play.until("the VM is hibernated", () -> play.isHibernated());
            play.registry().outage(true);
            play.requestWake();
            stampAndWait(play, 3, LifecycleState.HIBERNATED);
            play.registry().outage(false);
            play.untilLive();
        });
    }

    /** A stamp that changed is echoed in state failed, too. */
    @ContractTest("r6-3-8")
    default void required_6_3_8_aStampIsEchoedInStateFailed() {
        play(this::newDriver, play -> {
            play.vanished();
            play.until("the VM is reported failed", () -> play.isIn(LifecycleState.FAILED));
            stampAndWait(play, 4, LifecycleState.FAILED);
        });
    }

    /**
     * The flag on a pod that never had a VM: it is booted, then hibernated. If this fails, check that the kubelet does
     * not report hibernated without a snapshot, nor failed.
     */
    @ContractTest("r6-3-8")
    default void required_6_3_8_aPodThatNeverHadAVmIsBootedThenHibernated() {
        play(this::newDriver, play -> {
            play.createPod(Map.of(Annotations.HIBERNATE, "true"));
            play.until("the VM is hibernated", () -> play.isHibernated());
            play.require(play.vms().starts() == 1, "the VM was not booted exactly once");
        });
    }

    /**
     * The flag on a pod whose VM is gone and that has no snapshot: failed. If this fails, check that hibernated is
     * reported only where the registry holds the snapshot.
     */
    @ContractTest("r6-3-8")
    default void required_6_3_8_withNeitherVmNorSnapshotThePodHasFailed() {
        play(this::newDriver, play -> {
            play.vanished();
            play.requestHibernate();
            play.until("the VM is reported failed", () -> play.isIn(LifecycleState.FAILED));
            play.requireNoStart("a VM was booted fresh in the place of one that vanished");
        });
    }

    /**
     * A hibernation pushes its snapshot whatever the snapshot policy says. If this fails, check that the policy is
     * asked for routine snapshots only.
     */
    @ContractTest("r6-3-10")
    default void required_6_3_10_aHibernationPushesWhateverThePolicy() {
        play(this::newDriver, play -> {
            play.createPod(Map.of(), spec -> spec.snapshotPolicy(SnapshotPolicy.NEVER));
            play.untilLive();
            play.hibernate();
            play.wake();
        });
    }
}
