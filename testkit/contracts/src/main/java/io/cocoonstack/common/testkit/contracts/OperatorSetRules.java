package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.testkit.contracts.internal.OperatorPlay;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Suspended sets, contract 6.5, and rule 7 of 6.2 for the pods that they release. */
abstract class OperatorSetRules extends OperatorRestoreRules {

    private void needSuspend() {
        need(OperatorDriver::supportsSuspend, "suspended sets");
    }

    private static void suspend(OperatorPlay play, boolean suspend) {
        play.users().editSet(suspend ? "suspends the set" : "resumes the set", spec -> spec.setSuspend(suspend));
    }

    private static void untilSuspended(OperatorPlay play) {
        play.until("Suspended", () -> isIn(play, CocoonSetPhase.SUSPENDED));
    }

    static void untilRunning(OperatorPlay play, String node) {
        play.until(
                "Running on " + node + ", live and without a snapshot",
                () -> isIn(play, CocoonSetPhase.RUNNING)
                        && isLive(play)
                        && !hasSnapshot(play)
                        && node.equals(pod(play).nodeName()));
    }

    /**
     * A set is suspended and resumed, with a fault at every effect.
     *
     * <p>If this fails, read the story in the message.
     */
    @Test
    @Tag("faults")
    public final void required_6_5_aSuspendedSetSurvivesEveryFault() {
        needSuspend();
        playUnderEveryFault(play -> {
            bringUp(play);
            suspend(play, true);
            untilSuspended(play);
            suspend(play, false);
            untilRunning(play, "node-a");
        });
    }

    /**
     * A CocoonHibernation that desires a wake waits while its set is suspended.
     *
     * <p>If this fails, check that the set's spec.suspend is looked at before a wake is requested.
     */
    @Test
    public final void required_6_5_aWakeWaitsForTheSet() {
        needSuspend();
        needHibernations();
        play(play -> {
            bringUp(play);
            suspend(play, true);
            untilSuspended(play);
            play.users().desire(POD, HibernationDesire.WAKE);
            play.settle();
            play.require(pod(play).isHibernate(), "a VM was woken while its set is suspended");
        });
    }

    /**
     * A Suspended set whose pod is not hibernated any more goes back to Suspending.
     *
     * <p>If this fails, check that the phase Suspended is looked after, not only reached.
     */
    @Test
    public final void required_6_5_aSuspendedSetStaysHibernated() {
        needSuspend();
        play(play -> {
            bringUp(play);
            suspend(play, true);
            untilSuspended(play);
            play.users().evict(POD);
            play.others();
            play.until("the pod is back", () -> play.users().pod(POD) != null);
            untilSuspended(play);
            requireNoRestore(play);
        });
    }

    /**
     * A pod of a set whose round was given up comes back with the restore flag, if it comes back at all: its VM may be in
     * the registry.
     *
     * <p>If this fails, check that the phase Failed of a set is an intent to restore, as the phases of its rounds are.
     */
    @Test
    public final void required_6_4_aPodOfAFailedSetIsNotCreatedFresh() {
        needSuspend();
        play(play -> {
            bringUp(play);
            suspend(play, true);
            untilSuspended(play);
            play.users().evict(POD);
            play.others();
            suspend(play, false);
            storePhase(play, CocoonSetPhase.FAILED);
            requireNotCreatedFresh(play);
        });
    }

    /**
     * The pods of a suspended set that releases them go and come back restored, with a fault at every effect.
     *
     * <p>If this fails, read the story in the message.
     */
    @Test
    @Tag("faults")
    public final void required_6_5_aReleasedSetSurvivesEveryFault() {
        need(OperatorDriver::supportsRelease, "hibernatePolicy release");
        playUnderEveryFault(play -> {
            play.users().createSet(spec -> spec.setHibernatePolicy(HibernatePolicy.RELEASE));
            play.until("the VM is live", () -> isLive(play));
            suspend(play, true);
            play.until(
                    "Suspended, and the pod released",
                    () -> isIn(play, CocoonSetPhase.SUSPENDED) && play.users().pod(POD) == null);
            play.require(hasSnapshot(play), "the pod is released and there is no snapshot");
            suspend(play, false);
            untilRunning(play, "node-a");
        });
    }

    /**
     * A pod is deleted to be released only behind the gate.
     *
     * <p>If this fails, check that the kubelet's report is asked for on the pod as just read, and not only the registry or a
     * phase.
     */
    @Test
    public final void required_6_2_7_aPodIsReleasedOnlyBehindTheGate() {
        need(OperatorDriver::supportsRelease, "hibernatePolicy release");
        play(play -> {
            play.users().createSet(spec -> spec.setHibernatePolicy(HibernatePolicy.RELEASE));
            play.until("the VM is live", () -> isLive(play));
            suspend(play, true);
            play.operator();
            play.operator();
            play.require(pod(play).isHibernate(), "no hibernation was requested");
            pushLeftover(play);
            play.operator();
            play.require(
                    play.users().pod(POD) != null && !pod(play).isDeleting(), "the pod was released by a tag alone");
        });
    }
}
