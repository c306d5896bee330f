package io.cocoonstack.common.testkit.explorer;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Under which bounds each wrong variant is refuted: the smallest that show it, so that stories stay short. */
public final class Refutations {

    private Refutations() {}

    /**
     * Where a variant is refuted.
     *
     * @param variant a wrong variant
     * @return bounds within which the right protocol holds and the variant does not; null for {@link Variant#NONE} and
     *     for those of {@link #forgiven}
     */
    public static @Nullable Bounds bounds(Variant variant) {
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
                    NO_EPOCH_WHEN_CALLED_OFF -> hibernation("no faults").build();
            case REQUESTS_WITHOUT_A_VERSION, PHASE_WITHOUT_ITS_VERSION, DROPS_BY_TAG ->
                hibernation("a late request").lateRequests(1).build();
            case PHASE_BEFORE_ITS_REQUEST ->
                hibernation("two late requests").lateRequests(2).build();
            case RESTORES_BY_DESIRE -> hibernation("an eviction").evictions(1).build();
            case CLOSES_ON_A_CACHED_POD ->
                hibernation("a restart on an older cache")
                        .crashes(1, 0)
                        .timeTravel()
                        .build();
            case CLEARS_LATE, CREATING_DURING_A_RESTORE ->
                hibernation("an operator without epochs, a patient user, a crash of a kubelet")
                        .legacyOperator()
                        .patientUser()
                        .crashes(0, 1)
                        .build();
            case DELETES_ON_A_TAG, COMPLETE_WITHOUT_THE_FLAG ->
                migration("no faults").build();
            case BLIND_RETRY, REPORTS_WITHOUT_THE_UID ->
                migration("a late request, a crash of a kubelet")
                        .userChanges(2)
                        .lateRequests(1)
                        .crashes(0, 1)
                        .build();
            case FRESH_ON_PROBE_ERROR ->
                migration("kubelets that boot without asking the registry")
                        .userChanges(2)
                        .kubeletsBootUnasked()
                        .build();
            case FAILED_IS_NO_ROUND ->
                migration("a deadline, kubelets that boot without asking the registry")
                        .userChanges(1)
                        .deadlines(1)
                        .kubeletsBootUnasked()
                        .build();
            case NO_CLEAN_START ->
                suspension("a late request, a crash of a kubelet")
                        .lateRequests(1)
                        .crashes(0, 1)
                        .build();
            case HIBERNATED_FROM_AN_OLD_TAG ->
                suspension("an operator that does not start clean")
                        .uncleanStarts()
                        .build();
        };
    }

    /**
     * Variants of which nothing comes as long as all else is right: no exploration that we made refutes them.
     *
     * @return a new set
     */
    public static Set<Variant> forgiven() {
        return EnumSet.of(Variant.GOING_AWAY_IGNORED, Variant.STARTS_AT_EPOCH_1);
    }

    private static BoundsBuilder hibernation(String faults) {
        return Bounds.builder("a CocoonHibernation, " + faults)
                .hibernation(false)
                .userChanges(3)
                .writes(1);
    }

    private static BoundsBuilder migration(String faults) {
        return Bounds.builder("a migration, " + faults)
                .migration()
                .userChanges(3)
                .writes(1);
    }

    private static BoundsBuilder suspension(String faults) {
        return Bounds.builder("a set that releases its pods, " + faults)
                .suspension(true)
                .userChanges(3)
                .writes(1);
    }
}
