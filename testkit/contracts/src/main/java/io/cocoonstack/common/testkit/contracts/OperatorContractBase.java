package io.cocoonstack.common.testkit.contracts;

import static org.junit.jupiter.api.Assumptions.abort;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationStatus;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testkit.contracts.internal.Effect;
import io.cocoonstack.common.testkit.contracts.internal.Fault;
import io.cocoonstack.common.testkit.contracts.internal.FaultPlan;
import io.cocoonstack.common.testkit.contracts.internal.OperatorPlay;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the parts of {@link OperatorContract} share. */
abstract class OperatorContractBase {

    static final String POD = "demo-0";
    static final String VM = "vk-prod-demo-0";
    static final String TAG = Identifiers.HIBERNATE_SNAPSHOT_TAG;
    static final Predicate<Effect> PROBE = effect -> effect.kind() == Effect.Kind.PROBE;

    /**
     * Makes the driver; called once for each run, of which a test has many.
     *
     * @return a new driver, not started
     */
    protected abstract OperatorDriver newDriver();

    final void need(Predicate<OperatorDriver> capability, String what) {
        if (!capability.test(newDriver())) {
            abort("the operator does not support " + what);
        }
    }

    final void needHibernations() {
        need(OperatorDriver::supportsHibernations, "CocoonHibernations");
    }

    /** One run without faults. */
    final void play(Consumer<OperatorPlay> script) {
        play(FaultPlan.none(), script);
    }

    private void play(FaultPlan plan, Consumer<OperatorPlay> script) {
        try (OperatorPlay play = new OperatorPlay(newDriver(), plan)) {
            script.accept(play);
            play.assertNoViolation();
        }
    }

    /** One run without faults, to count the effects, and then one for each fault at each effect. */
    final void playUnderEveryFault(Consumer<OperatorPlay> script) {
        FaultPlan counted = FaultPlan.none();
        play(counted, script);
        for (Fault fault : Fault.values()) {
            for (int at = 0; at < counted.seen(); at++) {
                play(FaultPlan.at(at, fault), script);
            }
        }
    }

    /** A set whose main VM is live. */
    static void bringUp(OperatorPlay play) {
        play.users().createSet(spec -> {});
        play.until("the VM is live", () -> isLive(play));
    }

    /** The main VM is hibernated by a CocoonHibernation. */
    static void hibernate(OperatorPlay play) {
        play.users().desire(POD, HibernationDesire.HIBERNATE);
        play.until(
                "Hibernated, with a snapshot and without a VM",
                () -> HibernationPhase.HIBERNATED.equals(phase(play))
                        && hasSnapshot(play)
                        && play.world().vms().counter(VM) == null);
    }

    static void wake(OperatorPlay play) {
        play.users().desire(POD, HibernationDesire.WAKE);
        untilAwake(play);
    }

    static void untilAwake(OperatorPlay play) {
        play.until(
                "Active, live and without a snapshot",
                () -> HibernationPhase.ACTIVE.equals(phase(play)) && isLive(play) && !hasSnapshot(play));
    }

    static @Nullable HibernationPhase phase(OperatorPlay play) {
        return play.users().hibernationPhase(POD);
    }

    static boolean isIn(OperatorPlay play, CocoonSetPhase phase) {
        return phase.equals(play.users().setPhase());
    }

    static PodFacts pod(OperatorPlay play) {
        return play.users().facts(POD);
    }

    static boolean isLive(OperatorPlay play) {
        return WakeGate.evaluate(pod(play)).isLive(LegacyPolicy.WAIT)
                && play.world().vms().isRunning(VM);
    }

    static boolean hasSnapshot(OperatorPlay play) {
        return play.world().registry().at(VM, TAG) != null;
    }

    /** A snapshot of an earlier round, which was not dropped. */
    static String pushLeftover(OperatorPlay play) {
        PodFacts pod = pod(play);
        SnapshotOrigin origin = new SnapshotOrigin("prod", POD, pod.uid(), new Epoch(Epoch.Kind.PRESENT, 0));
        play.world().story().tell("kit", "leaves a snapshot of an earlier round in the registry");
        return play.world().registry().push(VM, TAG, origin, 1);
    }

    /** A hibernation that nobody expects, as by a request that arrives late, with all that the kubelet makes of it. */
    static void hibernateBehindItsBack(OperatorPlay play) {
        play.users().annotate(POD, Map.of(Annotations.HIBERNATE, "true"));
        play.others();
    }

    /** The CocoonHibernation is in a phase that an operator before this one has stored. */
    static void storePhase(OperatorPlay play, HibernationPhase phase) {
        CocoonHibernation one = play.users().hibernation(POD);
        if (one == null) {
            throw new AssertionError("there is no CocoonHibernation");
        }
        CocoonHibernationStatus status = new CocoonHibernationStatus();
        status.setPhase(phase);
        status.setObservedGeneration(one.getMetadata().getGeneration());
        one.setStatus(status);
        play.world().story().tell("kit", "stores phase " + phase);
        play.world().client().resource(one).updateStatus();
    }

    static void storePhase(OperatorPlay play, CocoonSetPhase phase) {
        CocoonSet set = play.users().set();
        if (set == null) {
            throw new AssertionError("there is no CocoonSet");
        }
        CocoonSetStatus status = new CocoonSetStatus();
        status.setPhase(phase);
        status.setObservedGeneration(set.getMetadata().getGeneration());
        set.setStatus(status);
        play.world().story().tell("kit", "stores phase " + phase);
        play.world().client().resource(set).updateStatus();
    }

    /** What the operator makes of a missing pod whose snapshot is there. */
    static void requireNotCreatedFresh(OperatorPlay play) {
        play.operator();
        play.operator();
        play.require(
                play.users().pod(POD) == null || pod(play).isRestoreFlag(),
                "the pod was created without the restore flag while the registry holds its snapshot");
    }

    static Predicate<Effect> writesTo(String annotation) {
        return effect ->
                effect.writes("pods") && effect.call() != null && effect.call().mentions(annotation);
    }

    static Predicate<Effect> stores(String phase) {
        return effect -> (effect.writes("cocoonhibernations") || effect.writes("cocoonsets"))
                && effect.call() != null
                && effect.call().phase().equals(phase);
    }

    static Predicate<Effect> deletesPod() {
        return effect ->
                effect.writes("pods") && effect.call() != null && effect.call().isDelete();
    }
}
