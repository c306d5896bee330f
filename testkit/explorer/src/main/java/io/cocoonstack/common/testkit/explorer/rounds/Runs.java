package io.cocoonstack.common.testkit.explorer.rounds;

import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.DEADLINES;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.EVICTIONS;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.FLAPS;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.KUBELET_CRASHES;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.LATE_REQUESTS;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.OPERATOR_CRASHES;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.USER_CHANGES;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.VM_WRITES;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.DELETION;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.DROPPED_TAGS;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.FLAGGED;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.FROM_NOTHING;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.GO_OPERATOR;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.HIBERNATION;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.LEFTOVER;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.LEGACY_KUBELETS;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.LEGACY_OPERATOR;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.LOST_EPOCH;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.LOST_VM;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.MIGRATION;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.OLDER_CACHES;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.OVERLAPPING_DROPS;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.PATIENT_USER;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.RELEASE;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.RESTORED_LEFTOVERS;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.SLOW_DROPS;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.SUSPENSION;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.TAG_GONE_BEFORE_A_RESTORE;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.WAITING;

import java.util.List;

/** The explorations that are made, by name. */
final class Runs {

    private Runs() {}

    /**
     * Explorations of a few seconds together: every controller and every kind of change, with few faults at a time.
     * With the others they reach every row of the tables.
     */
    static List<Bounds> quick() {
        return List.of(
                Bounds.of("hibernation, a crash of a kubelet and a late request", HIBERNATION, FROM_NOTHING)
                        .with(USER_CHANGES, 2)
                        .with(VM_WRITES, 1)
                        .with(KUBELET_CRASHES, 1)
                        .with(LATE_REQUESTS, 1),
                Bounds.of("hibernation, an eviction", HIBERNATION)
                        .with(USER_CHANGES, 3)
                        .with(VM_WRITES, 1)
                        .with(EVICTIONS, 1),
                hibernation("a registry that deletes a manifest before its tag, a late request")
                        .with(SLOW_DROPS)
                        .with(LATE_REQUESTS, 1),
                Bounds.of("hibernation and migration, no faults", HIBERNATION, MIGRATION, SLOW_DROPS)
                        .with(USER_CHANGES, 2),
                Bounds.of("hibernation and a suspended set, no faults", HIBERNATION, SUSPENSION)
                        .with(USER_CHANGES, 3),
                Bounds.of("hibernation, the CR deleted and made again", HIBERNATION, DELETION)
                        .with(USER_CHANGES, 4)
                        .with(VM_WRITES, 1),
                Bounds.of("hibernation, a deadline", HIBERNATION)
                        .with(USER_CHANGES, 4)
                        .with(DEADLINES, 1),
                Bounds.of("hibernation, a pod that has lost its epoch", HIBERNATION, LOST_EPOCH)
                        .with(USER_CHANGES, 3),
                Bounds.of("migration, a deadline, an eviction", MIGRATION)
                        .with(USER_CHANGES, 2)
                        .with(DEADLINES, 1)
                        .with(EVICTIONS, 1),
                Bounds.of("suspended set, a deadline, an eviction", SUSPENSION)
                        .with(USER_CHANGES, 3)
                        .with(DEADLINES, 1)
                        .with(EVICTIONS, 1),
                Bounds.of("hibernation, a restart on an older cache", HIBERNATION, OLDER_CACHES)
                        .with(USER_CHANGES, 3)
                        .with(VM_WRITES, 1)
                        .with(OPERATOR_CRASHES, 1),
                Bounds.of("migration, a restart on an older cache", MIGRATION, OLDER_CACHES)
                        .with(USER_CHANGES, 2)
                        .with(VM_WRITES, 1)
                        .with(OPERATOR_CRASHES, 1),
                Bounds.of("suspended set, an eviction", SUSPENSION)
                        .with(USER_CHANGES, 3)
                        .with(VM_WRITES, 1)
                        .with(EVICTIONS, 1),
                Bounds.of("suspended set that releases its pods", SUSPENSION, RELEASE)
                        .with(USER_CHANGES, 3)
                        .with(VM_WRITES, 1)
                        .with(KUBELET_CRASHES, 1),
                legacyKubelets("a deadline").with(DEADLINES, 1),
                legacyKubelets("an eviction").with(EVICTIONS, 1),
                lateMigration(),
                Bounds.of("a VM that vanished, or whose snapshot is gone", HIBERNATION, LOST_VM),
                Bounds.of("a snapshot in the way of a pod that is new", HIBERNATION, LEFTOVER)
                        .with(KUBELET_CRASHES, 1),
                restoredLeftover(),
                flagOfNobody(),
                noEpochs(),
                goHibernation().with(USER_CHANGES, 2),
                goMigration().with(PATIENT_USER),
                overlappingDrops(),
                movedUnderOverlappingDrops());
    }

    /** A CocoonHibernation alone: run (i) of a pull request. */
    static Bounds hibernation() {
        return everyFault(Bounds.of("(i) hibernation", HIBERNATION, FROM_NOTHING));
    }

    /** A migration alone: run (ii) of a pull request. */
    static Bounds migration() {
        return everyFault(Bounds.of("(ii) migration", MIGRATION, FROM_NOTHING));
    }

    /** Both, with two controllers and a request of each in flight: run (iii) of a pull request. */
    static Bounds both() {
        return Bounds.of("(iii) hibernation and migration", HIBERNATION, MIGRATION)
                .with(USER_CHANGES, 2)
                .with(OPERATOR_CRASHES, 1)
                .with(KUBELET_CRASHES, 1)
                .with(LATE_REQUESTS, 1);
    }

    /**
     * Our operator with today's Go kubelets: run (iv) of a pull request. It serializes, or waits for good; what it loses
     * where it trusts is a counterexample.
     */
    static List<Bounds> legacyKubelets() {
        return List.of(
                everyFault(Bounds.of("(iv) hibernation, kubelets that keep no epochs", HIBERNATION, LEGACY_KUBELETS))
                        .with(USER_CHANGES, 2),
                everyFault(Bounds.of("(iv) migration, kubelets that keep no epochs", MIGRATION, LEGACY_KUBELETS))
                        .with(USER_CHANGES, 2),
                everyFault(Bounds.of("(iv) suspended set, kubelets that keep no epochs", SUSPENSION, LEGACY_KUBELETS))
                        .with(USER_CHANGES, 2),
                everyFault(Bounds.of("(iv) hibernation, waiting for kubelets", HIBERNATION, LEGACY_KUBELETS, WAITING)),
                everyFault(Bounds.of("(iv) migration, waiting for kubelets", MIGRATION, LEGACY_KUBELETS, WAITING)));
    }

    /** Today's Go operator with our kubelets: run (v) of a pull request. */
    static List<Bounds> goOperator() {
        return List.of(
                crashes(goHibernation()),
                crashes(goMigration().with(PATIENT_USER).with(USER_CHANGES, 3)),
                crashes(Bounds.of(
                                "(v) suspended set, today's Go operator",
                                SUSPENSION,
                                LEGACY_OPERATOR,
                                GO_OPERATOR,
                                SLOW_DROPS)
                        .with(USER_CHANGES, 3)),
                crashes(tagsAlone("(v) hibernation, today's Go operator, its drops leave the manifest", HIBERNATION)),
                crashes(tagsAlone("(v) migration, today's Go operator, its drops leave the manifest", MIGRATION)
                        .with(PATIENT_USER)));
    }

    private static Bounds tagsAlone(String name, Bounds.Part part) {
        return Bounds.of(name, part, LEGACY_OPERATOR, GO_OPERATOR, SLOW_DROPS, DROPPED_TAGS)
                .with(USER_CHANGES, 3);
    }

    static Bounds goHibernation() {
        return Bounds.of("(v) hibernation, today's Go operator", HIBERNATION, LEGACY_OPERATOR, GO_OPERATOR, SLOW_DROPS)
                .with(USER_CHANGES, 3);
    }

    static Bounds goMigration() {
        return Bounds.of("(v) migration, today's Go operator", MIGRATION, LEGACY_OPERATOR, GO_OPERATOR, SLOW_DROPS)
                .with(USER_CHANGES, 2);
    }

    private static Bounds crashes(Bounds bounds) {
        return bounds.with(VM_WRITES, 1)
                .with(OPERATOR_CRASHES, 1)
                .with(KUBELET_CRASHES, 1)
                .with(FLAPS, 1);
    }

    private static Bounds everyFault(Bounds bounds) {
        return bounds.with(USER_CHANGES, 3)
                .with(VM_WRITES, 1)
                .with(OPERATOR_CRASHES, 1)
                .with(KUBELET_CRASHES, 1)
                .with(LATE_REQUESTS, 1)
                .with(EVICTIONS, 1)
                .with(FLAPS, 1);
    }

    /** The explorations of a night. Not all of them come to an end in the memory that there is. */
    static List<Bounds> nightly() {
        return List.of(
                large(Bounds.of("nightly: hibernation", HIBERNATION, DELETION)),
                large(Bounds.of("nightly: migration", MIGRATION)),
                large(Bounds.of("nightly: both", HIBERNATION, DELETION, MIGRATION)),
                large(Bounds.of("nightly: suspended set", SUSPENSION, HIBERNATION, DELETION)),
                large(Bounds.of("nightly: suspended set that releases its pods", SUSPENSION, RELEASE)));
    }

    private static Bounds large(Bounds bounds) {
        return bounds.with(FROM_NOTHING)
                .with(OLDER_CACHES)
                .with(USER_CHANGES, 4)
                .with(VM_WRITES, 1)
                .with(OPERATOR_CRASHES, 2)
                .with(KUBELET_CRASHES, 2)
                .with(LATE_REQUESTS, 2)
                .with(EVICTIONS, 2)
                .with(FLAPS, 1)
                .with(DEADLINES, 1);
    }

    static Bounds hibernation(String faults) {
        return small(Bounds.of("a CocoonHibernation, " + faults, HIBERNATION));
    }

    static Bounds noEpochs() {
        return hibernation("an operator without epochs, a patient user, a crash of a kubelet")
                .with(LEGACY_OPERATOR)
                .with(PATIENT_USER)
                .with(KUBELET_CRASHES, 1);
    }

    static Bounds legacyKubelets(String faults) {
        return small(Bounds.of("a CocoonHibernation, kubelets that keep no epochs, " + faults, HIBERNATION))
                .with(LEGACY_KUBELETS);
    }

    static Bounds migration(String faults) {
        return small(Bounds.of("a migration, " + faults, MIGRATION));
    }

    static Bounds lateMigration() {
        return migration("a late request, a crash of a kubelet")
                .with(USER_CHANGES, 2)
                .with(LATE_REQUESTS, 1)
                .with(KUBELET_CRASHES, 1);
    }

    /** Two drops of one digest may overlap in the registry: the tag of a newer snapshot goes with the second. */
    static Bounds overlappingDrops() {
        return hibernation("two drops that overlap in a registry that deletes a manifest before its tag")
                .with(SLOW_DROPS)
                .with(OVERLAPPING_DROPS)
                .with(LATE_REQUESTS, 1);
    }

    /** Beside these drops, a report lands late whose kubelet has died. */
    static Bounds lateReports() {
        return hibernation("two drops that overlap in a registry that deletes a manifest before its tag, a late report")
                .with(SLOW_DROPS)
                .with(OVERLAPPING_DROPS)
                .with(VM_WRITES, 0)
                .with(LATE_REQUESTS, 2)
                .with(KUBELET_CRASHES, 1);
    }

    static Bounds movedUnderOverlappingDrops() {
        return migration("two drops that overlap, a tag that goes before the VM is restored")
                .with(SLOW_DROPS)
                .with(OVERLAPPING_DROPS)
                .with(TAG_GONE_BEFORE_A_RESTORE)
                .with(USER_CHANGES, 2)
                .with(LATE_REQUESTS, 1);
    }

    static Bounds release(String faults) {
        return small(Bounds.of("a set that releases its pods, " + faults, SUSPENSION, RELEASE));
    }

    static Bounds restoredLeftover() {
        return Bounds.of("a flag whose pod is evicted, leftovers are restored", MIGRATION, FLAGGED, RESTORED_LEFTOVERS)
                .with(USER_CHANGES, 1)
                .with(VM_WRITES, 1)
                .with(EVICTIONS, 1);
    }

    static Bounds flagOfNobody() {
        return Bounds.of("a hibernate flag that landed when its round had closed", MIGRATION, FLAGGED)
                .with(USER_CHANGES, 1);
    }

    /** From nothing, so that an older cache may show no pod. */
    static Bounds onOlderCaches(Bounds bounds) {
        return bounds.with(FROM_NOTHING)
                .with(OLDER_CACHES)
                .with(USER_CHANGES, 2)
                .with(OPERATOR_CRASHES, 1)
                .with(LATE_REQUESTS, 1);
    }

    private static Bounds small(Bounds bounds) {
        return bounds.with(USER_CHANGES, 3).with(VM_WRITES, 1);
    }
}
