package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.KubeletPlay.NODE;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.TAG;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.VM;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.play;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.playWithLiveVm;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epochs;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The epochs that a kubelet writes, contract 6.1 and contract 6.3 rules 6 and 7. */
public interface KubeletEpochRules extends KubeletRules {

    /**
     * A VM that was created fresh has epoch 0. If this fails, check what is written beside the first runtime: present
     * means that this kubelet keeps epochs.
     */
    @ContractTest("r6-1-epoch")
    default void required_6_1_aFreshVmHasEpochZero() {
        playWithLiveVm(this::newDriver, play -> {
            play.require(
                    play.facts().hibernateEpoch().isPresent()
                            && play.facts().hibernateEpoch().value() == 0,
                    "the epoch of a fresh VM is not 0");
        });
    }

    /**
     * After a wake the epoch is one more than the larger of epoch and wake-from-epoch. If this fails, check what the
     * kubelet computes the new epoch from: the pod as it reads it when it writes.
     */
    @ContractTest("r6-1-epoch")
    default void required_6_1_aWakeRaisesTheEpoch() {
        playWithLiveVm(this::newDriver, play -> {
            play.hibernate();
            play.wake();
            play.require(play.facts().hibernateEpoch().value() == 1, "the epoch after the first wake is not 1");
            play.hibernate();
            play.annotate(Map.of(Annotations.WAKE_FROM_EPOCH, "7"));
            Map<String, @Nullable String> off = new HashMap<>();
            off.put(Annotations.HIBERNATE, null);
            play.annotate(off);
            play.untilLive();
            play.require(play.facts().hibernateEpoch().value() == 8, "the epoch after a wake from 7 is not 8");
        });
    }

    /**
     * A pod that was created to be restored has epoch 1 once it is. If this fails, check as above: absent counts as 0.
     */
    @ContractTest("r6-1-epoch")
    default void required_6_1_aRestoredPodAcknowledgesItsWake() {
        play(this::newDriver, play -> {
            play.createPod(Epochs.restoreRequest());
            play.pushSnapshot(play.origin());
            play.untilLive();
            play.requireRestored();
            play.require(play.facts().hibernateEpoch().value() == 1, "the epoch of a pod that was restored is not 1");
        });
    }

    /**
     * A hibernation that was called off before the VM was gone counts as a wake. If this fails, check that the VM is
     * resumed and the epoch raised, in the patch that says ready.
     */
    @ContractTest("r6-1-epoch")
    default void required_6_1_aHibernationThatIsCalledOffRaisesTheEpoch() {
        playWithLiveVm(this::newDriver, play -> {
            play.requestHibernate();
            play.hooks().onceAfter(effect -> effect.isHostCall("snapshot"), play::die);
            play.turn();
            play.requestWake();
            play.untilLive();
            play.require(
                    play.facts().hibernateEpoch().value() == 1, "the epoch after a hibernation called off is not 1");
        });
    }

    /**
     * A hibernation that was called off before the kubelet has seen it counts as a wake, too, and restores nothing. If
     * this fails, check that a wake that is pending is completed also where the VM runs.
     */
    @ContractTest("r6-3-6")
    default void required_6_3_6_aWakeOfARunningVmIsAcknowledged() {
        playWithLiveVm(this::newDriver, play -> {
            play.requestHibernate();
            play.requestWake();
            play.untilLive();
            play.require(play.facts().hibernateEpoch().value() == 1, "the wake was not acknowledged by a higher epoch");
            play.require(play.vms().starts() == 1, "a VM that runs was started a second time");
        });
    }

    /**
     * Restarted with the VM running and a wake pending, the kubelet adopts it and does not restore a second time. If
     * this fails, check that the host is looked at before the registry.
     */
    @ContractTest("r6-3-6")
    default void required_6_3_6_aVmThatWasRestoredIsAdopted() {
        play(this::newDriver, play -> {
            play.createPod(Epochs.restoreRequest());
            play.registry().push(VM, TAG, play.origin(), 5);
            play.vms().put(NODE, VM);
            play.untilLive();
            play.require(play.vms().restores() == 0, "a VM that runs was restored a second time");
            play.require(play.facts().hibernateEpoch().value() == 1, "the wake was not acknowledged by a higher epoch");
        });
    }

    /**
     * Adopting a VM of a pod without an epoch, the kubelet writes one. If this fails, check what an upgrade from a
     * kubelet that kept none leaves: runtime and lifecycle, and no epoch.
     */
    @ContractTest("r6-3-6")
    default void required_6_3_6_aVmOfAnOlderKubeletGetsAnEpoch() {
        play(this::newDriver, play -> {
            String id = play.vms().put(NODE, VM);
            play.createPod(Map.of(
                    Annotations.VM_ID, id,
                    Annotations.IP, "10.42.0.9",
                    Annotations.LIFECYCLE_STATE, "ready",
                    Annotations.LIFECYCLE_OBSERVED_GENERATION, "1"));
            play.untilLive();
            play.require(
                    play.facts().hibernateEpoch().isPresent() && play.vms().starts() == 1,
                    "the VM of an older kubelet was not adopted with an epoch");
        });
    }

    /**
     * Runtime, epoch and lifecycle ready go into one patch. If this fails, check that no two patches are made of it: an
     * id that is seen without its epoch is a stale id.
     */
    @ContractTest("r6-3-7")
    default void required_6_3_7_runtimeEpochAndReadyAreOnePatch() {
        playWithLiveVm(this::newDriver, play -> {
            play.hibernate();
            play.wake();
        });
    }
}
