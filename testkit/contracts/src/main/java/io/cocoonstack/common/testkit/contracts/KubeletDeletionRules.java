package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.KubeletPlay.LATEST;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.NODE;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.TAG;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.VM;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.play;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.playUnderEveryFault;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.playWithLiveVm;
import static org.junit.jupiter.api.Assumptions.abort;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Contract 6.3 rule 10: the end of a VM whose pod is deleted. */
public interface KubeletDeletionRules extends KubeletRules {

    private static void delete(KubeletPlay play) {
        play.vms().mayBeLost(VM);
        play.users().evict(KubeletPlay.POD);
        play.until(
                "the pod is gone, and its VM",
                () -> play.pod() == null && play.vms().counter(VM) == null);
    }

    /**
     * On deletion of its pod the VM is destroyed, after a routine snapshot was pushed where the policy says so. If this
     * fails, check the order: push latest, destroy the VM, and only then let the pod go.
     */
    @ContractTest("r6-3-10")
    default void required_6_3_10_aDeletedPodLeavesARoutineSnapshot() {
        playWithLiveVm(this::newDriver, play -> {
            long reached = counter(play);
            delete(play);
            FakeSnapshotRegistry.Snapshot latest = play.registry().at(VM, LATEST);
            play.require(latest != null && latest.state() >= reached, "no routine snapshot was pushed before the end");
            play.require(play.registry().at(VM, TAG) == null, "a hibernate snapshot was pushed for a deleted pod");
        });
    }

    private static long counter(KubeletPlay play) {
        Long counter = play.vms().counter(VM);
        return counter == null ? -1 : counter;
    }

    /**
     * Where the policy says never, a deletion pushes nothing. If this fails, check that the snapshot policy is asked.
     */
    @ContractTest("r6-3-10")
    default void required_6_3_10_aDeletionGoesByThePolicy() {
        play(this::newDriver, play -> {
            play.createPod(Map.of(), spec -> spec.snapshotPolicy(SnapshotPolicy.NEVER));
            play.untilLive();
            delete(play);
            play.require(play.registry().at(VM, LATEST) == null, "a routine snapshot was pushed that nobody wanted");
        });
    }

    /**
     * The deletion of a hibernated pod leaves its snapshot in the registry as it is. If this fails, check that the
     * kubelet never touches the hibernate tag but to push a hibernation.
     */
    @ContractTest("r6-3-10")
    default void required_6_3_10_theHibernateTagIsNeverTouched() {
        playWithLiveVm(this::newDriver, play -> {
            play.hibernate();
            FakeSnapshotRegistry.Snapshot before = play.registry().at(VM, TAG);
            delete(play);
            play.require(
                    before != null && before.equals(play.registry().at(VM, TAG)),
                    "the hibernate snapshot of a deleted pod was touched");
        });
    }

    /**
     * A snapshot on the host's disk goes with the pod, unless the keep-snapshot flag is set. If this fails, check both:
     * what stays for nobody fills the disk, and what goes too early costs a pull.
     */
    @ContractTest("r6-3-10")
    default void required_6_3_10_aLocalSnapshotGoesUnlessItIsToBeKept() {
        if (!newDriver().supportsLocalSnapshots()) {
            abort("the kubelet keeps no snapshots on the host's disk");
        }
        for (boolean keep : new boolean[] {true, false}) {
            playWithLiveVm(this::newDriver, play -> {
                play.hibernate();
                if (keep) {
                    play.annotate(Map.of(Annotations.KEEP_SNAPSHOT_ON_DELETE, "true"));
                }
                boolean wasThere = play.vms().isOnDisk(NODE, VM);
                delete(play);
                play.require(
                        play.vms().isOnDisk(NODE, VM) == (keep && wasThere),
                        keep ? "the local snapshot was to be kept" : "the local snapshot is still there");
            });
        }
    }

    /** The deletion of a pod with its VM, with a fault at every effect. */
    @ContractTest("r6-3-10")
    @Tag("faults")
    default void required_6_3_10_aDeletionSurvivesEveryFault() {
        playUnderEveryFault(this::newDriver, play -> {
            play.bringUp();
            delete(play);
            play.require(play.registry().at(VM, LATEST) != null, "no routine snapshot was pushed before the end");
        });
    }
}
