package io.cocoonstack.common.testkit.explorer;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.HibernationFacts;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.MissedRestore;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RestoreIntent;
import io.cocoonstack.common.round.RoundOwner;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetFacts;
import io.cocoonstack.common.round.SetMember;
import io.cocoonstack.common.round.SetPlanner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operator's decisions, by the real planners. They are pure, so each is asked once for the same inputs. Not
 * thread-safe.
 */
final class Decisions {

    static final String POD_NAME = "demo-0";
    static final String VM_NAME = "vk-ns-demo-0";

    /** What the registry answers a probe with. */
    static final int ABSENT = 0;

    static final int PRESENT = 1;
    static final int ERROR = 2;

    private final Intents intents;
    private final Variant variant;
    private final boolean releasing;
    private final boolean legacyOperator;
    private final boolean unclean;
    private final Coverage coverage;
    private final LongMap<Integer> hibernationSteps = new LongMap<>();
    private final LongMap<Integer> setSteps = new LongMap<>();
    private final LongMap<Integer> creations = new LongMap<>();
    private final LongMap<Integer> missed = new LongMap<>();
    private final LongMap<Integer> freshSteps = new LongMap<>();
    private final @Nullable PodFacts[] facts = new PodFacts[1 << View.WIDTH];

    Decisions(Intents intents, Variant variant, Bounds bounds, Coverage coverage) {
        this.intents = intents;
        this.variant = variant;
        this.releasing = bounds.isReleasing();
        this.legacyOperator = bounds.isLegacyOperator();
        this.unclean = bounds.isUnclean();
        this.coverage = coverage;
    }

    /** What the controller of the CocoonHibernation is to do about a version of the pod; 0 for nothing. */
    int hibernation(World world, int view, int probe) {
        int seen = seen(view);
        long own = world.hibernation
                | (long) world.hibernationPhase << 2
                | (world.specChanged ? 1L << 5 : 0)
                | setInputs(world) << 6;
        long key = own | (long) probe << 18 | (long) seen << 20;
        Integer known = hibernationSteps.get(key);
        if (known == null) {
            HibernationFacts wanted = HibernationFacts.builder()
                    .desire(Hibernation.desire(world.hibernation))
                    .deleting(world.hibernation == Hibernation.DELETING)
                    .phase(Hibernation.phase(world.hibernationPhase))
                    .specChanged(world.specChanged)
                    .set(set(world))
                    .build();
            PodFacts pod = facts(seen);
            RoundStep<HibernationPhase> step =
                    HibernationPlanner.next(wanted, pod, LegacyPolicy.WAIT, (name, tag) -> answer(probe));
            coverage.hibernation(world, seen, pod, probe, step);
            long again = own << 4 | (long) probe << 2 | 1;
            Intent intent = step.accept(new StepIntent<>(Hibernation::of, variant, again, world.wanted, coverage));
            intent = variant.hibernation(world, seen, probe, intent);
            intent = unclean ? Variant.NO_CLEAN_START.hibernation(world, seen, probe, intent) : intent;
            known = intents.number(intent);
            hibernationSteps.put(key, known);
        }
        return known;
    }

    /** What the set's controller is to do about a version of the pod; 0 for nothing. */
    int set(World world, int view, int probe) {
        int seen = seen(view);
        RoundOwner owner = owner(world);
        long own = setInputs(world) | (owner == RoundOwner.HIBERNATION ? 1L << 9 : 0);
        long key = own | (long) probe << 18 | (long) seen << 20;
        Integer known = setSteps.get(key);
        if (known == null) {
            PodFacts pod = facts(seen);
            RoundStep<CocoonSetPhase> step = SetPlanner.next(
                    set(world),
                    List.of(new SetMember(POD_NAME, pod, owner)),
                    LegacyPolicy.WAIT,
                    (name, tag) -> answer(probe));
            coverage.set(world, seen, pod, probe, step);
            long again = own << 4 | (long) probe << 2 | 2;
            Intent intent = step.accept(new StepIntent<>(SetPhases::of, variant, again, world.wanted, coverage));
            intent = variant.set(world, seen, probe, intent);
            intent = unclean ? Variant.NO_CLEAN_START.set(world, seen, probe, intent) : intent;
            known = intents.number(intent);
            setSteps.put(key, known);
        }
        return known;
    }

    /** How a missing pod is to be created that no round of the set creates; 0 where it is not. */
    int creation(World world, int probe) {
        long key = creationInputs(world) | (long) probe << 18;
        Integer known = creations.get(key);
        if (known == null) {
            known = create(world, probe);
            creations.put(key, known);
        }
        return known;
    }

    /** What is to be done about a pod that nobody asked to restore; 0 for nothing. */
    int missedRestore(World world, int view, int probe) {
        int seen = seen(view);
        long key = creationInputs(world) | (long) probe << 18 | (long) seen << 20;
        Integer known = missed.get(key);
        if (known == null) {
            RoundStep<CocoonSetPhase> step =
                    MissedRestore.next(intent(world), facts(seen), (name, tag) -> answer(probe));
            coverage.missedRestore(step);
            known = intents.number(step.accept(new StepIntent<>(SetPhases::of, variant, 0, world.wanted, coverage)));
            missed.put(key, known);
        }
        return known;
    }

    /** What an intent to read again comes to on a pod that was read; 0 for nothing. */
    int fresh(int number, int view, boolean sameVersion, World world) {
        int seen = seen(view);
        long key = (long) number << 16 | (long) world.wanted << 12 | (sameVersion ? 1L << 15 : 0) | seen;
        Integer known = freshSteps.get(key);
        if (known == null) {
            Intent intent = intents.of(number);
            Intent.Again again = intent.again();
            if (again == null) {
                throw new IllegalStateException("intent is " + intent + ", expected one to read again");
            }
            known = intents.number(
                    again.decide(name -> sameVersion ? facts(seen) : View.facts(seen, "2"), world.wanted));
            freshSteps.put(key, known);
        }
        return known;
    }

    private long creationInputs(World world) {
        return world.hibernation | (long) world.hibernationPhase << 2 | setInputs(world) << 5;
    }

    private RestoreIntent intent(World world) {
        boolean exists = world.hibernation != Hibernation.NO_CR;
        HibernationPhase phase = exists ? Hibernation.phase(world.hibernationPhase) : null;
        HibernationDesire desire = exists ? Hibernation.desire(world.hibernation) : null;
        return RestoreIntent.builder()
                .pod("ns", POD_NAME)
                .hibernation(variant.intentPhase(phase, desire), desire)
                .set(world.suspended, SetPhases.phase(variant.intentSetPhase(world.setPhase)))
                .roundsStartClean(true)
                .build();
    }

    private int create(World world, int probe) {
        RestoreDecision how = RestoreDecision.decide(intent(world), VM_NAME, (name, tag) -> answer(probe));
        coverage.creation(how);
        if (how instanceof RestoreDecision.DoNotCreate) {
            return variant == Variant.FRESH_ON_PROBE_ERROR ? intents.number(Intent.create(0, world.wanted, -1)) : 0;
        }
        return intents.number(Intent.create(StepIntent.flags(how), world.wanted, -1));
    }

    private long setInputs(World world) {
        return world.setPhase
                | (long) world.wanted << 3
                | (world.suspended ? 1L << 5 : 0)
                | (long) world.nodeRecorded << 6
                | (world.setSpecChanged ? 1L << 8 : 0);
    }

    private SetFacts set(World world) {
        return SetFacts.builder("ns", "demo")
                .phase(SetPhases.phase(world.setPhase))
                .wantedNode(node(world.wanted))
                .specChanged(world.setSpecChanged)
                .suspended(world.suspended)
                .hibernatePolicy(releasing ? HibernatePolicy.RELEASE : HibernatePolicy.RETAIN)
                .hibernatedOnNode(node(world.nodeRecorded))
                .build();
    }

    private static @Nullable String node(int number) {
        return number == 0 ? null : Place.nodeName(Place.NODE_A + number - 1);
    }

    static RoundOwner owner(World world) {
        return world.hibernation == Hibernation.NO_CR
                ? RoundOwner.NOBODY
                : RoundOwner.of(Hibernation.phase(world.hibernationPhase));
    }

    /** Variants see a pod otherwise than it is. */
    private int seen(int view) {
        int seen = view;
        if ((variant == Variant.OLD_GATE || legacyOperator) && view != View.NO_POD) {
            seen = View.withoutEpochs(seen);
        }
        return variant == Variant.GOING_AWAY_IGNORED ? View.withoutDeleting(seen) : seen;
    }

    private @Nullable PodFacts facts(int view) {
        PodFacts known = facts[view];
        if (known == null && view != View.NO_POD) {
            known = View.facts(view);
            facts[view] = known;
        }
        return known;
    }

    private static ProbeResult answer(int probe) {
        return switch (probe) {
            case ABSENT -> new ProbeResult.Absent();
            case PRESENT -> new ProbeResult.Present("sha256:probed", SnapshotOrigin.UNNAMED);
            default -> new ProbeResult.Failed("the registry is away", null);
        };
    }
}
