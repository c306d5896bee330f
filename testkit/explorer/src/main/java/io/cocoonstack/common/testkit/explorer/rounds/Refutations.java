package io.cocoonstack.common.testkit.explorer.rounds;

import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.DEADLINES;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.EVICTIONS;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.KUBELET_CRASHES;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.LATE_REQUESTS;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.OPERATOR_CRASHES;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.USER_CHANGES;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count.VM_WRITES;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.HIBERNATION;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.LEGACY_OPERATOR;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.MIGRATION;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.OLDER_CACHES;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.PATIENT_USER;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.RELEASE;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.SUSPENSION;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.UNASKED_BOOTS;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.UNCLEAN_STARTS;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bounds within which each wrong variant is refuted: the smallest that show it, so that stories stay short. */
final class Refutations {

    private Refutations() {}

    /**
     * Bounds within which the right protocol holds and the variant does not; null for {@link Variant#NONE} and for
     * those of {@link #forgiven}.
     */
    static @Nullable Bounds bounds(Variant variant) {
        return switch (variant) {
            case NONE, GOING_AWAY_IGNORED, STARTS_AT_EPOCH_1 -> null;
            case DROPS_ON_A_CACHED_POD,
                    OLD_GATE,
                    REQUEST_BEFORE_ITS_PHASE,
                    CLOSES_WITHOUT_A_WAKE,
                    DESTROYS_BEFORE_THE_PUSH_IS_CONFIRMED,
                    RUNS_AFTER_THE_SNAPSHOT,
                    RESTORES_TWICE,
                    BOOTS_AFTER_A_FAILED_RESTORE,
                    EPOCH_IN_A_PATCH_OF_ITS_OWN,
                    NO_EPOCH_WHEN_CALLED_OFF -> hibernation("no faults");
            case REQUESTS_WITHOUT_A_VERSION, PHASE_WITHOUT_ITS_VERSION, DROPS_BY_TAG ->
                hibernation("a late request").with(LATE_REQUESTS, 1);
            case PHASE_BEFORE_ITS_REQUEST -> hibernation("two late requests").with(LATE_REQUESTS, 2);
            case RESTORES_BY_DESIRE -> hibernation("an eviction").with(EVICTIONS, 1);
            case CLOSES_ON_A_CACHED_POD ->
                hibernation("a restart on an older cache")
                        .with(OPERATOR_CRASHES, 1)
                        .with(OLDER_CACHES);
            case CLEARS_LATE, CREATING_DURING_A_RESTORE ->
                hibernation("an operator without epochs, a patient user, a crash of a kubelet")
                        .with(LEGACY_OPERATOR)
                        .with(PATIENT_USER)
                        .with(KUBELET_CRASHES, 1);
            case DELETES_ON_A_TAG, COMPLETE_WITHOUT_THE_FLAG -> migration("no faults");
            case BLIND_RETRY, REPORTS_WITHOUT_THE_UID ->
                migration("a late request, a crash of a kubelet")
                        .with(USER_CHANGES, 2)
                        .with(LATE_REQUESTS, 1)
                        .with(KUBELET_CRASHES, 1);
            case FRESH_ON_PROBE_ERROR ->
                migration("kubelets that boot without asking the registry")
                        .with(USER_CHANGES, 2)
                        .with(UNASKED_BOOTS);
            case FAILED_IS_NO_ROUND ->
                migration("a deadline, kubelets that boot without asking the registry")
                        .with(USER_CHANGES, 1)
                        .with(DEADLINES, 1)
                        .with(UNASKED_BOOTS);
            case NO_CLEAN_START ->
                suspension("a late request, a crash of a kubelet")
                        .with(LATE_REQUESTS, 1)
                        .with(KUBELET_CRASHES, 1);
            case HIBERNATED_FROM_AN_OLD_TAG ->
                suspension("an operator that does not start clean").with(UNCLEAN_STARTS);
        };
    }

    /** Variants that do no harm as long as all else is right: no exploration that we made refutes them. */
    static Set<Variant> forgiven() {
        return EnumSet.of(Variant.GOING_AWAY_IGNORED, Variant.STARTS_AT_EPOCH_1);
    }

    private static Bounds hibernation(String faults) {
        return small(Bounds.of("a CocoonHibernation, " + faults, HIBERNATION));
    }

    private static Bounds migration(String faults) {
        return small(Bounds.of("a migration, " + faults, MIGRATION));
    }

    private static Bounds suspension(String faults) {
        return small(Bounds.of("a set that releases its pods, " + faults, SUSPENSION, RELEASE));
    }

    private static Bounds small(Bounds bounds) {
        return bounds.with(USER_CHANGES, 3).with(VM_WRITES, 1);
    }
}
