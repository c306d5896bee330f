package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.HibernationFacts;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.LeftoverPolicy;
import io.cocoonstack.common.round.LeftoverRound;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.MissedRestore;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.PodReader;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RestoreIntent;
import io.cocoonstack.common.round.RoundOwner;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetFacts;
import io.cocoonstack.common.round.SetMember;
import io.cocoonstack.common.round.SetPlanner;
import io.cocoonstack.common.round.SnapshotProbe;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The operator's decisions, by the real planners. They are pure, so {@link Plans} keeps what they come to. Not
 * thread-safe.
 */
final class Decisions {

    private static final SnapshotOrigin OF_THE_POD = SnapshotOrigin.from(
            Map.of(SnapshotOrigin.POD_NAMESPACE, Names.NAMESPACE, SnapshotOrigin.POD_NAME, Names.POD));

    private static final Field NUMBER = Field.first(Controller.INTENT_WIDTH);
    private static final Field VIEW = NUMBER.next(View.WIDTH);
    private static final Field SAME_VERSION = VIEW.next(1);
    private static final Field WANTED = SAME_VERSION.next(2);

    private final Intents intents;
    private final Variant variant;
    private final boolean releasing;
    private final boolean legacyOperator;
    private final boolean unclean;
    private final Coverage coverage;
    private final Bounds bounds;
    private final boolean serializes;
    private final LegacyPolicy legacy;
    private final Writes writes;
    private final Memo<Integer> setSteps = new Memo<>(this::decideSet);
    private final Memo<Integer> freshSteps = new Memo<>(this::decideFresh);
    private final @Nullable PodFacts[] facts = new PodFacts[1 << View.WIDTH];

    Decisions(Intents intents, Variant variant, Bounds bounds, Coverage coverage, Writes writes) {
        this.writes = writes;
        this.intents = intents;
        this.variant = variant;
        this.releasing = bounds.has(Part.RELEASE);
        this.legacyOperator = bounds.has(Part.LEGACY_OPERATOR);
        this.unclean = bounds.has(Part.UNCLEAN_STARTS);
        this.coverage = coverage;
        this.bounds = bounds;
        this.serializes = OperatorDeviations.serializes(bounds, variant);
        this.legacy = legacy(bounds);
    }

    /** A variant that takes a part of serialize away trusts, and is shown pods that keep the other part. */
    private LegacyPolicy legacy(Bounds bounds) {
        if (serializes) {
            return LegacyPolicy.SERIALIZE;
        }
        return bounds.has(Part.LEGACY_KUBELETS) && !bounds.has(Part.WAITING) ? LegacyPolicy.TRUST : LegacyPolicy.WAIT;
    }

    /** The number of the intent of the CocoonHibernation's controller; 0 for nothing. */
    int hibernation(long situation) {
        int hibernation = Situation.HIBERNATION.get(situation);
        HibernationFacts wanted = HibernationFacts.builder()
                .desire(Hibernation.desire(hibernation))
                .deleting(hibernation == Hibernation.DELETING)
                .phase(Hibernation.phase(Situation.HIBERNATION_PHASE.get(situation)))
                .specChanged(Situation.SPEC_CHANGED.isSet(situation))
                .set(setFacts(situation))
                .build();
        PodFacts pod = pod(situation);
        Intent intent = intent(
                HibernationPlanner.next(wanted, pod, legacy, probe(situation)),
                situation,
                pod,
                intentOf(Hibernation::of, situation));
        intent = OperatorDeviations.hibernation(variant, situation, intent);
        return intents.number(
                unclean ? OperatorDeviations.hibernation(Variant.NO_CLEAN_START, situation, intent) : intent);
    }

    /** The intent of a controller, once the row that it is in was held against it. */
    private <P extends Vocabulary> Intent intent(
            RoundStep<P> step, long situation, @Nullable PodFacts pod, StepIntent<P> steps) {
        RoundStep<? extends P> decided =
                step instanceof RoundStep.ReadAgain<P> again ? again.decide(name -> pod) : step;
        if (!serializes) { // Serialize holds back what the rows ask for.
            coverage.row(situation, !Situation.OF_SET.isSet(situation), pod, decided, steps.of(decided));
        }
        Intent intent = steps.of(step);
        return OperatorDeviations.isNotCalledOff(bounds, variant, situation, intent) ? Intent.NOTHING : intent;
    }

    /** The number of the intent of the set's controller; 0 for nothing. */
    int set(long situation) {
        return setSteps.of(situation);
    }

    private int decideSet(long situation) {
        PodFacts pod = pod(situation);
        SetMember member = new SetMember(Names.POD, pod, owner(situation));
        Intent intent = intent(
                SetPlanner.next(setFacts(situation), List.of(member), legacy, probe(situation)),
                situation,
                pod,
                intentOf(SetPhases::of, situation));
        intent = OperatorDeviations.set(variant, situation, intent);
        return intents.number(unclean ? OperatorDeviations.set(Variant.NO_CLEAN_START, situation, intent) : intent);
    }

    private static RoundOwner owner(long situation) {
        if (Situation.OWNED.isSet(situation)) {
            return RoundOwner.HIBERNATION;
        }
        return Situation.ATTENDED.isSet(situation) ? RoundOwner.NOBODY : RoundOwner.NO_HIBERNATION;
    }

    /** The number of the intent to create a missing pod that no round of the set creates; 0 for none. */
    int creation(long situation) {
        RestoreIntent intent = restoreIntent(situation);
        RestoreDecision how = RestoreDecision.decide(intent, Names.VM, probe(situation));
        coverage.creation(how);
        RoundStep<CocoonSetPhase> first = LeftoverRound.begin(intent, how);
        if (first != null && variant != Variant.RESTORES_OUTSIDE_OF_A_ROUND) {
            return intents.number(ifMissing(intentOf(SetPhases::of, situation).of(first), situation));
        }
        if (how instanceof RestoreDecision.DoNotCreate && variant != Variant.FRESH_ON_PROBE_ERROR) {
            return Controller.NO_INTENT;
        }
        return intents.number(Intent.create(how, created(how), Situation.WANTED.get(situation), -1));
    }

    /** What no planner asks for has a key of its own: planners may read again in the same situation. */
    private static Intent ifMissing(Intent intent, long situation) {
        return Intent.readAgain(
                Situation.LEFTOVER.of(true) | Situation.withoutView(situation),
                (reader, wanted) -> reader.readPod(Names.POD) == null ? intent : Intent.NOTHING);
    }

    /** The number of the intent about a pod that nobody asked to restore; 0 for nothing. */
    int missedRestore(long situation) {
        RoundStep<CocoonSetPhase> step = MissedRestore.next(restoreIntent(situation), pod(situation), probe(situation));
        coverage.missedRestore(step);
        return intents.number(intentOf(SetPhases::of, situation).of(step));
    }

    /**
     * The number of the intent that an intent to read again comes to; 0 for nothing.
     *
     * @param number the intent to read again
     * @param view the pod that was read
     * @param sameVersion whether the pod is in the version that the intent was decided on
     * @param wanted the node that the set wants now, 0 for none
     */
    int fresh(int number, int view, boolean sameVersion, int wanted) {
        return freshSteps.of(
                NUMBER.of(number) | VIEW.of(seen(view)) | SAME_VERSION.of(sameVersion) | WANTED.of(wanted));
    }

    private int decideFresh(long key) {
        Intent intent = intents.of(NUMBER.get(key));
        Intent.Again again = intent.again();
        if (again == null) {
            throw new IllegalStateException("intent is " + intent + ", expected one to read again");
        }
        int view = VIEW.get(key);
        PodReader reader = name -> SAME_VERSION.isSet(key) ? facts(view) : View.facts(view, "2");
        Intent decided = again.decide(reader, WANTED.get(key));
        long situation = intent.key() | Situation.VIEW.of(view);
        boolean not = OperatorDeviations.isNotCalledOff(bounds, variant, situation, decided);
        return intents.number(not ? Intent.NOTHING : decided);
    }

    /** Intents to read again are the same where the situation was, whatever the version of the pod. */
    private <P extends Vocabulary> StepIntent<P> intentOf(ToIntFunction<? super P> phases, long situation) {
        return new StepIntent<>(
                phases,
                variant,
                Situation.withoutView(situation),
                Situation.WANTED.get(situation),
                coverage,
                this::created);
    }

    /** The state of a pod that is created. */
    private int created(RestoreDecision how) {
        Map<String, String> annotations = PodState.annotations(PodState.of(new World()));
        annotations.putAll(writes.created(how));
        return PodState.read(annotations);
    }

    private RestoreIntent restoreIntent(long situation) {
        int hibernation = Situation.HIBERNATION.get(situation);
        boolean exists = hibernation != Hibernation.NO_CR;
        HibernationPhase phase = exists ? Hibernation.phase(Situation.HIBERNATION_PHASE.get(situation)) : null;
        HibernationDesire desire = exists ? Hibernation.desire(hibernation) : null;
        int setPhase = OperatorDeviations.intentSetPhase(variant, Situation.SET_PHASE.get(situation));
        RestoreIntent.Builder intent = RestoreIntent.builder();
        if (bounds.has(Part.RESTORED_LEFTOVERS)) {
            intent.leftovers(LeftoverPolicy.RESTORE);
        }
        return intent.pod(Names.NAMESPACE, Names.POD)
                .hibernation(OperatorDeviations.intentPhase(variant, phase, desire), desire)
                .set(Situation.SUSPENDED.isSet(situation), SetPhases.phase(setPhase))
                .roundsStartClean(true)
                .build();
    }

    private SetFacts setFacts(long situation) {
        return SetFacts.builder(Names.NAMESPACE, Names.SET)
                .phase(SetPhases.phase(Situation.SET_PHASE.get(situation)))
                .wantedNode(node(Situation.WANTED.get(situation)))
                .specChanged(Situation.SET_SPEC_CHANGED.isSet(situation))
                .suspended(Situation.SUSPENDED.isSet(situation))
                .hibernatePolicy(releasing ? HibernatePolicy.RELEASE : HibernatePolicy.RETAIN)
                .hibernatedOnNode(node(Situation.NODE_RECORDED.get(situation)))
                .build();
    }

    private static @Nullable String node(int number) {
        return number == 0 ? null : Place.nodeName(Place.NODE_A + number - 1);
    }

    /** Variants see a pod otherwise than it is. */
    int seen(int view) {
        int seen = view;
        if ((variant == Variant.OLD_GATE || legacyOperator) && view != View.NO_POD) {
            seen = View.withoutEpochs(seen);
        }
        boolean shown = bounds.has(Part.LEGACY_KUBELETS) && !View.EPOCH.isSet(view) && !serializes;
        if (shown && !OperatorDeviations.isLegacyLive(bounds, variant, view)) {
            seen = (int) View.HAS_ID.clear(seen);
        }
        return variant == Variant.GOING_AWAY_IGNORED ? (int) View.DELETING.clear(seen) : seen;
    }

    private @Nullable PodFacts facts(int view) {
        PodFacts known = facts[view];
        if (known == null && view != View.NO_POD) {
            known = View.facts(view, "1");
            facts[view] = known;
        }
        return known;
    }

    private @Nullable PodFacts pod(long situation) {
        return facts(Situation.VIEW.get(situation));
    }

    private SnapshotProbe probe(long situation) {
        ProbeResult result = Probe.result(Situation.PROBE.get(situation));
        boolean saysWhose = bounds.has(Part.RESTORED_LEFTOVERS);
        return (name, tag) -> saysWhose && result instanceof ProbeResult.Present present
                ? new ProbeResult.Present(present.digest(), OF_THE_POD)
                : result;
    }
}
