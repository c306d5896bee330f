package io.cocoonstack.common.testkit.contracts;

import static org.junit.jupiter.api.Assumptions.abort;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.testkit.contracts.internal.OperatorPlay;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules 5 and 6 of contract 6.2, and the rounds of a CocoonHibernation, contract 6.5. */
abstract class OperatorRoundRules extends OperatorWriteRules {

    /**
     * A leftover is dropped before a round begins, so that a snapshot seen during a round is that round's.
     *
     * <p>If this fails, check that the registry is asked before the hibernate request, and the leftover dropped under the
     * live VM.
     */
    @Test
    public final void required_6_2_5_aLeftoverIsDroppedFirst() {
        needHibernations();
        play(play -> {
            bringUp(play);
            String leftover = pushLeftover(play);
            hibernate(play);
            play.require(
                    play.world().registry().snapshots().values().stream()
                            .noneMatch(snapshot -> snapshot.digest().equals(leftover)),
                    "the leftover is still there");
        });
    }

    /**
     * A hibernation is requested only while the VM is live.
     *
     * <p>If this fails, check the gate before the hibernate request: a wake that is pending keeps it closed.
     */
    @Test
    public final void required_6_2_5_aHibernationIsRequestedOnlyOfALiveVm() {
        needHibernations();
        play(play -> {
            bringUp(play);
            play.users().annotate(POD, Map.of(Annotations.WAKE_FROM_EPOCH, "7"));
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.operator();
            play.require(!pod(play).isHibernate(), "a hibernation was requested while a wake is pending");
        });
    }

    /**
     * The round's phase is stored before its first side effect.
     *
     * <p>If this fails, check the order: first Hibernating, then the request. A pod that goes in between is otherwise
     * created fresh, as no phase speaks of its snapshot.
     */
    @Test
    public final void required_6_2_5_thePhaseComesBeforeTheRequest() {
        needHibernations();
        play(play -> {
            bringUp(play);
            play.world().hooks().onceBefore(writesTo(Annotations.HIBERNATE), () -> {
                if (!HibernationPhase.HIBERNATING.equals(phase(play))) {
                    play.world().story().violation("6.2.5", "the hibernation is requested before its phase is stored");
                }
            });
            hibernate(play);
        });
    }

    /**
     * A round that is called off ends through a wake, also where no hibernate flag is seen: one may be on its way.
     *
     * <p>If this fails, check that in phase Hibernating a desire to wake is answered by the wake request, always.
     */
    @Test
    public final void required_6_2_6_aRoundIsCalledOffByAWakeRequest() {
        needHibernations();
        play(play -> {
            bringUp(play);
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            storePhase(play, HibernationPhase.HIBERNATING);
            play.users().desire(POD, HibernationDesire.WAKE);
            play.operator();
            play.require(
                    pod(play).wakeFromEpoch().isPresent(),
                    "the round was called off without a wake request to the pod");
            untilAwake(play);
        });
    }

    /**
     * Waking is stored once the wake request was accepted, and not before.
     *
     * <p>If this fails, check the order: a crash in between would otherwise leave a round that waits for a wake that nobody
     * asked for.
     */
    @Test
    public final void required_6_2_6_wakingIsStoredAfterTheRequest() {
        needHibernations();
        play(play -> {
            bringUp(play);
            hibernate(play);
            wake(play);
        });
    }

    /**
     * A round is closed when the VM is live and its snapshot is dropped, in this order.
     *
     * <p>If this fails, check that a drop that fails keeps the round open.
     */
    @Test
    public final void required_6_2_6_aRoundIsClosedAfterItsSnapshotIsDropped() {
        needHibernations();
        play(play -> {
            bringUp(play);
            hibernate(play);
            play.world().registry().deletionSupported(false);
            play.users().desire(POD, HibernationDesire.WAKE);
            play.settle();
            play.require(
                    !HibernationPhase.ACTIVE.equals(phase(play)),
                    "Active is stored though the snapshot is still there");
            play.world().registry().deletionSupported(true);
            untilAwake(play);
        });
    }

    /**
     * A round of hibernating and waking, twice, with a fault at every effect: the VM's state is never lost, never goes
     * back, and the round always ends.
     *
     * <p>If this fails, read the story in the message: it names the effect at which the fault struck.
     */
    @Test
    @Tag("faults")
    public final void required_6_5_aRoundSurvivesEveryFault() {
        needHibernations();
        playUnderEveryFault(play -> {
            bringUp(play);
            hibernate(play);
            wake(play);
        });
    }

    /**
     * A user who changes his mind in the middle of a round, with a fault at every effect.
     *
     * <p>If this fails, read the story in the message.
     */
    @Test
    @Tag("faults")
    public final void required_6_5_aRoundThatIsCalledOffSurvivesEveryFault() {
        needHibernations();
        playUnderEveryFault(play -> {
            bringUp(play);
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.operator();
            wake(play);
        });
    }

    /**
     * A wake that the user takes back before it is done ends hibernated, with a fault at every effect.
     *
     * <p>If this fails, read the story in the message.
     */
    @Test
    @Tag("faults")
    public final void required_6_5_aWakeThatIsTakenBackSurvivesEveryFault() {
        needHibernations();
        playUnderEveryFault(play -> {
            bringUp(play);
            hibernate(play);
            play.users().desire(POD, HibernationDesire.WAKE);
            play.operator();
            hibernate(play);
            play.require(hasSnapshot(play), "there is no snapshot of the hibernated VM");
        });
    }

    /**
     * A CocoonHibernation that is deleted counts as a desire to wake, and goes when the VM is live.
     *
     * <p>If this fails, check the finalizer: it goes in phase Active only, or when pod and set are gone.
     */
    @Test
    public final void required_6_5_aDeletedHibernationWakesItsVm() {
        needHibernations();
        play(play -> {
            bringUp(play);
            hibernate(play);
            play.users().deleteHibernation(POD);
            play.until("the CocoonHibernation is gone", () -> play.users().hibernation(POD) == null);
            play.require(isLive(play) && !hasSnapshot(play), "the CocoonHibernation went before its VM was live");
        });
    }

    /**
     * In phase Failed a hibernation is requested only after somebody has changed the spec.
     *
     * <p>If this fails, check that the generation is compared with status.observedGeneration.
     */
    @Test
    public final void required_6_5_aFailedRoundWaitsForAChange() {
        needHibernations();
        play(play -> {
            bringUp(play);
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            storePhase(play, HibernationPhase.FAILED);
            play.operator();
            play.require(!pod(play).isHibernate(), "a failed round was taken up again though nobody asked for it");
            play.users().desire(POD, HibernationDesire.WAKE);
            untilAwake(play);
        });
    }

    /**
     * Nothing is asked of a pod that is going, and nothing declared because of it.
     *
     * <p>If this fails, check the deletionTimestamp before anything else.
     */
    @Test
    public final void required_6_1_aPodThatIsGoingIsLeftAlone() {
        needHibernations();
        play(play -> {
            bringUp(play);
            play.users().evict(POD);
            String before = String.valueOf(pod(play).resourceVersion());
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.operator();
            play.require(pod(play).isDeleting(), "the kit's pod is not going");
            play.require(before.equals(pod(play).resourceVersion()), "something was written to a pod that is going");
            play.require(
                    !HibernationPhase.HIBERNATED.equals(phase(play)) && !HibernationPhase.ACTIVE.equals(phase(play)),
                    "a pod that is going was taken for an answer");
            play.world().vms().mayBeLost(VM);
        });
    }

    /** That Failed is stored when a deadline passes depends on a clock that the kit does not have. */
    @Test
    public final void untested_6_5_failedIsStoredWhenTheDeadlinePasses() {
        abort("the caller's deadline is not known to the kit");
    }

    /** Evidence for what a round has done, for subclasses' tests. */
    static void requireNoRestore(OperatorPlay play) {
        play.require(play.world().vms().restores() == 0, "something was restored only to be hibernated again");
    }
}
