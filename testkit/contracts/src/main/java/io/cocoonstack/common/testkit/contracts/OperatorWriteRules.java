package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.OperatorPlay.POD;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.PROBE;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.ANY;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.Part.HIBERNATIONS;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.play;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.stores;
import static io.cocoonstack.common.testkit.contracts.OperatorPlay.writesTo;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.testkit.world.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Contract 6.2 rules 1 to 3, and the writing parties of contract 1. */
public interface OperatorWriteRules extends OperatorRules {

    /** What the server answered to the first write that fits, while something changes just before it. */
    private static List<Boolean> changeBefore(OperatorPlay play, Predicate<Effect> write, Runnable change) {
        List<Boolean> accepted = new ArrayList<>();
        play.hooks().onceBefore(write, change);
        play.hooks().watch((effect, ok) -> {
            if (write.test(effect)) {
                accepted.add(ok);
            }
        });
        return accepted;
    }

    private static void requireRefused(OperatorPlay play, List<Boolean> accepted, String what) {
        play.require(!accepted.isEmpty(), what + " was never sent");
        play.require(!accepted.get(0), what + " was accepted though its object had changed since it was decided on");
    }

    /**
     * The hibernate request is refused when the pod has changed since it was decided on, and decided anew. If this
     * fails, check that the patch carries metadata.uid and metadata.resourceVersion of the pod that was decided on, and
     * that a conflict leads to a new decision and not to the same request under a new version.
     */
    @ContractTest("r6-2-1")
    default void required_6_2_1_theHibernateRequestIsGuarded() {
        play(this::newDriver, HIBERNATIONS, play -> {
            List<Boolean> accepted = changeBefore(
                    play,
                    writesTo(Annotations.HIBERNATE),
                    () -> play.users().annotate(POD, Map.of(Annotations.WAKE_FROM_EPOCH, "7")));
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.operator();
            requireRefused(play, accepted, "the hibernate request");
            play.require(
                    !play.pod().isHibernate(), "the refused hibernate request was sent again though it does not hold");
        });
    }

    /**
     * The wake request is refused when the pod has changed since it was decided on, and names the epoch as read then.
     * If this fails, check as for the hibernate request; a wake request that names an older epoch than the pod's is
     * acknowledged before anything was restored.
     */
    @ContractTest("r6-2-1")
    default void required_6_2_1_theWakeRequestIsGuarded() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.hibernate();
            List<Boolean> accepted = changeBefore(
                    play,
                    writesTo(Annotations.WAKE_FROM_EPOCH),
                    () -> play.users().annotate(POD, Map.of(Annotations.HIBERNATE_EPOCH, "7")));
            play.users().desire(POD, HibernationDesire.WAKE);
            play.operator();
            requireRefused(play, accepted, "the wake request");
            play.require(
                    play.pod().wakeFromEpoch().value() == 7, "the wake request names another epoch than the pod's");
            play.untilAwake();
        });
    }

    /**
     * A phase is stored under the version of the object that it was decided on. If this fails, check that the patch of
     * the status carries metadata.resourceVersion: a user may have changed his mind, or another leader may be further.
     */
    @ContractTest("r6-2-1")
    default void required_6_2_1_aPhaseIsStoredUnderItsVersion() {
        play(this::newDriver, HIBERNATIONS, play -> {
            List<Boolean> accepted =
                    changeBefore(play, stores("Hibernating"), () -> play.users().desire(POD, HibernationDesire.WAKE));
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.operator();
            requireRefused(play, accepted, "the phase");
            play.untilAwake();
        });
    }

    /**
     * A drop that arrives late takes no newer snapshot. If this fails, check that the drop names the digest that the
     * probe answered before the pod was read, and that the registry is not asked again in between.
     */
    @ContractTest("r6-2-2")
    default void required_6_2_2_aDropNamesTheDigestOfItsProbe() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.pushLeftover();
            play.hooks()
                    .onceAfter(
                            PROBE,
                            () -> play.hooks().onceAfter(Effect::readsPods, () -> play.hibernateBehindItsBack()));
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            // The VM under the drop is not live: the pod changes right after it was read. The digest saves the new
            // snapshot.
            play.story().excuse("6.2.3");
            play.operator();
            play.require(play.hasSnapshot(), "the snapshot of the newer hibernation was dropped");
        });
    }

    /**
     * A snapshot is dropped only when a pod that was read after the probe is live. If this fails, check the order:
     * probe, then read the pod from the API server and not from a cache, then decide, then drop.
     */
    @ContractTest("r6-2-3")
    default void required_6_2_3_dropOnlyUnderALiveVm() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.pushLeftover();
            play.hooks().onceBefore(PROBE, () -> play.hibernateBehindItsBack());
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.operator();
            play.require(play.hasSnapshot(), "the only copy was dropped, by a pod that was read before the probe");
        });
    }

    /** A round is declared hibernated on a pod that was read after the probe. If this fails, check as for a drop. */
    @ContractTest("r6-2-3")
    default void required_6_2_3_hibernatedIsDeclaredOnAFreshRead() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.users().desire(POD, HibernationDesire.HIBERNATE);
            play.until(
                    "the kubelet reports hibernated",
                    () -> LifecycleState.HIBERNATED.equals(
                            play.pod().lifecycle().state()));
            play.hooks().onceAfter(PROBE, () -> play.users().annotate(POD, Map.of(Annotations.GENERATION, "99")));
            play.operator();
        });
    }

    /** A round is closed on a pod that was read after the probe. If this fails, check as for a drop. */
    @ContractTest("r6-2-3")
    default void required_6_2_3_activeIsDeclaredOnAFreshRead() {
        play(this::newDriver, HIBERNATIONS, play -> {
            play.users().desire(POD, HibernationDesire.WAKE);
            play.earlierOperator().storePhase(HibernationPhase.WAKING);
            play.hooks().onceAfter(PROBE, () -> play.users().annotate(POD, Map.of(Annotations.WAKE_FROM_EPOCH, "9")));
            play.operator();
            play.require(
                    HibernationPhase.WAKING.equals(play.phase()), "the VM is not live, and yet the round was closed");
        });
    }

    /**
     * Annotations have one writing party each. If this fails, check that the operator repairs nothing that is the
     * kubelet's.
     */
    @ContractTest("r1-one-writer")
    default void required_1_theOperatorWritesNothingOfTheKubelets() {
        play(this::newDriver, ANY, play -> {
            play.users().annotate(POD, Map.of(Annotations.LIFECYCLE_STATE, "strange", Annotations.IP, "nonsense"));
            play.operator();
            play.require(
                    "nonsense".equals(play.pod().runtime().ip()), "the operator repaired what the kubelet had written");
        });
    }
}
