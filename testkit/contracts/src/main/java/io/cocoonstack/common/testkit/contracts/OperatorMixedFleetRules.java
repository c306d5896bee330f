package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.OperatorPlay.POD;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.HIBERNATIONS;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.VM;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.playWithGoKubelets;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.LegacyPolicy;

/** An operator beside today's kubelets of the Go side, which keep no epochs: contract 6.1 rule legacy. */
public interface OperatorMixedFleetRules extends OperatorRules {

    /**
     * A round with kubelets that keep no epochs comes to its end, unless the operator's declared choice is to wait: then
     * it asks nothing of such a pod. If this fails, check {@link OperatorDriver#legacyPolicy} against what the operator
     * does.
     */
    @ContractTest("r6-1-legacy")
    default void required_6_1_aRoundWithGoKubeletsIsTheDeclaredChoice() {
        boolean waits = newDriver().legacyPolicy() == LegacyPolicy.WAIT;
        playWithGoKubelets(this::newDriver, HIBERNATIONS, false, play -> {
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            if (waits) {
                play.untilNothingChanges();
                play.require(
                        !play.pod().isHibernate(), "a hibernation was requested of a VM that is not known to be live");
                return;
            }
            play.until(
                    "Hibernated, with a snapshot and without a VM",
                    () -> HibernationPhase.HIBERNATED.equals(play.phase())
                            && play.hasSnapshot()
                            && play.vms().counter(VM) == null);
            play.users().desire(POD, HibernationDesire.WAKE);
            play.until(
                    "Active, running and without a snapshot",
                    () -> HibernationPhase.ACTIVE.equals(play.phase())
                            && play.vms().runsOn(VM) != null
                            && !play.hasSnapshot());
        });
    }

    /**
     * An operator that wants the VM back in the middle of its hibernation loses nothing, though the kubelet goes on to
     * push and destroy it. If this fails, check when a wake is requested of a pod whose kubelet keeps no epochs. It is
     * skipped where the declared choice is to trust such a kubelet, which cannot prevent the loss.
     */
    @ContractTest("r6-1-legacy")
    default void required_6_1_aHibernationOfAGoKubeletIsNotCalledOff() {
        assumeTrue(newDriver().legacyPolicy() != LegacyPolicy.TRUST, "to trust a kubelet without epochs can lose a VM");
        for (boolean putsOldCopies : new boolean[] {false, true}) {
            playWithGoKubelets(this::newDriver, HIBERNATIONS, putsOldCopies, play -> {
                play.users().desire(POD, HibernationDesire.HIBERNATE);
                for (int turn = 0; turn < 12; turn++) {
                    play.operator();
                    play.users().desire(POD, turn % 3 == 1 ? HibernationDesire.WAKE : HibernationDesire.HIBERNATE);
                    play.oneStep();
                    play.assertNoViolation();
                }
                play.users().desire(POD, HibernationDesire.WAKE);
                play.untilNothingChanges();
                play.require(
                        play.vms().runsOn(VM) != null || play.hasSnapshot(),
                        "neither a VM nor its snapshot is there any more");
            });
        }
    }
}
