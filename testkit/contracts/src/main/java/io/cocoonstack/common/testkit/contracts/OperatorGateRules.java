package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.OperatorPlay.POD;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.HIBERNATIONS;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.play;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.LegacyPolicy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gates of contract 6.1. */
public interface OperatorGateRules extends OperatorRules {

    private void wakingWith(Map<String, ? extends @Nullable String> annotations, boolean mayDrop) {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.users().desire(POD, HibernationDesire.WAKE);
            play.earlierOperator().storePhase(HibernationPhase.WAKING);
            play.pushLeftover();
            play.users().annotate(POD, annotations);
            play.operator();
            play.require(
                    mayDrop || (play.hasSnapshot() && HibernationPhase.WAKING.equals(play.phase())),
                    "the gate is closed, and yet the snapshot was dropped or the round closed");
            play.require(!mayDrop || !play.hasSnapshot(), "the gate is open, and yet the snapshot was not dropped");
        });
    }

    /**
     * While a wake is pending the VM is not live, whatever id a kubelet has left behind. If this fails, check that the
     * gate compares the epoch with wake-from-epoch: a container that runs and a VM id do not say that anything was
     * restored.
     */
    @ContractTest("r6-2-4")
    default void required_6_2_4_aWakeThatIsPendingKeepsTheGateClosed() {
        wakingWith(Map.of(Annotations.HIBERNATE_EPOCH, "1", Annotations.WAKE_FROM_EPOCH, "1"), false);
    }

    /**
     * An epoch above wake-from-epoch opens the gate. If this fails, check that the snapshot is dropped under a live VM,
     * so that the round can end.
     */
    @ContractTest("r6-2-4")
    default void required_6_2_4_anAcknowledgedWakeOpensTheGate() {
        wakingWith(Map.of(Annotations.HIBERNATE_EPOCH, "2", Annotations.WAKE_FROM_EPOCH, "1"), true);
    }

    /**
     * A malformed or negative epoch closes the gate. If this fails, check that a malformed epoch is not read as an
     * absent one.
     */
    @ContractTest("r6-1-wake-complete")
    default void required_6_1_aMalformedEpochKeepsTheGateClosed() {
        wakingWith(Map.of(Annotations.HIBERNATE_EPOCH, "two"), false);
        wakingWith(Map.of(Annotations.HIBERNATE_EPOCH, "-1"), false);
        wakingWith(Map.of(Annotations.HIBERNATE_EPOCH, "2", Annotations.WAKE_FROM_EPOCH, "x"), false);
    }

    /**
     * A pod of a kubelet that keeps no epochs is what the operator's declared choice makes of it. If this fails, check
     * {@link OperatorDriver#legacyPolicy} against what the operator does.
     */
    @ContractTest("r6-1-legacy")
    default void required_6_1_aLegacyAnswerIsTheDeclaredChoice() {
        Map<String, @Nullable String> none = new HashMap<>();
        none.put(Annotations.HIBERNATE_EPOCH, null);
        none.put(Annotations.WAKE_FROM_EPOCH, "0");
        wakingWith(none, newDriver().legacyPolicy() == LegacyPolicy.TRUST);
    }

    private void hibernatingWith(Map<String, String> annotations, String what) {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.earlierOperator().storePhase(HibernationPhase.HIBERNATING);
            play.pushLeftover();
            play.users().annotate(POD, Map.of(Annotations.HIBERNATE, "true"));
            play.users().annotate(POD, annotations);
            play.operator();
            play.require(HibernationPhase.HIBERNATING.equals(play.phase()), what);
        });
    }

    /**
     * A snapshot alone says nothing: it can be of an earlier round. If this fails, check that the kubelet's report is
     * asked for, and not only the registry.
     */
    @ContractTest("r6-1-hibernate-complete")
    default void required_6_1_aTagWithoutTheReportIsNotComplete() {
        hibernatingWith(
                Map.of(Annotations.LIFECYCLE_STATE, "hibernating"),
                "the kubelet does not report hibernated, and yet the round was declared Hibernated");
    }

    /**
     * A report about an earlier generation of the set is not about this round. If this fails, check that
     * observedGeneration is compared with the pod's generation stamp.
     */
    @ContractTest("r6-1-hibernate-complete")
    default void required_6_1_aReportOfAnEarlierGenerationIsNotComplete() {
        hibernatingWith(
                Map.of(Annotations.LIFECYCLE_STATE, "hibernated", Annotations.LIFECYCLE_OBSERVED_GENERATION, "0"),
                "the report is about an earlier generation, and yet the round was declared Hibernated");
    }

    /**
     * A probe that fails is an error, never a "no" and never a "yes"; the round goes on when the registry is back. If
     * this fails, check what the operator makes of a probe that failed.
     */
    @ContractTest("r6-1-hibernate-complete")
    default void required_6_1_aProbeErrorIsNoAnswer() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.registry().outage(true);
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.operator();
            play.operator();
            play.require(!play.pod().isHibernate(), "the registry cannot be asked, and yet a hibernation is requested");
            play.registry().outage(false);
            play.hibernate();
            play.registry().outage(true);
            play.users().desire(POD, HibernationDesire.WAKE);
            play.untilNothingChanges();
            play.require(
                    !HibernationPhase.ACTIVE.equals(play.phase()),
                    "the registry cannot be asked, and yet it is Active");
            play.registry().outage(false);
            play.untilAwake();
        });
    }
}
