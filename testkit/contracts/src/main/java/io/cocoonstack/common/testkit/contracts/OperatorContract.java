package io.cocoonstack.common.testkit.contracts;

import static org.junit.jupiter.api.Assumptions.abort;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.testkit.contracts.internal.ContractReport;
import io.cocoonstack.common.testkit.contracts.internal.OperatorPlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Checks an operator against contract 6.1, 6.2, 6.4, 6.5 and 6.6. Extend it, supply a driver, and run it as a test. The
 * kit plays users, scheduler, API server, registry, hosts and kubelets, looks at every write of the operator at the moment
 * at which it is accepted, and repeats whole rounds with a fault at every effect: the process dies before it or after it,
 * it is refused, its answer gets lost, or everybody else acts first.
 */
@ExtendWith(ContractReport.class)
public abstract class OperatorContract extends OperatorSetRules {

    private static final String ELSEWHERE = "node-b";

    /** For subclasses. */
    protected OperatorContract() {}

    private void needMigration() {
        need(OperatorDriver::supportsMigration, "migration");
    }

    private static void move(OperatorPlay play, String node) {
        play.users().editSet("wants the main agent on " + node, spec -> spec.setNodeName(node));
    }

    /**
     * A pod is deleted to be moved only behind the gate.
     *
     * <p>If this fails, check as for a release: a tag can be of an earlier round.
     */
    @Test
    public final void required_6_2_7_aPodIsMovedOnlyBehindTheGate() {
        needMigration();
        play(play -> {
            bringUp(play);
            move(play, ELSEWHERE);
            play.operator();
            play.operator();
            play.require(pod(play).isHibernate(), "no hibernation was requested");
            pushLeftover(play);
            play.operator();
            play.require(!pod(play).isDeleting(), "the pod was deleted by a tag alone");
        });
    }

    /**
     * A pod is deleted only as the version that was decided on.
     *
     * <p>If this fails, check that the deletion carries preconditions with uid and resourceVersion.
     */
    @Test
    public final void required_6_2_1_aDeletionIsGuarded() {
        needMigration();
        play(play -> {
            bringUp(play);
            List<Boolean> accepted = new ArrayList<>();
            play.world().hooks().onceBefore(deletesPod(), () -> play.users().touch(POD));
            play.world().hooks().watch((effect, ok) -> {
                if (deletesPod().test(effect)) {
                    accepted.add(ok);
                }
            });
            move(play, ELSEWHERE);
            untilRunning(play, ELSEWHERE);
            play.require(!accepted.isEmpty() && !accepted.get(0), "a pod that had changed was deleted all the same");
        });
    }

    /**
     * The main agent moves to another node, with a fault at every effect.
     *
     * <p>If this fails, read the story in the message.
     */
    @Test
    @Tag("faults")
    public final void required_6_6_aMigrationSurvivesEveryFault() {
        needMigration();
        playUnderEveryFault(play -> {
            bringUp(play);
            move(play, ELSEWHERE);
            untilRunning(play, ELSEWHERE);
        });
    }

    /**
     * A migration that is taken back in mid-flight ends where it began, with a fault at every effect.
     *
     * <p>If this fails, read the story in the message.
     */
    @Test
    @Tag("faults")
    public final void required_6_6_aMigrationThatIsTakenBackSurvivesEveryFault() {
        needMigration();
        playUnderEveryFault(play -> {
            bringUp(play);
            move(play, ELSEWHERE);
            play.operator();
            move(play, "node-a");
            untilRunning(play, "node-a");
        });
    }

    /**
     * A pod whose VM a CocoonHibernation has hibernated is moved and not woken by it.
     *
     * <p>If this fails, check that a round that owns the pod is handed the pod.
     */
    @Test
    public final void required_6_6_aRoundThatOwnsThePodKeepsIt() {
        needMigration();
        needHibernations();
        play(play -> {
            bringUp(play);
            hibernate(play);
            move(play, ELSEWHERE);
            play.until(
                    "the pod is on " + ELSEWHERE,
                    () -> ELSEWHERE.equals(pod(play).nodeName()));
            play.settle();
            play.require(
                    pod(play).isHibernate() && HibernationPhase.HIBERNATED.equals(phase(play)),
                    "a VM that is to stay hibernated was woken");
            requireNoRestore(play);
            wake(play);
        });
    }

    /**
     * While the registry cannot be asked, a migration touches nothing.
     *
     * <p>If this fails, check what the migration makes of a probe that failed.
     */
    @Test
    public final void required_6_6_onAProbeErrorThePodIsLeftAlone() {
        needMigration();
        play(play -> {
            bringUp(play);
            play.world().registry().outage(true);
            move(play, ELSEWHERE);
            play.settle();
            play.require(!pod(play).isHibernate() && isLive(play), "the pod was touched");
            play.world().registry().outage(false);
            untilRunning(play, ELSEWHERE);
        });
    }

    /**
     * Annotations have one writing party each.
     *
     * <p>If this fails, check that the operator repairs nothing that is the kubelet's.
     */
    @Test
    public final void required_1_theOperatorWritesNothingOfTheKubelets() {
        play(play -> {
            bringUp(play);
            play.users().annotate(POD, Map.of(Annotations.LIFECYCLE_STATE, "strange", Annotations.IP, "nonsense"));
            play.operator();
            play.require(
                    "nonsense".equals(pod(play).runtime().ip()), "the operator repaired what the kubelet had written");
        });
    }

    /** The loss of a host with its running VM cannot be brought back by any protocol. */
    @Test
    public final void untested_6_7_aHostThatIsLost() {
        abort("outside of the contract");
    }
}
