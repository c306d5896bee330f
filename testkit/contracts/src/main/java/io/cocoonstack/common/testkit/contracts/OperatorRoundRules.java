package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.OperatorPlay.POD;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.HIBERNATIONS;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.VM;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.play;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.playUnderEveryFault;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.writesTo;
import static org.junit.jupiter.api.Assumptions.abort;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Contract 6.2 rules 5 and 6, and the rounds of a CocoonHibernation, contract 6.5. */
public interface OperatorRoundRules extends OperatorRules {

    /**
     * A leftover is dropped before a round begins, so that a snapshot seen during a round is that round's. If this
     * fails, check that the registry is asked before the hibernate request, and the leftover dropped under the live VM.
     */
    @ContractTest("r6-2-5")
    default void required_6_2_5_aLeftoverIsDroppedFirst() {
        play(this::newDriver, HIBERNATIONS, play -> {
            String leftover = play.pushLeftover();
            play.hibernate();
            play.require(
                    play.registry().snapshots().values().stream()
                            .noneMatch(snapshot -> snapshot.digest().equals(leftover)),
                    "the leftover is still there");
        });
    }

    /**
     * A hibernation is requested only while the VM is live. If this fails, check the gate before the hibernate request:
     * a wake that is pending keeps it closed.
     */
    @ContractTest("r6-2-5")
    default void required_6_2_5_aHibernationIsRequestedOnlyOfALiveVm() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.users().annotate(POD, Map.of(Annotations.WAKE_FROM_EPOCH, "7"));
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.operator();
            play.require(!play.pod().isHibernate(), "a hibernation was requested while a wake is pending");
        });
    }

    /**
     * The round's phase is stored before its first side effect. If this fails, check the order: first Hibernating, then
     * the request. A pod that goes in between is otherwise created fresh, as no phase speaks of its snapshot.
     */
    @ContractTest("r6-2-5")
    default void required_6_2_5_thePhaseComesBeforeTheRequest() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.hooks().onceBefore(writesTo(Annotations.HIBERNATE), () -> {
                if (!HibernationPhase.HIBERNATING.equals(play.phase())) {
                    play.story().violation("6.2.5", "the hibernation is requested before its phase is stored");
                }
            });
            play.hibernate();
        });
    }

    /**
     * A round that is called off ends through a wake, also where no hibernate flag is seen: one may be on its way. If
     * this fails, check that in phase Hibernating a desire to wake is answered by the wake request, always.
     */
    @ContractTest("r6-2-6")
    default void required_6_2_6_aRoundIsCalledOffByAWakeRequest() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.earlierOperator().storePhase(HibernationPhase.HIBERNATING);
            play.users().desire(POD, HibernationDesire.WAKE);
            play.operator();
            play.require(
                    play.pod().wakeFromEpoch().isPresent(),
                    "the round was called off without a wake request to the pod");
            play.untilAwake();
        });
    }

    /**
     * Waking is stored once the wake request was accepted, and not before. If this fails, check the order: a crash in
     * between would otherwise leave a round that waits for a wake that nobody asked for.
     */
    @ContractTest("r6-2-6")
    default void required_6_2_6_wakingIsStoredAfterTheRequest() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.hibernate();
            play.wake();
        });
    }

    /**
     * A round is closed when the VM is live and its snapshot is dropped, in this order. If this fails, check that a
     * drop that fails keeps the round open.
     */
    @ContractTest("r6-2-6")
    default void required_6_2_6_aRoundIsClosedAfterItsSnapshotIsDropped() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.hibernate();
            play.registry().deletionSupported(false);
            play.users().desire(POD, HibernationDesire.WAKE);
            play.untilNothingChanges();
            play.require(
                    !HibernationPhase.ACTIVE.equals(play.phase()),
                    "Active is stored though the snapshot is still there");
            play.registry().deletionSupported(true);
            play.restart(); // an operator may back off for minutes; a new process asks at once
            play.untilAwake();
        });
    }

    /**
     * A round of hibernating and waking, twice, with a fault at every effect: the VM's state is never lost, never goes
     * back, and the round always ends. If this fails, read the story in the message: it names the effect at which the
     * fault struck.
     */
    @ContractTest("s6-5")
    @Tag("faults")
    default void required_6_5_aRoundSurvivesEveryFault() {
        playUnderEveryFault(this::newDriver, HIBERNATIONS, play -> {
            play.hibernate();
            play.wake();
        });
    }

    /** A user who changes his mind in the middle of a round, with a fault at every effect. */
    @ContractTest("s6-5")
    @Tag("faults")
    default void required_6_5_aRoundThatIsCalledOffSurvivesEveryFault() {
        playUnderEveryFault(this::newDriver, HIBERNATIONS, play -> {
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.operator();
            play.wake();
        });
    }

    /** A wake that the user takes back before it is done ends hibernated, with a fault at every effect. */
    @ContractTest("s6-5")
    @Tag("faults")
    default void required_6_5_aWakeThatIsTakenBackSurvivesEveryFault() {
        playUnderEveryFault(this::newDriver, HIBERNATIONS, play -> {
            play.hibernate();
            play.users().desire(POD, HibernationDesire.WAKE);
            play.operator();
            play.hibernate();
            play.require(play.hasSnapshot(), "there is no snapshot of the hibernated VM");
        });
    }

    /**
     * A CocoonHibernation that is deleted counts as a desire to wake, and goes when the VM is live. If this fails,
     * check the finalizer: it goes in phase Active only, or when pod and set are gone.
     */
    @ContractTest("r6-5-deleted")
    default void required_6_5_aDeletedHibernationWakesItsVm() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.hibernate();
            play.users().deleteHibernation(POD);
            play.until("the CocoonHibernation is gone", () -> play.users().hibernation(POD) == null);
            play.require(play.isLive() && !play.hasSnapshot(), "the CocoonHibernation went before its VM was live");
        });
    }

    /**
     * In phase Failed a hibernation is requested only after somebody has changed the spec. If this fails, check that
     * the generation is compared with status.observedGeneration.
     */
    @ContractTest("r6-5-failed")
    default void required_6_5_aFailedRoundWaitsForAChange() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.earlierOperator().storePhase(HibernationPhase.FAILED);
            play.operator();
            play.require(!play.pod().isHibernate(), "a failed round was taken up again though nobody asked for it");
            play.users().desire(POD, HibernationDesire.WAKE);
            play.untilAwake();
        });
    }

    /**
     * Nothing is asked of a pod that is going, and nothing declared because of it. If this fails, check the
     * deletionTimestamp before anything else.
     */
    @ContractTest("r6-1-going")
    default void required_6_1_aPodThatIsGoingIsLeftAlone() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.users().evict(POD);
            String before = String.valueOf(play.pod().resourceVersion());
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.operator();
            play.require(play.pod().isDeleting(), "the kit's pod is not going");
            play.require(before.equals(play.pod().resourceVersion()), "something was written to a pod that is going");
            play.require(
                    !HibernationPhase.HIBERNATED.equals(play.phase()) && !HibernationPhase.ACTIVE.equals(play.phase()),
                    "a pod that is going was taken for an answer");
            play.vms().mayBeLost(VM);
        });
    }

    /** That Failed is stored when a deadline passes depends on a clock that the kit does not have. */
    @ContractTest("r6-5-failed")
    default void untested_6_5_failedIsStoredWhenTheDeadlinePasses() {
        abort("the caller's deadline is not known to the kit");
    }

    /** The loss of a host with its running VM cannot be brought back by any protocol. */
    @ContractTest("s6-7")
    default void untested_6_7_aHostThatIsLost() {
        abort("outside of the contract");
    }
}
