package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.OperatorPlay.POD;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.ANY;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.HIBERNATIONS;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.play;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.playUnderEveryFault;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.LeftoverPolicy;
import io.cocoonstack.common.testkit.world.PretendCluster;
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
     * A desire alone is no intent: where no round has begun, nothing is restored. If this fails, check that the restore
     * decision goes by the phase and never by the desire. It is skipped where the declared choice is to restore what no
     * round speaks for.
     */
    @ContractTest("r6-4-intent")
    default void required_6_4_aDesireIsNoIntent() {
        assumeTrue(newDriver().leftovers() != LeftoverPolicy.RESTORE, "the operator restores leftovers");
        play(this::newDriver, HIBERNATIONS, play -> {
            play.goneBesideASnapshot(SnapshotOrigin.UNNAMED);
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.operator();
            play.require(
                    play.users().pod(POD) == null || !play.pod().isRestoreFlag(),
                    "the pod is restored though no round has begun");
        });
    }

    /**
     * No pod is created over a snapshot that no round speaks for, nor is the snapshot dropped, unless the operator chose
     * so beforehand. If this fails, check that the registry is asked before a pod is created fresh.
     */
    @ContractTest("r12a-evidence")
    default void required_12a_noPodIsCreatedOverASnapshotThatNobodyExpected() {
        assumeTrue(newDriver().leftovers() == LeftoverPolicy.STOP, "the operator chose to drop or restore leftovers");
        play(this::newDriver, ANY, play -> {
            play.goneBesideASnapshot(SnapshotOrigin.UNNAMED);
            play.operator();
            play.operator();
            play.require(play.users().pod(POD) == null, "a pod was created over a snapshot that nobody expected");
            play.require(play.hasSnapshot(), "the snapshot was dropped");
        });
    }

    /**
     * A snapshot of the pod's own that no round speaks for is restored in a round of the set, which ends with the
     * snapshot, with a fault at every effect. If this fails, check that phase Waking is stored before the pod is
     * created: a set in no round drops no snapshot. It is skipped where the declared choice is another.
     */
    @ContractTest("r6-5-leftover-round")
    @Tag("faults")
    default void required_6_5_aLeftoverIsRestoredInARoundUnderEveryFault() {
        assumeTrue(newDriver().leftovers() == LeftoverPolicy.RESTORE, "the operator restores no leftovers");
        playUnderEveryFault(this::newDriver, ANY, play -> {
            play.goneBesideASnapshot(
                    new SnapshotOrigin(PretendCluster.NAMESPACE, POD, "uid-before", Epoch.hibernateEpoch(null)));
            play.untilRunning("node-a");
            play.require(play.vms().restores() == 1, "the VM was not restored");
        });
    }

    /**
     * A snapshot of another image than the pod's is not restored into it. If this fails, check what the restore decision
     * makes of the manifest's {@code cocoonstack.snapshot.baseimage}.
     */
    @ContractTest("r12a-whose-image")
    default void required_12a_aSnapshotOfAnotherImageIsNotRestored() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.hibernate();
            play.goneBesideASnapshot(new SnapshotOrigin(null, null, null, Epoch.hibernateEpoch(null), "other:1", null));
            play.operator();
            play.require(
                    play.users().pod(POD) == null || !play.pod().isRestoreFlag(),
                    "a pod was created to be restored from a snapshot of another image");
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
