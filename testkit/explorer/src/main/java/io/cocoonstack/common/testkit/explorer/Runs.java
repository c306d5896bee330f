package io.cocoonstack.common.testkit.explorer;

import java.util.List;

/** The explorations that are made, by name. */
public final class Runs {

    private Runs() {}

    /**
     * Explorations of a few seconds together: every controller and every kind of change, with few faults at a time. With
     * the others they reach every row of the tables.
     *
     * @return bounds
     */
    public static List<Bounds> quick() {
        return List.of(
                Bounds.builder("hibernation, a crash of a kubelet and a late request")
                        .hibernation(false)
                        .userChanges(2)
                        .writes(1)
                        .crashes(0, 1)
                        .lateRequests(1)
                        .fromNothing()
                        .build(),
                Bounds.builder("hibernation, an eviction")
                        .hibernation(false)
                        .userChanges(3)
                        .writes(1)
                        .evictions(1)
                        .build(),
                Bounds.builder("hibernation and migration, no faults")
                        .hibernation(false)
                        .migration()
                        .userChanges(2)
                        .build(),
                Bounds.builder("hibernation and a suspended set, no faults")
                        .hibernation(false)
                        .suspension(false)
                        .userChanges(3)
                        .build(),
                Bounds.builder("hibernation, the CR deleted and made again")
                        .hibernation(true)
                        .userChanges(4)
                        .writes(1)
                        .build(),
                Bounds.builder("hibernation, a deadline")
                        .hibernation(false)
                        .userChanges(4)
                        .deadlines(1)
                        .build(),
                Bounds.builder("migration, a deadline, an eviction")
                        .migration()
                        .userChanges(2)
                        .deadlines(1)
                        .evictions(1)
                        .build(),
                Bounds.builder("suspended set, a deadline, an eviction")
                        .suspension(false)
                        .userChanges(3)
                        .deadlines(1)
                        .evictions(1)
                        .build(),
                Bounds.builder("hibernation, a restart on an older cache")
                        .hibernation(false)
                        .userChanges(3)
                        .writes(1)
                        .crashes(1, 0)
                        .timeTravel()
                        .build(),
                Bounds.builder("migration, a restart on an older cache")
                        .migration()
                        .userChanges(2)
                        .writes(1)
                        .crashes(1, 0)
                        .timeTravel()
                        .build(),
                Bounds.builder("suspended set, an eviction")
                        .suspension(false)
                        .userChanges(3)
                        .writes(1)
                        .evictions(1)
                        .build(),
                Bounds.builder("suspended set that releases its pods")
                        .suspension(true)
                        .userChanges(3)
                        .writes(1)
                        .crashes(0, 1)
                        .build());
    }

    /**
     * A CocoonHibernation alone (run (i) of the pull request).
     *
     * @return bounds
     */
    public static Bounds hibernation() {
        return everyFault(Bounds.builder("(i) hibernation").hibernation(false)).build();
    }

    /**
     * A migration alone (run (ii) of the pull request).
     *
     * @return bounds
     */
    public static Bounds migration() {
        return everyFault(Bounds.builder("(ii) migration").migration()).build();
    }

    /**
     * Both, with two controllers and a request of each in flight (run (iii) of the pull request).
     *
     * @return bounds
     */
    public static Bounds both() {
        return Bounds.builder("(iii) hibernation and migration")
                .hibernation(false)
                .migration()
                .userChanges(2)
                .crashes(1, 1)
                .lateRequests(1)
                .build();
    }

    private static BoundsBuilder everyFault(BoundsBuilder bounds) {
        return bounds.userChanges(3)
                .writes(1)
                .crashes(1, 1)
                .lateRequests(1)
                .evictions(1)
                .flaps(1)
                .fromNothing();
    }

    /**
     * What a night is for.
     *
     * @param maxStates where to stop, since not all of them come to an end in the memory there is
     * @return bounds
     */
    public static List<Bounds> nightly(long maxStates) {
        return List.of(
                large(Bounds.builder("nightly: hibernation").hibernation(true), maxStates),
                large(Bounds.builder("nightly: migration").migration(), maxStates),
                large(Bounds.builder("nightly: both").hibernation(true).migration(), maxStates),
                large(Bounds.builder("nightly: suspended set").suspension(false).hibernation(true), maxStates),
                large(
                        Bounds.builder("nightly: suspended set that releases its pods")
                                .suspension(true),
                        maxStates));
    }

    private static Bounds large(BoundsBuilder bounds, long maxStates) {
        return bounds.userChanges(4)
                .writes(1)
                .crashes(2, 2)
                .lateRequests(2)
                .evictions(2)
                .flaps(1)
                .deadlines(1)
                .timeTravel()
                .fromNothing()
                .maxStates(maxStates)
                .build();
    }
}
