package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.OperatorPlay.POD;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.HIBERNATIONS;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.MIGRATION;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.RELEASE;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.SET_ROUNDS;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.SUSPEND;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.need;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.play;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.playUnderEveryFault;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import org.junit.jupiter.api.Tag;

/**
 * Suspended sets, and sets in no round, contract 6.5, and contract 6.2 rule 7 for the pods that suspended sets release.
 */
public interface OperatorSetRules extends OperatorRules {

    private static void suspend(OperatorPlay play, boolean suspend) {
        play.users().editSet(suspend ? "suspends the set" : "resumes the set", spec -> spec.setSuspend(suspend));
    }

    private static void untilSuspended(OperatorPlay play) {
        play.until("Suspended", () -> play.isIn(CocoonSetPhase.SUSPENDED));
    }

    /** A set is suspended and resumed, with a fault at every effect. */
    @ContractTest("r6-5-suspended-set")
    @Tag("faults")
    default void required_6_5_aSuspendedSetSurvivesEveryFault() {
        playUnderEveryFault(this::newDriver, SUSPEND, play -> {
            suspend(play, true);
            untilSuspended(play);
            suspend(play, false);
            play.untilRunning("node-a");
        });
    }

    /**
     * A CocoonHibernation that desires a wake waits while its set is suspended. If this fails, check that the set's
     * spec.suspend is looked at before a wake is requested.
     */
    @ContractTest("r6-5-set-suspended")
    default void required_6_5_aWakeWaitsForTheSet() {
        need(this::newDriver, SUSPEND);
        play(this::newDriver, HIBERNATIONS, play -> {
            suspend(play, true);
            untilSuspended(play);
            play.users().desire(POD, HibernationDesire.WAKE);
            play.untilNothingChanges();
            play.require(play.pod().isHibernate(), "a VM was woken while its set is suspended");
        });
    }

    /**
     * A Suspended set whose pod is not hibernated any more goes back to Suspending. If this fails, check that the phase
     * Suspended is looked after, not only reached.
     */
    @ContractTest("r6-5-suspended-set")
    default void required_6_5_aSuspendedSetStaysHibernated() {
        play(this::newDriver, SUSPEND, play -> {
            suspend(play, true);
            untilSuspended(play);
            play.users().evict(POD);
            play.others();
            play.until("the pod is back", () -> play.users().pod(POD) != null);
            untilSuspended(play);
            play.requireNoRestore();
        });
    }

    /**
     * A pod of a set whose round was given up comes back with the restore flag, if it comes back at all: its VM may be
     * in the registry. If this fails, check that the phase Failed of a set is an intent to restore, as the phases of
     * its rounds are.
     */
    @ContractTest("r6-4-intent")
    default void required_6_4_aPodOfAFailedSetIsNotCreatedFresh() {
        play(this::newDriver, SUSPEND, play -> {
            suspend(play, true);
            untilSuspended(play);
            play.users().evict(POD);
            play.others();
            suspend(play, false);
            play.earlierOperator().storePhase(CocoonSetPhase.FAILED);
            play.requireNotCreatedFresh();
        });
    }

    /** The pods of a suspended set that releases them go and come back restored, with a fault at every effect. */
    @ContractTest("r6-5-release")
    @Tag("faults")
    default void required_6_5_aReleasedSetSurvivesEveryFault() {
        playUnderEveryFault(this::newDriver, RELEASE, play -> {
            suspend(play, true);
            play.until(
                    "Suspended, and the pod released",
                    () -> play.isIn(CocoonSetPhase.SUSPENDED) && play.users().pod(POD) == null);
            play.require(play.hasSnapshot(), "the pod is released and there is no snapshot");
            suspend(play, false);
            play.untilRunning("node-a");
        });
    }

    /**
     * A pod is deleted to be released only behind the gate. If this fails, check that the kubelet's report is asked for
     * on the pod as just read, and not only the registry or a phase.
     */
    @ContractTest("r6-2-7")
    default void required_6_2_7_aPodIsReleasedOnlyBehindTheGate() {
        play(this::newDriver, RELEASE, play -> {
            suspend(play, true);
            play.operator();
            play.operator();
            play.require(play.pod().isHibernate(), "no hibernation was requested");
            play.pushLeftover();
            play.operator();
            play.require(
                    play.users().pod(POD) != null && !play.pod().isDeleting(), "the pod was released by a tag alone");
        });
    }

    /**
     * A set in no round takes back a hibernate flag that no CocoonHibernation asks for, with a fault at every effect.
     * Such a flag is of a request that landed when its round had closed. If this fails, check that a set in no round
     * looks at the flags of its pods, and that it stores Waking before it asks for the wake.
     */
    @ContractTest("r6-5-flag-of-nobody")
    @Tag("faults")
    default void required_6_5_aFlagOfNobodyIsTakenBackUnderEveryFault() {
        playUnderEveryFault(this::newDriver, SET_ROUNDS, play -> {
            play.hibernateBehindItsBack();
            play.untilRunning("node-a");
        });
    }

    /**
     * A set in no round leaves a flag alone that a CocoonHibernation asks for. If this fails, check that the
     * CocoonHibernations of the pods are looked at before a flag is taken back.
     */
    @ContractTest("r6-5-flag-of-nobody")
    default void required_6_5_aFlagOfACocoonHibernationIsLeftAlone() {
        need(this::newDriver, SET_ROUNDS);
        play(this::newDriver, HIBERNATIONS, play -> {
            play.hibernate();
            play.untilNothingChanges();
            play.require(
                    play.pod().isHibernate() && HibernationPhase.HIBERNATED.equals(play.phase()),
                    "the flag of a CocoonHibernation was taken back");
            play.requireNoRestore();
        });
    }

    /**
     * A suspended set keeps its VMs hibernated, though no CocoonHibernation asks for it. If this fails, check that a
     * flag is taken back only in a set that is in no round and not suspended.
     */
    @ContractTest("r6-5-flag-of-nobody")
    default void required_6_5_aFlagOfASuspendedSetIsLeftAlone() {
        play(this::newDriver, SUSPEND, play -> {
            suspend(play, true);
            untilSuspended(play);
            play.untilNothingChanges();
            play.require(
                    play.pod().isHibernate() && play.isIn(CocoonSetPhase.SUSPENDED),
                    "the flag of a suspended set was taken back");
            play.requireNoRestore();
        });
    }

    /**
     * A main pod with such a flag that is to move goes as it is: it is not woken where it is. If this fails, check that
     * a pod on another node than the wanted one is left to the migration.
     */
    @ContractTest("r6-5-flag-of-nobody")
    default void required_6_5_aFlagOfNobodyIsLeftToAMigration() {
        play(this::newDriver, MIGRATION, play -> {
            play.hibernateBehindItsBack();
            play.users().editSet("wants the main agent on node-b", spec -> spec.setNodeName("node-b"));
            play.untilRunning("node-b");
            play.require(play.vms().restores() == 1, "the VM was woken before it was moved");
        });
    }
}
