package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;
import java.util.stream.IntStream;

/**
 * What a controller of the operator begins, by the number of an intent. Everything that it comes to in one {@link
 * Situation} is decided once, and found with one look-up. Not thread-safe.
 */
final class Plans {

    private final Decisions decisions;
    private final boolean releasing;
    private final int[] anyStale;
    private final Memo<Integer> plans = new Memo<>(this::decide);
    private final Memo<int[]> plansOnAny = new Memo<>(this::decideOnAny);

    /**
     * Plans of a model.
     *
     * @param anyStale what a blurred cache may show while it is behind
     */
    Plans(Decisions decisions, Bounds bounds, int[] anyStale) {
        this.decisions = decisions;
        this.releasing = bounds.has(Part.RELEASE);
        this.anyStale = anyStale;
    }

    /** The intent on a version of the pod, {@link Controller#NO_INTENT} for none. */
    int on(World world, int view, int probe, boolean ofHibernation) {
        return plans.of(situation(world, decisions.seen(view), probe, ofHibernation));
    }

    /** The intents on all that a blurred cache may show, each once. */
    int[] onAny(World world, int probe, boolean ofHibernation) {
        return plansOnAny.of(situation(world, View.NO_POD, probe, ofHibernation));
    }

    private static long situation(World world, int view, int probe, boolean ofHibernation) {
        return Situation.of(world, view, probe) | Situation.OF_SET.of(!ofHibernation);
    }

    private int decide(long situation) {
        if (Situation.PROBE.get(situation) != Probe.ERROR) {
            // Asked so that Coverage counts what is decided without an answer.
            plans.of(Situation.PROBE.clear(situation) | Situation.PROBE.of(Probe.ERROR));
        }
        if (!Situation.OF_SET.isSet(situation)) {
            return decisions.hibernation(situation);
        }
        int intent = decisions.set(Situation.ofSet(situation));
        if (intent != Controller.NO_INTENT) {
            return intent;
        }
        long known = Situation.OF_SET.clear(situation);
        return isToBeCreated(situation) ? decisions.creation(known) : decisions.missedRestore(known);
    }

    private boolean isToBeCreated(long situation) {
        boolean released = releasing
                && Situation.SUSPENDED.isSet(situation)
                && Situation.SET_PHASE.get(situation) == SetPhases.SUSPENDED;
        return View.PLACE.get(Situation.VIEW.get(situation)) == Place.ABSENT && !released;
    }

    private int[] decideOnAny(long situation) {
        return IntStream.of(anyStale)
                .map(view -> plans.of(situation | Situation.VIEW.of(decisions.seen(view))))
                .filter(intent -> intent != Controller.NO_INTENT)
                .distinct()
                .toArray();
    }
}
