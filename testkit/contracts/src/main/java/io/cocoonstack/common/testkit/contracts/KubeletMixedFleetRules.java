package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.KubeletPlay.POD;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.VM;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.playWithLiveVm;

import io.cocoonstack.common.testkit.world.GoOperator;
import java.util.List;

/** A kubelet beside today's operator of the Go side, which keeps no epochs: contract 6.3. */
public interface KubeletMixedFleetRules extends KubeletRules {

    /**
     * From the moment it is frozen until it runs again, the VM shows no id, no address and no running container, and
     * that is written before its snapshot can be seen. If this fails, check the order: freeze, write, push.
     */
    @ContractTest("r6-3-12")
    default void required_6_3_12_aFrozenVmIsNotShownAsRunning() {
        playWithLiveVm(this::newDriver, play -> {
            play.hooks().watchBefore(effect -> {
                boolean shown = play.facts().isContainerRunning()
                        || play.facts().vmId() != null
                        || play.facts().runtime().ip() != null;
                if (shown && (effect.isHostCall("push") || effect.isHostCall("destroy"))) {
                    play.story().violation("6.3.1", "a VM that is frozen is shown as running, at " + effect.what());
                }
            });
            play.hibernate();
            play.wake();
        });
    }

    /**
     * An operator of the Go side that wants the VM back in the middle of its hibernation loses nothing: it takes the
     * flag away when it sees the tag, and deletes the tag when it then sees an id and a container that runs. If this
     * fails, check as for a frozen VM.
     */
    @ContractTest("r6-3-2")
    default void required_6_3_2_aGoOperatorThatCallsBackLosesNothing() {
        for (String call : List.of("snapshot", "push", "destroy")) {
            playWithLiveVm(this::newDriver, play -> {
                GoOperator operator = play.goOperator();
                play.hooks().onceBefore(effect -> effect.isHostCall(call), () -> reconcile(operator));
                play.hooks().onceAfter(effect -> effect.isHostCall("destroy"), () -> reconcile(operator));
                play.requestHibernate();
                play.turn();
                play.until("the VM runs, and its snapshot is dropped or was never there", () -> {
                    reconcile(operator);
                    return play.vms().runsOn(VM) != null
                            && !play.facts().isHibernate()
                            && play.facts().vmId() != null;
                });
                play.vms().check();
            });
        }
    }

    private static void reconcile(GoOperator operator) {
        for (int i = 0; i < 4; i++) {
            operator.reconcile(false);
        }
    }

    /**
     * Rounds with an operator of the Go side at the other side, which acts after every effect of the kubelet. If this
     * fails, read the story: it names the effect that the operator's cache had not seen.
     */
    @ContractTest("s6-7")
    default void required_6_7_aRoundWithAGoOperatorLosesNothing() {
        playWithLiveVm(this::newDriver, play -> {
            GoOperator operator = play.goOperator();
            boolean[] hibernated = {true};
            play.hooks().watch((effect, accepted) -> operator.reconcile(hibernated[0]));
            for (int round = 0; round < 2; round++) {
                hibernated[0] = true;
                play.until("the VM is hibernated", () -> {
                    operator.reconcile(true);
                    return play.isHibernated();
                });
                hibernated[0] = false;
                play.until("the VM runs again", () -> {
                    operator.reconcile(false);
                    return play.vms().runsOn(VM) != null
                            && play.users().facts(POD).vmId() != null;
                });
            }
            play.vms().check();
        });
    }
}
