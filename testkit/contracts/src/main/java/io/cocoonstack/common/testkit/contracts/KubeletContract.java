package io.cocoonstack.common.testkit.contracts;

import static org.junit.jupiter.api.Assumptions.abort;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.testkit.contracts.internal.ContractReport;
import io.cocoonstack.common.testkit.contracts.internal.KubeletPlay;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Checks a kubelet against contract 6.3 and what 6.1 asks of it. Extend it, supply a driver, and run it as a test. The kit
 * plays operator, API server, registry and host, looks at every write of the kubelet at the moment at which it is
 * accepted, counts by the counters of its pretend VMs whether a state was lost or went back, and repeats whole rounds with
 * a fault at every effect: the process dies before it or after it, it is refused, its answer gets lost, or the operator acts
 * first.
 */
@ExtendWith(ContractReport.class)
public abstract class KubeletContract extends KubeletStartRules {

    /** For subclasses. */
    protected KubeletContract() {}

    private static void delete(KubeletPlay play) {
        play.world().vms().mayBeLost(VM);
        play.world().users().evict(KubeletPlay.POD);
        play.until(
                "the pod is gone, and its VM",
                () -> play.pod() == null && play.world().vms().counter(VM) == null);
    }

    /**
     * On deletion of its pod the VM is destroyed, after a routine snapshot was pushed where the policy says so.
     *
     * <p>If this fails, check the order: push latest, destroy the VM, and only then let the pod go.
     */
    @Test
    public final void required_6_3_10_aDeletedPodLeavesARoutineSnapshot() {
        play(play -> {
            bringUp(play);
            long reached = counter(play);
            delete(play);
            FakeSnapshotRegistry.Snapshot latest = play.registry().at(VM, LATEST);
            play.require(latest != null && latest.state() >= reached, "no routine snapshot was pushed before the end");
            play.require(play.registry().at(VM, TAG) == null, "a hibernate snapshot was pushed for a deleted pod");
        });
    }

    private static long counter(KubeletPlay play) {
        Long counter = play.world().vms().counter(VM);
        return counter == null ? -1 : counter;
    }

    /**
     * Where the policy says never, a deletion pushes nothing.
     *
     * <p>If this fails, check that the snapshot policy is asked.
     */
    @Test
    public final void required_6_3_10_aDeletionGoesByThePolicy() {
        play(play -> {
            play.createPod(Map.of(), spec -> spec.snapshotPolicy(SnapshotPolicy.NEVER));
            untilLive(play);
            delete(play);
            play.require(play.registry().at(VM, LATEST) == null, "a routine snapshot was pushed that nobody wanted");
        });
    }

    /**
     * The deletion of a hibernated pod leaves its snapshot in the registry as it is.
     *
     * <p>If this fails, check that the kubelet never touches the hibernate tag but to push a hibernation.
     */
    @Test
    public final void required_6_3_10_theHibernateTagIsNeverTouched() {
        play(play -> {
            bringUp(play);
            hibernate(play);
            FakeSnapshotRegistry.Snapshot before = play.registry().at(VM, TAG);
            delete(play);
            play.require(
                    before != null && before.equals(play.registry().at(VM, TAG)),
                    "the hibernate snapshot of a deleted pod was touched");
        });
    }

    /**
     * A snapshot on the host's disk goes with the pod, unless the keep-snapshot flag is set.
     *
     * <p>If this fails, check both: what stays for nobody fills the disk, and what goes too early costs a pull.
     */
    @Test
    public final void required_6_3_10_aLocalSnapshotGoesUnlessItIsToBeKept() {
        if (!newDriver().supportsLocalSnapshots()) {
            abort("the kubelet keeps no snapshots on the host's disk");
        }
        for (boolean keep : new boolean[] {true, false}) {
            play(play -> {
                bringUp(play);
                hibernate(play);
                if (keep) {
                    play.annotate(Map.of(Annotations.KEEP_SNAPSHOT_ON_DELETE, "true"));
                }
                boolean wasThere = play.world().vms().isOnDisk(KubeletPlay.NODE, VM);
                delete(play);
                play.require(
                        play.world().vms().isOnDisk(KubeletPlay.NODE, VM) == (keep && wasThere),
                        keep ? "the local snapshot was to be kept" : "the local snapshot is still there");
            });
        }
    }

    /**
     * Annotations have one writing party each.
     *
     * <p>If this fails, check that the kubelet takes no flag away that the operator has set.
     */
    @Test
    public final void required_1_theKubeletWritesNothingOfTheOperators() {
        play(play -> {
            Map<String, String> annotations = new HashMap<>(Epochs.restoreRequest());
            play.createPod(annotations);
            pushSnapshot(play, originOf(play));
            untilLive(play);
            play.require(play.facts().isRestoreFlag(), "the restore flag is gone");
        });
    }

    /**
     * Two rounds of hibernating and waking, with a fault at every effect: the VM's state is never lost, never goes back,
     * never runs twice, and the round always ends.
     *
     * <p>If this fails, read the story in the message: it names the effect at which the fault struck.
     */
    @Test
    @Tag("faults")
    public final void required_6_7_aRoundSurvivesEveryFault() {
        playUnderEveryFault(play -> {
            play.world().others(() -> restamp(play));
            bringUp(play);
            hibernate(play);
            wake(play);
            hibernate(play);
            wake(play);
        });
    }

    /** The operator stamps another generation. */
    private static void restamp(KubeletPlay play) {
        if (play.pod() != null) {
            play.annotate(
                    Map.of(Annotations.GENERATION, Long.toString(play.facts().generation() + 1)));
        }
    }

    /**
     * A hibernation that is called off at any effect of the kubelet ends with the VM live.
     *
     * <p>If this fails, read the story in the message.
     */
    @Test
    @Tag("faults")
    public final void required_6_7_aHibernationThatIsCalledOffSurvivesEveryFault() {
        playUnderEveryFault(play -> {
            play.world().others(() -> {
                if (play.facts().isHibernate()) {
                    play.requestWake();
                }
            });
            bringUp(play);
            play.requestHibernate();
            play.turn();
            if (play.facts().isHibernate()) {
                play.requestWake();
            }
            untilLive(play);
        });
    }

    /**
     * A pod that goes while its VM is hibernated, and one that comes back for it, with a fault at every effect.
     *
     * <p>If this fails, read the story in the message.
     */
    @Test
    @Tag("faults")
    public final void required_6_7_aPodThatComesBackSurvivesEveryFault() {
        playUnderEveryFault(play -> {
            play.world().others(() -> restamp(play));
            bringUp(play);
            hibernate(play);
            play.world().users().evict(KubeletPlay.POD);
            play.until("the pod is gone", () -> play.pod() == null);
            Map<String, String> annotations = new HashMap<>(Epochs.restoreRequest());
            HibernateState.ON.applyTo(annotations);
            play.createPod(annotations);
            play.until("the VM is hibernated", () -> isHibernated(play));
            wake(play);
        });
    }

    /**
     * The deletion of a pod with its VM, with a fault at every effect.
     *
     * <p>If this fails, read the story in the message.
     */
    @Test
    @Tag("faults")
    public final void required_6_3_10_aDeletionSurvivesEveryFault() {
        playUnderEveryFault(play -> {
            bringUp(play);
            delete(play);
            play.require(play.registry().at(VM, LATEST) != null, "no routine snapshot was pushed before the end");
        });
    }

    /** The loss of a host with its running VM cannot be brought back by any protocol. */
    @Test
    public final void untested_6_7_aHostThatIsLost() {
        abort("outside of the contract");
    }
}
