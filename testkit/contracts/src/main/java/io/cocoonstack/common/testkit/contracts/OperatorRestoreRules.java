package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.OperatorPlay.POD;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.HIBERNATIONS;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.VM;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.play;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.playUnderEveryFault;

import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.LifecycleState;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The restore decision, contract 6.4. */
public interface OperatorRestoreRules extends OperatorRules {

    /**
     * A pod that goes while its VM is hibernated comes back with the restore flag and the hibernate flag, and nothing
     * is restored. If this fails, check that the restore decision is made from the phase of the CocoonHibernation and a
     * probe, and what it puts on the pod.
     */
    @ContractTest("r6-4-with-flag")
    default void required_6_4_aHibernatedPodComesBackHibernated() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.hibernate();
            play.users().evict(POD);
            play.until(
                    "the pod is back and hibernated",
                    () -> LifecycleState.HIBERNATED.equals(
                                    play.pod().lifecycle().state())
                            && play.pod().isHibernate()
                            && !play.pod().isDeleting());
            play.require(play.pod().isRestoreFlag(), "the pod was created without the restore flag");
            play.requireNoRestore();
            play.wake();
        });
    }

    /**
     * A pod that goes in the middle of a wake comes back with the restore flag, and is restored. If this fails, check
     * that the phase Waking is an intent to restore.
     */
    @ContractTest("r6-4-intent")
    default void required_6_4_aWakingPodComesBackRestored() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.hibernate();
            play.users().evict(POD);
            play.others();
            play.users().desire(POD, HibernationDesire.WAKE);
            play.earlierOperator().storePhase(HibernationPhase.WAKING);
            play.until("the pod is back", () -> play.isLive());
            play.require(play.pod().isRestoreFlag(), "the pod was created without the restore flag");
            play.untilAwake();
        });
    }

    /**
     * A pod that goes before its round is declared hibernated, or after the round was given up, comes back with the
     * restore flag too: rounds start clean, so the snapshot is of this one. If this fails, check that the phases
     * Hibernating and Failed are an intent to restore.
     */
    @ContractTest("r6-4-intent")
    default void required_6_4_aPodOfARoundThatIsNotDeclaredComesBackRestored() {
        for (HibernationPhase phase : List.of(HibernationPhase.HIBERNATING, HibernationPhase.FAILED)) {
            play(this::newDriver, HIBERNATIONS, play -> {
                play.hibernate();
                play.users().evict(POD);
                play.others();
                play.earlierOperator().storePhase(phase);
                play.requireNotCreatedFresh();
            });
        }
    }

    /**
     * While the registry cannot be asked, a pod whose VM may have a snapshot is not created at all. If this fails,
     * check what the restore decision makes of a probe that failed: a fresh boot would later be hibernated over the
     * real snapshot.
     */
    @ContractTest("r6-4-existence")
    default void required_6_4_onAProbeErrorNoPodIsCreated() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.hibernate();
            play.registry().outage(true);
            play.users().evict(POD);
            play.others();
            play.operator();
            play.operator();
            play.require(play.users().pod(POD) == null, "a pod was created while the registry cannot be asked");
            play.registry().outage(false);
            play.wake();
        });
    }

    /**
     * A desire alone is no intent: where no round has begun, the pod is created fresh. If this fails, check that the
     * restore decision goes by the phase and never by the desire.
     */
    @ContractTest("r6-4-intent")
    default void required_6_4_aDesireIsNoIntent() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.vms().mayBeLost(VM);
            play.users().evict(POD);
            play.others();
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.registry().outage(true);
            play.operator();
            play.require(
                    play.users().pod(POD) != null && !play.pod().isRestoreFlag(),
                    "the pod was not created fresh though no round has begun");
        });
    }

    /** Evictions of the pod at rest, hibernated and waking, with a fault at every effect. */
    @ContractTest("r6-4-with-flag")
    @Tag("faults")
    default void required_6_4_anEvictionSurvivesEveryFault() {
        playUnderEveryFault(this::newDriver, HIBERNATIONS, play -> {
            play.hibernate();
            play.users().evict(POD);
            play.others();
            play.operator();
            play.wake();
        });
    }
}
