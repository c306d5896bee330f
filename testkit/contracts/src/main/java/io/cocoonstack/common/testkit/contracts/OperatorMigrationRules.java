package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.OperatorPlay.POD;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.HIBERNATIONS;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.MIGRATION;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.deletesPod;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.need;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.play;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.playUnderEveryFault;

import io.cocoonstack.common.meta.HibernationPhase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Migration, contract 6.6, and contract 6.2 rules 1 and 7 for the pods that are moved. */
public interface OperatorMigrationRules extends OperatorRules {

    private static void move(OperatorPlay play, String node) {
        play.users().editSet("wants the main agent on " + node, spec -> spec.setNodeName(node));
    }

    /**
     * A pod is deleted to be moved only behind the gate. If this fails, check as for a release: a tag can be of an
     * earlier round.
     */
    @ContractTest("r6-2-7")
    default void required_6_2_7_aPodIsMovedOnlyBehindTheGate() {
        play(this::newDriver, MIGRATION, play -> {
            move(play, "node-b");
            play.operator();
            play.operator();
            play.require(play.pod().isHibernate(), "no hibernation was requested");
            play.pushLeftover();
            play.operator();
            play.require(!play.pod().isDeleting(), "the pod was deleted by a tag alone");
        });
    }

    /**
     * A pod is deleted only as the version that was decided on. If this fails, check that the deletion carries
     * preconditions with uid and resourceVersion.
     */
    @ContractTest("r6-2-1")
    default void required_6_2_1_aDeletionIsGuarded() {
        play(this::newDriver, MIGRATION, play -> {
            List<Boolean> accepted = new ArrayList<>();
            play.hooks().onceBefore(deletesPod(), () -> play.users().touch(POD));
            play.hooks().watch((effect, ok) -> {
                if (deletesPod().test(effect)) {
                    accepted.add(ok);
                }
            });
            move(play, "node-b");
            play.untilRunning("node-b");
            play.require(!accepted.isEmpty() && !accepted.get(0), "a pod that had changed was deleted all the same");
        });
    }

    /** The main agent moves to another node, with a fault at every effect. */
    @ContractTest("s6-6")
    @Tag("faults")
    default void required_6_6_aMigrationSurvivesEveryFault() {
        playUnderEveryFault(this::newDriver, MIGRATION, play -> {
            move(play, "node-b");
            play.untilRunning("node-b");
        });
    }

    /** A migration that is taken back in mid-flight ends where it began, with a fault at every effect. */
    @ContractTest("s6-6")
    @Tag("faults")
    default void required_6_6_aMigrationThatIsTakenBackSurvivesEveryFault() {
        playUnderEveryFault(this::newDriver, MIGRATION, play -> {
            move(play, "node-b");
            play.operator();
            move(play, "node-a");
            play.untilRunning("node-a");
        });
    }

    /**
     * A pod whose VM a CocoonHibernation has hibernated is moved and not woken by it. If this fails, check that a round
     * that owns the pod is handed the pod.
     */
    @ContractTest("r6-6-migration-hand-over")
    default void required_6_6_aRoundThatOwnsThePodKeepsIt() {
        need(this::newDriver, MIGRATION);
        play(this::newDriver, HIBERNATIONS, play -> {
            play.hibernate();
            move(play, "node-b");
            play.until("the pod is on node-b", () -> "node-b".equals(play.pod().nodeName()));
            play.untilNothingChanges();
            play.require(
                    play.pod().isHibernate() && HibernationPhase.HIBERNATED.equals(play.phase()),
                    "a VM that is to stay hibernated was woken");
            play.requireNoRestore();
            play.wake();
        });
    }

    /**
     * While the registry cannot be asked, a migration touches nothing. If this fails, check what the migration makes of
     * a probe that failed.
     */
    @ContractTest("r6-6-migration-probe-fails")
    default void required_6_6_onAProbeErrorThePodIsLeftAlone() {
        play(this::newDriver, MIGRATION, play -> {
            play.registry().outage(true);
            move(play, "node-b");
            play.untilNothingChanges();
            play.require(!play.pod().isHibernate() && play.isLive(), "the pod was touched");
            play.registry().outage(false);
            play.untilRunning("node-b");
        });
    }
}
