package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.HibernateAnswer;
import io.cocoonstack.common.round.HibernateGate;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testkit.contracts.internal.Effect;
import io.cocoonstack.common.testkit.contracts.internal.Fault;
import io.cocoonstack.common.testkit.contracts.internal.FaultPlan;
import io.cocoonstack.common.testkit.contracts.internal.KubeletPlay;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the parts of {@link KubeletContract} share. */
abstract class KubeletContractBase {

    static final String VM = KubeletPlay.VM;
    static final String TAG = Identifiers.HIBERNATE_SNAPSHOT_TAG;
    static final String LATEST = Identifiers.DEFAULT_SNAPSHOT_TAG;

    /**
     * Makes the driver; called once for each run, of which a test has many.
     *
     * @return a new driver, not started
     */
    protected abstract KubeletDriver newDriver();

    /** One run without faults. */
    final void play(Consumer<KubeletPlay> script) {
        play(FaultPlan.none(), script);
    }

    private void play(FaultPlan plan, Consumer<KubeletPlay> script) {
        try (KubeletPlay play = new KubeletPlay(newDriver(), plan)) {
            script.accept(play);
            play.assertNoViolation();
        }
    }

    /** One run without faults, to count the effects, and then one for each fault at each effect. */
    final void playUnderEveryFault(Consumer<KubeletPlay> script) {
        FaultPlan counted = FaultPlan.none();
        play(counted, script);
        for (Fault fault : Fault.values()) {
            for (int at = 0; at < counted.seen(); at++) {
                play(FaultPlan.at(at, fault), script);
            }
        }
    }

    static boolean isLive(KubeletPlay play) {
        return WakeGate.evaluate(play.facts()).isLive(LegacyPolicy.WAIT)
                && play.world().vms().isRunning(VM)
                && LifecycleState.READY.equals(play.facts().lifecycle().state())
                && play.facts().lifecycle().observedGeneration() == play.facts().generation();
    }

    static boolean isHibernated(KubeletPlay play) {
        return HibernateGate.evaluate(play.facts(), play.registry()) instanceof HibernateAnswer.Complete
                && play.facts().vmId() == null
                && play.world().vms().counter(VM) == null;
    }

    static boolean isIn(KubeletPlay play, LifecycleState state) {
        return state.equals(play.facts().lifecycle().state());
    }

    /** A call of the host, such as {@code push}. */
    static Predicate<Effect> isHostCall(String what) {
        return effect -> effect.kind() == Effect.Kind.HOST && effect.what().startsWith(what + " ");
    }

    static void untilLive(KubeletPlay play) {
        play.until("the VM is live", () -> isLive(play));
    }

    /** A pod whose VM is live. */
    static void bringUp(KubeletPlay play) {
        play.createPod(Map.of());
        untilLive(play);
    }

    static void hibernate(KubeletPlay play) {
        play.requestHibernate();
        play.until("the VM is hibernated", () -> isHibernated(play));
    }

    static void wake(KubeletPlay play) {
        play.requestWake();
        untilLive(play);
        play.drop();
    }

    static SnapshotOrigin originOf(KubeletPlay play) {
        return new SnapshotOrigin("prod", KubeletPlay.POD, play.facts().uid(), new Epoch(Epoch.Kind.PRESENT, 0));
    }

    /** A snapshot of the pod's VM is in the registry, at a counter that tells it from a fresh VM. */
    static void pushSnapshot(KubeletPlay play, SnapshotOrigin origin) {
        play.world().story().tell("kit", "puts a snapshot at counter 100 into the registry");
        play.registry().push(VM, TAG, origin, 100);
    }

    static void requireRestored(KubeletPlay play) {
        Long counter = play.world().vms().counter(VM);
        play.require(counter != null && counter >= 100, "the VM was not restored from the snapshot");
    }

    static void requireNoStart(KubeletPlay play, String what) {
        play.require(play.world().vms().starts() == 0, what);
    }
}
