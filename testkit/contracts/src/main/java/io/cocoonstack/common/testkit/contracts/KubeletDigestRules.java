package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.KubeletPlay.TAG;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.VM;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.play;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.playWithLiveVm;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.testkit.world.Effect;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Contract 6.3 rule 13: a VM whose snapshot has lost its tag is found by the digest on its pod. */
public interface KubeletDigestRules extends KubeletRules {

    /**
     * The pod names the snapshot before the VM is destroyed, and no snapshot once it runs. If this fails, check that
     * the kubelet reads the tag back after its push and writes the digest in a patch of its own.
     */
    @ContractTest("r6-3-13")
    default void required_6_3_13_thePodNamesTheSnapshotBeforeTheVmIsDestroyed() {
        playWithLiveVm(this::newDriver, play -> {
            play.hooks().watchBefore(effect -> {
                if (effect.isHostCall("destroy")
                        && !pushed(play).equals(play.facts().hibernateDigest())) {
                    play.story().violation("6.3.13", "the VM is destroyed, and the pod does not name " + pushed(play));
                }
            });
            play.hibernate();
            play.wake();
            play.require(play.facts().hibernateDigest() == null, "the pod of a VM that runs names a snapshot");
        });
    }

    private static String pushed(KubeletPlay play) {
        FakeSnapshotRegistry.Snapshot snapshot = play.registry().at(VM, TAG);
        return snapshot == null ? "none" : snapshot.digest();
    }

    /**
     * A snapshot that has lost its tag while its VM is hibernated gets it again. If this fails, check what the kubelet
     * does about a hibernated pod when the registry says that the tag is absent: it asks for the digest on the pod.
     */
    @ContractTest("r6-3-13")
    default void required_6_3_13_aTagThatIsGoneIsSetAgain() {
        playWithLiveVm(this::newDriver, play -> {
            play.hibernate();
            String digest = pushed(play);
            untag(play);
            play.until("the VM is hibernated", play::isHibernated);
            play.require(pushed(play).equals(digest), "the tag names another snapshot than the VM's");
            play.wake();
        });
    }

    /** The tag is gone before hibernated was reported. */
    @ContractTest("r6-3-13")
    default void required_6_3_13_aTagThatIsGoneBeforeTheReportIsSetAgain() {
        playWithLiveVm(this::newDriver, play -> {
            play.hooks().onceAfter(effect -> effect.isHostCall("destroy"), () -> untag(play));
            play.hibernate();
        });
    }

    /** A VM wakes whose snapshot has lost its tag. */
    @ContractTest("r6-3-13")
    default void required_6_3_13_aVmWakesThoughTheTagIsGone() {
        playWithLiveVm(this::newDriver, play -> {
            play.hibernate();
            untag(play);
            play.requestWake();
            play.untilLive();
        });
    }

    /** A pod that is created to be restored is restored though the tag has gone since. */
    @ContractTest("r6-3-13")
    default void required_6_3_13_aPodThatIsCreatedToBeRestoredIsRestoredByItsDigest() {
        play(this::newDriver, play -> {
            play.createPod(new RestoreDecision.Restore("sha256:" + "0".repeat(64), false, "").annotations());
            play.pushSnapshot(play.origin());
            play.annotate(new RestoreDecision.Restore(pushed(play), false, "").annotations());
            untag(play);
            play.untilLive();
            play.requireRestored();
        });
    }

    /**
     * No tag is set where the manifest is gone too. If this fails, check that the kubelet asks for the manifest before
     * it sets the tag: what was dropped stays dropped.
     */
    @ContractTest("r6-3-13")
    default void required_6_3_13_whatWasDroppedIsNotTaggedAgain() {
        playWithLiveVm(this::newDriver, play -> {
            play.hibernate();
            play.drop();
            play.vms().mayBeLost(VM);
            play.until("the VM is reported failed", () -> play.isIn(LifecycleState.FAILED));
            play.require(play.registry().at(VM, TAG) == null, "a tag was set to a manifest that is gone");
        });
    }

    /**
     * A report of the digest is refused where the pod has changed since it was decided on, and decided on again. If this
     * fails, check that a patch which sets or removes the digest carries the resourceVersion of the pod: one that lands
     * late would name an older snapshot than the VM's.
     */
    @ContractTest("r6-3-13")
    default void required_6_3_13_theDigestIsWrittenToTheVersionThatItWasDecidedOn() {
        playWithLiveVm(this::newDriver, play -> {
            overtake(play, "1");
            play.hibernate();
            overtake(play, "2");
            play.wake();
        });
    }

    /** Somebody else writes to the pod before the next report of the digest lands. */
    private static void overtake(KubeletPlay play, String note) {
        AtomicBoolean overtaken = new AtomicBoolean();
        play.hooks().onceBefore(KubeletDigestRules::writesTheDigest, () -> {
            play.annotate(Map.of("example.com/note", note));
            overtaken.set(true);
        });
        play.hooks().watch((effect, accepted) -> {
            if (writesTheDigest(effect) && overtaken.getAndSet(false) && accepted) {
                play.story().violation("6.3.13", "the digest is written to a pod that has changed since it was read");
            }
        });
    }

    private static boolean writesTheDigest(Effect effect) {
        return effect.writes("pods", call -> call.mentions(Annotations.HIBERNATE_DIGEST));
    }

    private static void untag(KubeletPlay play) {
        play.story().tell("registry", "deletes the tag " + TAG + " and keeps its manifest");
        play.registry().untag(VM, TAG);
    }
}
