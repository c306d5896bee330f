package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.KubeletPlay.play;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.playUnderEveryFault;
import static io.cocoonstack.common.testkit.contracts.KubeletPlay.playWithLiveVm;
import static org.junit.jupiter.api.Assumptions.abort;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.HibernateState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Whole rounds under every fault, contract 6.7, and the writing parties of contract 1. */
public interface KubeletRoundRules extends KubeletRules {

    /**
     * Annotations have one writing party each. If this fails, check that the kubelet takes no flag away that the
     * operator has set.
     */
    @ContractTest("r1-one-writer")
    default void required_1_theKubeletWritesNothingOfTheOperators() {
        play(this::newDriver, play -> {
            Map<String, String> annotations = new HashMap<>(Epochs.restoreRequest());
            play.createPod(annotations);
            play.pushSnapshot(play.origin());
            play.untilLive();
            play.require(play.facts().isRestoreFlag(), "the restore flag is gone");
        });
    }

    /**
     * Annotations that others write while the kubelet reports stay, a status that is written later included. If this
     * fails, check for a PUT of a copy of the pod: the status endpoint takes the copy's annotations along. A merge patch
     * of the status alone takes none.
     */
    @ContractTest("r6-3-11")
    default void required_6_3_11_aStatusTakesNoOldAnnotationsAlong() {
        playWithLiveVm(this::newDriver, play -> {
            String[] notes = {"example.com/hibernated", "example.com/woken"};
            for (String note : notes) {
                play.hooks()
                        .onceBefore(
                                effect -> effect.writes("pods", call -> !call.isDelete()),
                                () -> play.annotate(Map.of(note, "kept")));
                if (note.equals(notes[0])) {
                    play.hibernate();
                } else {
                    play.wake();
                }
            }
            Map<String, String> there = Pods.annotations(play.pod());
            play.require(
                    there != null && there.keySet().containsAll(List.of(notes)),
                    "of the annotations " + List.of(notes) + ", written by others, the pod has lost some");
        });
    }

    /**
     * Two rounds of hibernating and waking, with a fault at every effect: the VM's state is never lost, never goes
     * back, never runs twice, and the round always ends. If this fails, read the story in the message: it names the
     * effect at which the fault struck.
     */
    @ContractTest("s6-7")
    @Tag("faults")
    default void required_6_7_aRoundSurvivesEveryFault() {
        playUnderEveryFault(this::newDriver, play -> {
            play.world().others(() -> restamp(play));
            play.bringUp();
            play.hibernate();
            play.wake();
            play.hibernate();
            play.wake();
        });
    }

    /** The operator stamps another generation. */
    private static void restamp(KubeletPlay play) {
        if (play.pod() != null) {
            play.annotate(
                    Map.of(Annotations.GENERATION, Long.toString(play.facts().generation() + 1)));
        }
    }

    /** A hibernation that is called off at any effect of the kubelet ends with the VM live. */
    @ContractTest("s6-7")
    @Tag("faults")
    default void required_6_7_aHibernationThatIsCalledOffSurvivesEveryFault() {
        playUnderEveryFault(this::newDriver, play -> {
            play.world().others(() -> {
                if (play.facts().isHibernate()) {
                    play.requestWake();
                }
            });
            play.bringUp();
            play.requestHibernate();
            play.turn();
            if (play.facts().isHibernate()) {
                play.requestWake();
            }
            play.untilLive();
        });
    }

    /** A pod that goes while its VM is hibernated, and one that comes back for it, with a fault at every effect. */
    @ContractTest("s6-7")
    @Tag("faults")
    default void required_6_7_aPodThatComesBackSurvivesEveryFault() {
        playUnderEveryFault(this::newDriver, play -> {
            play.world().others(() -> restamp(play));
            play.bringUp();
            play.hibernate();
            play.users().evict(KubeletPlay.POD);
            play.until("the pod is gone", () -> play.pod() == null);
            Map<String, String> annotations = new HashMap<>(Epochs.restoreRequest());
            HibernateState.ON.applyTo(annotations);
            play.createPod(annotations);
            play.until("the VM is hibernated", () -> play.isHibernated());
            play.wake();
        });
    }

    /** The loss of a host with its running VM cannot be brought back by any protocol. */
    @ContractTest("s6-7")
    default void untested_6_7_aHostThatIsLost() {
        abort("outside of the contract");
    }
}
