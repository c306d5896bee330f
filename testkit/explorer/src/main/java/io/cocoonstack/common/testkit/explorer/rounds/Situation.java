package io.cocoonstack.common.testkit.explorer.rounds;

/**
 * Everything that a planner of the operator may look at, packed into one long: a version of the pod, the registry's
 * answer, the set, and the CocoonHibernation. Decisions are made from this long and kept under it, so an input that is
 * missing here is missing for the planner too.
 */
final class Situation {

    private static final Field VIEW = Field.first(View.WIDTH);
    private static final Field PROBE = VIEW.next(2);
    private static final Field WANTED = PROBE.next(2);
    private static final Field SET_PHASE = WANTED.next(3);
    private static final Field SUSPENDED = SET_PHASE.next(1);
    private static final Field NODE_RECORDED = SUSPENDED.next(2);
    private static final Field SET_SPEC_CHANGED = NODE_RECORDED.next(1);
    private static final Field OWNED = SET_SPEC_CHANGED.next(1);
    private static final Field HIBERNATION = OWNED.next(2);
    private static final Field HIBERNATION_PHASE = HIBERNATION.next(3);
    private static final Field SPEC_CHANGED = HIBERNATION_PHASE.next(1);
    private static final Field OF_SET = SPEC_CHANGED.next(1);

    private Situation() {}

    /** The situation of a planner that knows the CocoonHibernation. */
    static long of(World world, int view, int probe) {
        return common(world, view, probe)
                | HIBERNATION.of(world.hibernation)
                | HIBERNATION_PHASE.of(world.hibernationPhase)
                | SPEC_CHANGED.of(world.specChanged);
    }

    /**
     * The situation of the set's planner, which knows of the CocoonHibernation only whether it owns the pod's round.
     */
    static long ofSet(World world, int view, int probe) {
        return common(world, view, probe) | OF_SET.of(true);
    }

    private static long common(World world, int view, int probe) {
        return VIEW.of(view)
                | PROBE.of(probe)
                | WANTED.of(world.wanted)
                | SET_PHASE.of(world.setPhase)
                | SUSPENDED.of(world.suspended)
                | NODE_RECORDED.of(world.nodeRecorded)
                | SET_SPEC_CHANGED.of(world.setSpecChanged)
                | OWNED.of(Hibernation.isOwner(world.hibernation, world.hibernationPhase));
    }

    /** The same situation whatever the version of the pod. */
    static long withoutView(long situation) {
        return VIEW.clear(situation);
    }

    static int view(long situation) {
        return VIEW.get(situation);
    }

    static int probe(long situation) {
        return PROBE.get(situation);
    }

    static int wanted(long situation) {
        return WANTED.get(situation);
    }

    static int setPhase(long situation) {
        return SET_PHASE.get(situation);
    }

    static boolean isSuspended(long situation) {
        return SUSPENDED.isSet(situation);
    }

    static int nodeRecorded(long situation) {
        return NODE_RECORDED.get(situation);
    }

    static boolean isSetSpecChanged(long situation) {
        return SET_SPEC_CHANGED.isSet(situation);
    }

    /** Whether the CocoonHibernation owns the pod's round. */
    static boolean isOwned(long situation) {
        return OWNED.isSet(situation);
    }

    static int hibernation(long situation) {
        return HIBERNATION.get(situation);
    }

    static int hibernationPhase(long situation) {
        return HIBERNATION_PHASE.get(situation);
    }

    static boolean isSpecChanged(long situation) {
        return SPEC_CHANGED.isSet(situation);
    }

    /** Whether the pod is bound to another node than the set wants. */
    static boolean isElsewhere(long situation) {
        int place = View.place(view(situation));
        int wanted = wanted(situation);
        return wanted != 0 && Place.isBound(place) && place != Place.NODE_A + wanted - 1;
    }
}
