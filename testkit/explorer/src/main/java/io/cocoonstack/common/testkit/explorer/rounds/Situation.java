package io.cocoonstack.common.testkit.explorer.rounds;

/**
 * Everything that a planner of the operator may look at, packed into one long: a version of the pod, the registry's
 * answer, the set, and the CocoonHibernation. Decisions are made from this long and kept under it, so an input that is
 * missing here is missing for the planner too.
 */
final class Situation {

    static final Field VIEW = Field.first(View.WIDTH);
    static final Field PROBE = VIEW.next(2);
    static final Field WANTED = PROBE.next(2);
    static final Field SET_PHASE = WANTED.next(3);
    static final Field SUSPENDED = SET_PHASE.next(1);
    static final Field NODE_RECORDED = SUSPENDED.next(2);
    static final Field SET_SPEC_CHANGED = NODE_RECORDED.next(1);
    /** Whether the CocoonHibernation owns the pod's round. */
    static final Field OWNED = SET_SPEC_CHANGED.next(1);

    /** Whether there is a CocoonHibernation. */
    static final Field ATTENDED = OWNED.next(1);

    static final Field HIBERNATION = ATTENDED.next(2);
    static final Field HIBERNATION_PHASE = HIBERNATION.next(3);
    static final Field SPEC_CHANGED = HIBERNATION_PHASE.next(1);
    static final Field OF_SET = SPEC_CHANGED.next(1);
    /** Whether the decision is on a snapshot that no round speaks for. */
    static final Field LEFTOVER = OF_SET.next(1);

    private Situation() {}

    /** The situation of a planner that knows the CocoonHibernation. */
    static long of(World world, int view, int probe) {
        return VIEW.of(view)
                | PROBE.of(probe)
                | WANTED.of(world.wanted)
                | SET_PHASE.of(world.setPhase)
                | SUSPENDED.of(world.suspended)
                | NODE_RECORDED.of(world.nodeRecorded)
                | SET_SPEC_CHANGED.of(world.setSpecChanged)
                | ATTENDED.of(world.hibernation != Hibernation.NO_CR)
                | OWNED.of(Hibernation.isOwner(world.hibernation, world.hibernationPhase))
                | HIBERNATION.of(world.hibernation)
                | HIBERNATION_PHASE.of(world.hibernationPhase)
                | SPEC_CHANGED.of(world.specChanged);
    }

    /**
     * The situation of the set's planner, which knows of the CocoonHibernation only whether there is one, and whether it
     * owns the pod's round.
     */
    static long ofSet(long situation) {
        return OF_SET.of(true) | HIBERNATION.clear(HIBERNATION_PHASE.clear(SPEC_CHANGED.clear(situation)));
    }

    /** The same situation whatever the version of the pod. */
    static long withoutView(long situation) {
        return VIEW.clear(situation);
    }

    /** Whether the pod is bound to another node than the set wants. */
    static boolean isElsewhere(long situation) {
        int place = View.PLACE.get(VIEW.get(situation));
        int wanted = WANTED.get(situation);
        return wanted != 0 && Place.isBound(place) && place != Place.NODE_A + wanted - 1;
    }

    /** Whether the pod waits to be bound to another node than the set wants. */
    static boolean isStranded(long situation) {
        int view = VIEW.get(situation);
        int place = View.PLACE.get(view);
        boolean required = place == Place.UNBOUND_A || place == Place.UNBOUND_B;
        boolean started = View.HAS_ID.isSet(view) || View.EPOCH.isSet(view) || View.IS_RUNNING.isSet(view);
        return required && !started && place != Place.unbound(WANTED.get(situation)) && !View.DELETING.isSet(view);
    }
}
