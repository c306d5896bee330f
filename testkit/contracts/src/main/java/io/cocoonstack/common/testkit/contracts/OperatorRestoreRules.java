package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.LifecycleState;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The restore decision, contract 6.4. */
abstract class OperatorRestoreRules extends OperatorRoundRules {

    /**
     * A pod that goes while its VM is hibernated comes back with the restore flag and the hibernate flag, and nothing is
     * restored.
     *
     * <p>If this fails, check that the restore decision is made from the phase of the CocoonHibernation and a probe, and
     * what it puts on the pod.
     */
    @Test
    public final void required_6_4_aHibernatedPodComesBackHibernated() {
        needHibernations();
        play(play -> {
            bringUp(play);
            hibernate(play);
            play.users().evict(POD);
            play.until(
                    "the pod is back and hibernated",
                    () -> LifecycleState.HIBERNATED.equals(pod(play).lifecycle().state())
                            && pod(play).isHibernate()
                            && !pod(play).isDeleting());
            play.require(pod(play).isRestoreFlag(), "the pod was created without the restore flag");
            requireNoRestore(play);
            wake(play);
        });
    }

    /**
     * A pod that goes in the middle of a wake comes back with the restore flag, and is restored.
     *
     * <p>If this fails, check that the phase Waking is an intent to restore.
     */
    @Test
    public final void required_6_4_aWakingPodComesBackRestored() {
        needHibernations();
        play(play -> {
            bringUp(play);
            hibernate(play);
            play.users().evict(POD);
            play.others();
            play.users().desire(POD, HibernationDesire.WAKE);
            storePhase(play, HibernationPhase.WAKING);
            play.until("the pod is back", () -> isLive(play));
            play.require(pod(play).isRestoreFlag(), "the pod was created without the restore flag");
            untilAwake(play);
        });
    }

    /**
     * A pod that goes before its round is declared hibernated, or after the round was given up, comes back with the restore
     * flag too: rounds start clean, so the snapshot is of this one.
     *
     * <p>If this fails, check that the phases Hibernating and Failed are an intent to restore.
     */
    @Test
    public final void required_6_4_aPodOfARoundThatIsNotDeclaredComesBackRestored() {
        needHibernations();
        for (HibernationPhase phase : List.of(HibernationPhase.HIBERNATING, HibernationPhase.FAILED)) {
            play(play -> {
                bringUp(play);
                hibernate(play);
                play.users().evict(POD);
                play.others();
                storePhase(play, phase);
                requireNotCreatedFresh(play);
            });
        }
    }

    /**
     * While the registry cannot be asked, a pod whose VM may have a snapshot is not created at all.
     *
     * <p>If this fails, check what the restore decision makes of a probe that failed: a fresh boot would later be
     * hibernated over the real snapshot.
     */
    @Test
    public final void required_6_4_onAProbeErrorNoPodIsCreated() {
        needHibernations();
        play(play -> {
            bringUp(play);
            hibernate(play);
            play.world().registry().outage(true);
            play.users().evict(POD);
            play.others();
            play.operator();
            play.operator();
            play.require(play.users().pod(POD) == null, "a pod was created while the registry cannot be asked");
            play.world().registry().outage(false);
            wake(play);
        });
    }

    /**
     * A desire alone is no intent: where no round has begun, the pod is created fresh.
     *
     * <p>If this fails, check that the restore decision goes by the phase and never by the desire.
     */
    @Test
    public final void required_6_4_aDesireIsNoIntent() {
        needHibernations();
        play(play -> {
            bringUp(play);
            play.world().vms().mayBeLost(VM);
            play.users().evict(POD);
            play.others();
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.world().registry().outage(true);
            play.operator();
            play.require(
                    play.users().pod(POD) != null && !pod(play).isRestoreFlag(),
                    "the pod was not created fresh though no round has begun");
        });
    }

    /**
     * Evictions of the pod at rest, hibernated and waking, with a fault at every effect.
     *
     * <p>If this fails, read the story in the message.
     */
    @Test
    @Tag("faults")
    public final void required_6_4_anEvictionSurvivesEveryFault() {
        needHibernations();
        playUnderEveryFault(play -> {
            bringUp(play);
            hibernate(play);
            play.users().evict(POD);
            play.others();
            play.operator();
            wake(play);
        });
    }
}
