package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.KubeletPlay.POD;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.VM;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.playWithLiveVm;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.testkit.world.GoOperator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * An operator of the Go side deletes the snapshot of a CocoonHibernation that is deleted while its VM is hibernated,
     * and nobody can prevent that: the pod is reported failed, with a message. If this fails, check what is done about a
     * pod that says hibernated, or is to be woken, once the registry says that it holds no snapshot.
     */
    @ContractTest("r6-3-8")
    default void required_6_3_8_aVmWhoseSnapshotIsGoneIsReported() {
        for (boolean flagStays : new boolean[] {true, false}) {
            playWithLiveVm(this::newDriver, play -> {
                play.hibernate();
                play.vms().mayBeLost(VM);
                play.drop();
                if (!flagStays) {
                    Map<String, @Nullable String> off = new HashMap<>();
                    off.put(Annotations.HIBERNATE, null);
                    play.annotate(off);
                }
                play.until(
                        "the VM is reported failed, with a message",
                        () -> play.isIn(LifecycleState.FAILED)
                                && play.facts().lifecycle().message() != null);
                play.turn();
                play.require(play.vms().starts() == 1, "a VM was booted fresh in the place of one that is gone");
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
