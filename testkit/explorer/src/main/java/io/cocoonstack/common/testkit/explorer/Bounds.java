package io.cocoonstack.common.testkit.explorer;

/**
 * What an exploration covers: which controllers and changes there are, and how often each fault may happen. One VM, two
 * nodes, one request in flight for each controller. Immutable.
 */
public final class Bounds {

    private final BoundsBuilder from;

    Bounds(BoundsBuilder from) {
        this.from = new BoundsBuilder(from);
    }

    /**
     * A builder of bounds without any change or fault.
     *
     * @param name how the exploration is called in what is printed
     * @return a new builder
     */
    public static BoundsBuilder builder(String name) {
        return new BoundsBuilder(name);
    }

    /** {@return how the exploration is called} */
    public String name() {
        return from.name;
    }

    boolean isHibernation() {
        return from.hibernation;
    }

    boolean isMigration() {
        return from.migration;
    }

    boolean isSuspension() {
        return from.suspension;
    }

    boolean isReleasing() {
        return from.releasing;
    }

    boolean isDeletion() {
        return from.deletion;
    }

    boolean isTimeTravel() {
        return from.timeTravel;
    }

    boolean isLegacyOperator() {
        return from.legacyOperator;
    }

    boolean isPatient() {
        return from.patient;
    }

    boolean isUnclean() {
        return from.unclean;
    }

    boolean isUnasked() {
        return from.unasked;
    }

    long maxStates() {
        return from.maxStates;
    }

    /** The worlds to begin with: a set whose VM runs, and one of which nothing is there yet. */
    World[] beginnings() {
        World running = new World();
        running.place = Place.NODE_A;
        running.hasId = true;
        running.idMatches = true;
        running.running = true;
        running.life = Life.READY;
        running.epoch = 0;
        running.vm[0] = World.RUNNING;
        running.born = true;
        running.view = View.of(running);
        World empty = new World();
        for (World world : new World[] {running, empty}) {
            world.viewIsCurrent = true;
            world.hibernation = from.hibernation ? Hibernation.WAKE : Hibernation.NO_CR;
            world.wanted = from.migration ? 1 : 0;
            world.userChanges = from.userChanges;
            world.writes = from.writes;
            world.operatorCrashes = from.operatorCrashes;
            world.kubeletCrashes = from.kubeletCrashes;
            world.lateRequests = from.lateRequests;
            world.evictions = from.evictions;
            world.flaps = from.flaps;
            world.deadlines = from.deadlines;
        }
        return from.fromNothing ? new World[] {running, empty} : new World[] {running};
    }

    /**
     * One line for what is printed.
     *
     * @return every bound by name
     */
    @Override
    public String toString() {
        return from.name + ": " + from.userChanges + " user changes, " + from.writes + " VM writes, "
                + from.operatorCrashes + " crashes of the operator, " + from.kubeletCrashes + " of a kubelet, "
                + from.lateRequests + " late requests, " + from.evictions + " evictions, " + from.flaps
                + " status flaps, " + from.deadlines + " deadlines"
                + (from.timeTravel ? ", restarts on older caches" : "");
    }
}
