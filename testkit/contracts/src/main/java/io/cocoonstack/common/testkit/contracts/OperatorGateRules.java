package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.LegacyPolicy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The gates of contract 6.1. */
abstract class OperatorGateRules extends OperatorContractBase {

    private void wakingWith(Map<String, ? extends @Nullable String> annotations, boolean mayDrop) {
        play(play -> {
            bringUp(play);
            play.users().desire(POD, HibernationDesire.WAKE);
            storePhase(play, HibernationPhase.WAKING);
            pushLeftover(play);
            play.users().annotate(POD, annotations);
            play.operator();
            play.require(
                    mayDrop || (hasSnapshot(play) && HibernationPhase.WAKING.equals(phase(play))),
                    "the gate is closed, and yet the snapshot was dropped or the round closed");
            play.require(!mayDrop || !hasSnapshot(play), "the gate is open, and yet the snapshot was not dropped");
        });
    }

    /**
     * While a wake is pending the VM is not live, whatever id a kubelet has left behind.
     *
     * <p>If this fails, check that the gate compares the epoch with wake-from-epoch: a container that runs and a VM id do
     * not say that anything was restored.
     */
    @Test
    public final void required_6_2_4_aWakeThatIsPendingKeepsTheGateClosed() {
        needHibernations();
        wakingWith(Map.of(Annotations.HIBERNATE_EPOCH, "1", Annotations.WAKE_FROM_EPOCH, "1"), false);
    }

    /**
     * An epoch above wake-from-epoch opens the gate.
     *
     * <p>If this fails, check that the snapshot is dropped under a live VM, so that the round can end.
     */
    @Test
    public final void required_6_2_4_anAcknowledgedWakeOpensTheGate() {
        needHibernations();
        wakingWith(Map.of(Annotations.HIBERNATE_EPOCH, "2", Annotations.WAKE_FROM_EPOCH, "1"), true);
    }

    /**
     * A malformed or negative epoch closes the gate.
     *
     * <p>If this fails, check that a malformed epoch is not read as an absent one.
     */
    @Test
    public final void required_6_1_aMalformedEpochKeepsTheGateClosed() {
        needHibernations();
        wakingWith(Map.of(Annotations.HIBERNATE_EPOCH, "two"), false);
        wakingWith(Map.of(Annotations.HIBERNATE_EPOCH, "-1"), false);
        wakingWith(Map.of(Annotations.HIBERNATE_EPOCH, "2", Annotations.WAKE_FROM_EPOCH, "x"), false);
    }

    /**
     * A pod of a kubelet that keeps no epochs is what the operator's declared choice makes of it.
     *
     * <p>If this fails, check {@link OperatorDriver#legacyPolicy} against what the operator does.
     */
    @Test
    public final void required_6_1_aLegacyAnswerIsTheDeclaredChoice() {
        needHibernations();
        Map<String, @Nullable String> none = new HashMap<>();
        none.put(Annotations.HIBERNATE_EPOCH, null);
        none.put(Annotations.WAKE_FROM_EPOCH, "0");
        wakingWith(none, newDriver().legacyPolicy() == LegacyPolicy.TRUST);
    }

    private void hibernatingWith(Map<String, String> annotations, String what) {
        play(play -> {
            bringUp(play);
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            storePhase(play, HibernationPhase.HIBERNATING);
            pushLeftover(play);
            play.users().annotate(POD, Map.of(Annotations.HIBERNATE, "true"));
            play.users().annotate(POD, annotations);
            play.operator();
            play.require(HibernationPhase.HIBERNATING.equals(phase(play)), what);
        });
    }

    /**
     * A snapshot alone says nothing: it can be of an earlier round.
     *
     * <p>If this fails, check that the kubelet's report is asked for, and not only the registry.
     */
    @Test
    public final void required_6_1_aTagWithoutTheReportIsNotComplete() {
        needHibernations();
        hibernatingWith(
                Map.of(Annotations.LIFECYCLE_STATE, "hibernating"),
                "the kubelet does not report hibernated, and yet the round was declared Hibernated");
    }

    /**
     * A report about an earlier generation of the set is not about this round.
     *
     * <p>If this fails, check that observedGeneration is compared with the pod's generation stamp.
     */
    @Test
    public final void required_6_1_aReportOfAnEarlierGenerationIsNotComplete() {
        needHibernations();
        hibernatingWith(
                Map.of(Annotations.LIFECYCLE_STATE, "hibernated", Annotations.LIFECYCLE_OBSERVED_GENERATION, "0"),
                "the report is about an earlier generation, and yet the round was declared Hibernated");
    }

    /**
     * A probe that fails is an error, never a "no" and never a "yes"; the round goes on when the registry is back.
     *
     * <p>If this fails, check what the operator makes of a probe that failed.
     */
    @Test
    public final void required_6_1_aProbeErrorIsNoAnswer() {
        needHibernations();
        play(play -> {
            bringUp(play);
            play.world().registry().outage(true);
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.operator();
            play.operator();
            play.require(!pod(play).isHibernate(), "the registry cannot be asked, and yet a hibernation is requested");
            play.world().registry().outage(false);
            hibernate(play);
            play.world().registry().outage(true);
            play.users().desire(POD, HibernationDesire.WAKE);
            play.settle();
            play.require(
                    !HibernationPhase.ACTIVE.equals(phase(play)), "the registry cannot be asked, and yet it is Active");
            play.world().registry().outage(false);
            untilAwake(play);
        });
    }
}
