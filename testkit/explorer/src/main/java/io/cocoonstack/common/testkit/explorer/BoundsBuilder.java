package io.cocoonstack.common.testkit.explorer;

/** Collects bounds. Not thread-safe. */
public final class BoundsBuilder {

    final String name;
    boolean hibernation;
    boolean migration;
    boolean suspension;
    boolean releasing;
    boolean deletion;
    boolean timeTravel;
    boolean legacyOperator;
    boolean fromNothing;
    boolean patient;
    boolean unasked;
    boolean unclean;
    int userChanges;
    int writes;
    int operatorCrashes;
    int kubeletCrashes;
    int lateRequests;
    int evictions;
    int flaps;
    int deadlines;
    long maxStates = Long.MAX_VALUE;

    BoundsBuilder(String name) {
        this.name = name;
    }

    BoundsBuilder(BoundsBuilder other) {
        this(other.name);
        hibernation = other.hibernation;
        migration = other.migration;
        suspension = other.suspension;
        releasing = other.releasing;
        deletion = other.deletion;
        timeTravel = other.timeTravel;
        legacyOperator = other.legacyOperator;
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
    public BoundsBuilder hibernation(boolean withDeletion) {
        hibernation = true;
        deletion = withDeletion;
        return this;
    }

    /**
     * Adds changes of the node that the set wants.
     *
     * @return this
     */
    public BoundsBuilder migration() {
        migration = true;
        return this;
    }

    /**
     * Adds suspending the set and taking that back.
     *
     * @param release whether the set releases its pods
     * @return this
     */
    public BoundsBuilder suspension(boolean release) {
        suspension = true;
        releasing = release;
        return this;
    }

    /**
     * Begins with a set of which nothing is there yet, too.
     *
     * @return this
     */
    public BoundsBuilder fromNothing() {
        fromNothing = true;
        return this;
    }

    /**
     * Lets a restarted operator begin with any older cache.
     *
     * @return this
     */
    public BoundsBuilder timeTravel() {
        timeTravel = true;
        return this;
    }

    /**
     * Lets the user change the desire only where the CocoonHibernation reports that the last one is fulfilled.
     *
     * @return this
     */
    public BoundsBuilder patientUser() {
        patient = true;
        return this;
    }

    /**
     * Makes the operator one that begins rounds over a leftover (rule 5 of 6.2 off).
     *
     * @return this
     */
    public BoundsBuilder uncleanStarts() {
        unclean = true;
        return this;
    }

    /**
     * Lets kubelets boot what never had a VM without asking the registry, as where some operators may keep no epochs.
     *
     * @return this
     */
    public BoundsBuilder kubeletsBootUnasked() {
        unasked = true;
        return this;
    }

    /**
     * Makes the operator one that keeps no epochs: it writes none, and goes by the old gate.
     *
     * @return this
     */
    public BoundsBuilder legacyOperator() {
        legacyOperator = true;
        return this;
    }

    /**
     * Sets how often the user changes something.
     *
     * @param count 0 to 7
     * @return this
     */
    public BoundsBuilder userChanges(int count) {
        userChanges = checked("userChanges", count, 7);
        return this;
    }

    /**
     * Sets how often a running VM writes past the snapshot that the registry holds.
     *
     * @param count 0 or 1
     * @return this
     */
    public BoundsBuilder writes(int count) {
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
    public BoundsBuilder crashes(int operator, int kubelet) {
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
    public BoundsBuilder lateRequests(int count) {
        lateRequests = checked("lateRequests", count, 2);
        return this;
    }

    /**
     * Sets how often a pod whose VM is gone is evicted.
     *
     * @param count 0 to 3
     * @return this
     */
    public BoundsBuilder evictions(int count) {
        evictions = checked("evictions", count, 3);
        return this;
    }

    /**
     * Sets how often the container's status flaps.
     *
     * @param count 0 or 1
     * @return this
     */
    public BoundsBuilder flaps(int count) {
        flaps = checked("flaps", count, 1);
        return this;
    }

    /**
     * Sets how often a round of the CocoonHibernation fails by its deadline.
     *
     * @param count 0 or 1
     * @return this
     */
    public BoundsBuilder deadlines(int count) {
        deadlines = checked("deadlines", count, 1);
        return this;
    }

    /**
     * Sets where to stop when the states do not come to an end.
     *
     * @param count above 0
     * @return this
     */
    public BoundsBuilder maxStates(long count) {
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
