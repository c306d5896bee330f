package io.cocoonstack.common.testkit.explorer;

/**
 * What an exploration covers: which controllers and changes there are, and how often each fault may happen. One VM, two
 * nodes, one request in flight for each controller. Immutable.
 */
public final class Bounds {

    private final Builder from;

    private Bounds(Builder from) {
        this.from = new Builder(from);
    }

    /**
     * A builder of bounds without any change or fault.
     *
     * @param name how the exploration is called in what is printed
     * @return a new builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
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

    boolean isLegacyKubelet() {
        return from.legacyKubelet;
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
        running.epoch = from.legacyKubelet ? World.NO_EPOCH : 0;
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

    /** Collects bounds. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private boolean hibernation;
        private boolean migration;
        private boolean suspension;
        private boolean releasing;
        private boolean deletion;
        private boolean timeTravel;
        private boolean legacyOperator;
        private boolean legacyKubelet;
        private boolean fromNothing;
        private boolean patient;
        private boolean unasked;
        private boolean unclean;
        private int userChanges;
        private int writes;
        private int operatorCrashes;
        private int kubeletCrashes;
        private int lateRequests;
        private int evictions;
        private int flaps;
        private int deadlines;
        private long maxStates = Long.MAX_VALUE;

        private Builder(String name) {
            this.name = name;
        }

        private Builder(Builder other) {
            this(other.name);
            hibernation = other.hibernation;
            migration = other.migration;
            suspension = other.suspension;
            releasing = other.releasing;
            deletion = other.deletion;
            timeTravel = other.timeTravel;
            legacyOperator = other.legacyOperator;
            legacyKubelet = other.legacyKubelet;
            fromNothing = other.fromNothing;
            patient = other.patient;
            unasked = other.unasked;
            unclean = other.unclean;
            userChanges = other.userChanges;
            writes = other.writes;
            operatorCrashes = other.operatorCrashes;
            kubeletCrashes = other.kubeletCrashes;
            lateRequests = other.lateRequests;
            evictions = other.evictions;
            flaps = other.flaps;
            deadlines = other.deadlines;
            maxStates = other.maxStates;
        }

        /**
         * Adds a CocoonHibernation whose desire the user changes.
         *
         * @param withDeletion whether the user also deletes it and creates another
         * @return this
         */
        public Builder hibernation(boolean withDeletion) {
            hibernation = true;
            deletion = withDeletion;
            return this;
        }

        /**
         * Adds changes of the node that the set wants.
         *
         * @return this
         */
        public Builder migration() {
            migration = true;
            return this;
        }

        /**
         * Adds suspending the set and taking that back.
         *
         * @param release whether the set releases its pods
         * @return this
         */
        public Builder suspension(boolean release) {
            suspension = true;
            releasing = release;
            return this;
        }

        /**
         * Begins with a set of which nothing is there yet, too.
         *
         * @return this
         */
        public Builder fromNothing() {
            fromNothing = true;
            return this;
        }

        /**
         * Lets a restarted operator begin with any older cache.
         *
         * @return this
         */
        public Builder timeTravel() {
            timeTravel = true;
            return this;
        }

        /**
         * Lets the user change the desire only where the CocoonHibernation reports that the last one is fulfilled.
         *
         * @return this
         */
        public Builder patientUser() {
            patient = true;
            return this;
        }

        /**
         * Makes the operator one that begins rounds over a leftover (rule 5 of 6.2 off).
         *
         * @return this
         */
        public Builder uncleanStarts() {
            unclean = true;
            return this;
        }

        /**
         * Lets kubelets boot what never had a VM without asking the registry, as where some operators may keep no epochs.
         *
         * @return this
         */
        public Builder kubeletsBootUnasked() {
            unasked = true;
            return this;
        }

        /**
         * Makes the operator one that keeps no epochs: it writes none, and goes by the old gate.
         *
         * @return this
         */
        public Builder legacyOperator() {
            legacyOperator = true;
            return this;
        }

        /**
         * Makes the kubelets ones that keep no epochs, and the operator trust them.
         *
         * @return this
         */
        public Builder legacyKubelet() {
            legacyKubelet = true;
            return this;
        }

        /**
         * Sets how often the user changes something.
         *
         * @param count 0 to 7
         * @return this
         */
        public Builder userChanges(int count) {
            userChanges = checked("userChanges", count, 7);
            return this;
        }

        /**
         * Sets how often a running VM writes past the snapshot that the registry holds.
         *
         * @param count 0 or 1
         * @return this
         */
        public Builder writes(int count) {
            writes = checked("writes", count, 1);
            return this;
        }

        /**
         * Sets how often either process crashes.
         *
         * @param operator crashes of the operator, 0 to 3
         * @param kubelet crashes of a kubelet, 0 to 3
         * @return this
         */
        public Builder crashes(int operator, int kubelet) {
            operatorCrashes = checked("operatorCrashes", operator, 3);
            kubeletCrashes = checked("kubeletCrashes", kubelet, 3);
            return this;
        }

        /**
         * Sets how many requests land after their sender died or gave up.
         *
         * @param count 0 to 2
         * @return this
         */
        public Builder lateRequests(int count) {
            lateRequests = checked("lateRequests", count, 2);
            return this;
        }

        /**
         * Sets how often a pod whose VM is gone is evicted.
         *
         * @param count 0 to 3
         * @return this
         */
        public Builder evictions(int count) {
            evictions = checked("evictions", count, 3);
            return this;
        }

        /**
         * Sets how often the container's status flaps.
         *
         * @param count 0 or 1
         * @return this
         */
        public Builder flaps(int count) {
            flaps = checked("flaps", count, 1);
            return this;
        }

        /**
         * Sets how often a round of the CocoonHibernation fails by its deadline.
         *
         * @param count 0 or 1
         * @return this
         */
        public Builder deadlines(int count) {
            deadlines = checked("deadlines", count, 1);
            return this;
        }

        /**
         * Sets where to stop when the states do not come to an end.
         *
         * @param count above 0
         * @return this
         */
        public Builder maxStates(long count) {
            maxStates = count;
            return this;
        }

        /**
         * The bounds as collected so far.
         *
         * @return new bounds
         */
        public Bounds build() {
            return new Bounds(this);
        }

        private static int checked(String name, int count, int most) {
            if (count < 0 || count > most) {
                throw new IllegalArgumentException(name + " is " + count + ", expected 0 to " + most);
            }
            return count;
        }
    }
}
