package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.OperatorPlay.POD;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.deletesPod;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.need;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.play;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.playUnderEveryFault;

import io.cocoonstack.common.meta.HibernationPhase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Migration, contract 6.6, and contract 6.2 rules 1 and 7 for the pods that are moved. */
public interface OperatorMigrationRules extends OperatorRules {

    private static void move(OperatorPlay play, String node) {
        play.users().editSet("wants the main agent on " + node, spec -> spec.setNodeName(node));
    }

    /**
     * A pod is deleted to be moved only behind the gate.
     *
     * <p>If this fails, check as for a release: a tag can be of an earlier round.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r6-2-7">6.2 rule 7</a>
     */
    @Test
    default void required_6_2_7_aPodIsMovedOnlyBehindTheGate() {
        need(newDriver().supportsMigration(), "migration");
        play(this::newDriver, play -> {
            play.bringUp();
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
     * A pod is deleted only as the version that was decided on.
     *
     * <p>If this fails, check that the deletion carries preconditions with uid and resourceVersion.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r6-2-1">6.2 rule 1</a>
     */
    @Test
    default void required_6_2_1_aDeletionIsGuarded() {
        need(newDriver().supportsMigration(), "migration");
        play(this::newDriver, play -> {
            play.bringUp();
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

    /**
     * The main agent moves to another node, with a fault at every effect.
     *
     * <p>If this fails, read the story in the message.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s6-6">6.6</a>
     */
    @Test
    @Tag("faults")
    default void required_6_6_aMigrationSurvivesEveryFault() {
        need(newDriver().supportsMigration(), "migration");
        playUnderEveryFault(this::newDriver, play -> {
            play.bringUp();
            move(play, "node-b");
            play.untilRunning("node-b");
        });
    }

    /**
     * A migration that is taken back in mid-flight ends where it began, with a fault at every effect.
     *
     * <p>If this fails, read the story in the message.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s6-6">6.6</a>
     */
    @Test
    @Tag("faults")
    default void required_6_6_aMigrationThatIsTakenBackSurvivesEveryFault() {
        need(newDriver().supportsMigration(), "migration");
        playUnderEveryFault(this::newDriver, play -> {
            play.bringUp();
            move(play, "node-b");
            play.operator();
            move(play, "node-a");
            play.untilRunning("node-a");
        });
    }

    /**
     * A pod whose VM a CocoonHibernation has hibernated is moved and not woken by it.
     *
     * <p>If this fails, check that a round that owns the pod is handed the pod.
     *
     * @see <a
     *     href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r6-6-migration-hand-over">6.6</a>
     */
    @Test
    default void required_6_6_aRoundThatOwnsThePodKeepsIt() {
        need(newDriver().supportsMigration(), "migration");
        need(newDriver().supportsHibernations(), "CocoonHibernations");
        play(this::newDriver, play -> {
            play.bringUp();
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
     * While the registry cannot be asked, a migration touches nothing.
     *
     * <p>If this fails, check what the migration makes of a probe that failed.
     *
     * @see <a
     *     href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r6-6-migration-probe-fails">6.6</a>
     */
    @Test
    default void required_6_6_onAProbeErrorThePodIsLeftAlone() {
        need(newDriver().supportsMigration(), "migration");
        play(this::newDriver, play -> {
            play.bringUp();
            play.registry().outage(true);
            move(play, "node-b");
            play.untilNothingChanges();
            play.require(!play.pod().isHibernate() && play.isLive(), "the pod was touched");
            play.registry().outage(false);
            play.untilRunning("node-b");
        });
    }
}
