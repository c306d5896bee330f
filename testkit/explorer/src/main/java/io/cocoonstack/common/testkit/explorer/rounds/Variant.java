package io.cocoonstack.common.testkit.explorer.rounds;

import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.MIGRATION;
import static io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part.SUSPENSION;

import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;
import org.jspecify.annotations.Nullable;

/**
 * Ways to get the protocol wrong, each a small departure from the decisions of the real planners. The explorer must
 * refute every one but those that {@link #isForgiven}, because it cannot vouch for a rule whose absence
 * it does not see. {@link OperatorDeviations} and {@link KubeletDeviations} hold the departures.
 */
enum Variant {
    /** The protocol as the contract has it. */
    NONE("everything as the contract says", null),

    /** Contract 6.2 rule 1 off: requests to the pod carry neither uid nor resourceVersion. */
    REQUESTS_WITHOUT_A_VERSION(
            "requests to the pod go out without the version that they were decided on",
            Runs.hibernation("a late request").with(Count.LATE_REQUESTS, 1)),
    /** Contract 6.2 rule 1 off for phases. */
    PHASE_WITHOUT_ITS_VERSION(
            "a phase is stored without the version of the object that it was decided on",
            Runs.hibernation("a late request").with(Count.LATE_REQUESTS, 1)),
    /** Contract 6.2 rule 1 off: a conflict does not mean to decide again. */
    BLIND_RETRY("a conflict is retried with the new version instead of decided again", Runs.lateMigration()),
    /** Contract 6.2 rule 2 off: the Go operator's drop. */
    DROPS_BY_TAG(
            "the snapshot is dropped by tag", Runs.hibernation("a late request").with(Count.LATE_REQUESTS, 1)),
    /** Contract 12 rule probe off; contract 6.2 rule 2. */
    ABSENCE_BESIDE_A_TAG(
            "a tag whose manifest was just deleted counts as an absence",
            Runs.migration("a registry that deletes a manifest before its tag").with(Part.SLOW_DROPS)),
    /** Contract 6.2 rule 3 off for drops. */
    DROPS_ON_A_CACHED_POD("the snapshot is dropped on the word of a cached pod", Runs.hibernation("no faults")),
    /** Contract 6.2 rule 3 off for phases. */
    CLOSES_ON_A_CACHED_POD(
            "a round is declared or closed on the word of a cached pod",
            Runs.hibernation("a restart on an older cache")
                    .with(Count.OPERATOR_CRASHES, 1)
                    .with(Part.OLDER_CACHES)),
    /** Contract 6.2 rule 3 off where a set comes back, and contract 6.5 rule flag-of-nobody, which would mend that. */
    COMES_BACK_ON_CACHED_PODS(
            "a set that comes back stores Waking on the word of cached pods, and leaves a flag that lands later",
            Runs.onOlderCaches(Bounds.of("a suspended set, a late request, a restart on an older cache", SUSPENSION))),
    /** Contract 6.5 rule flag-of-nobody off. */
    LEAVES_A_FLAG_OF_NOBODY("a set in no round leaves a hibernate flag that nobody answers", Runs.flagOfNobody()),
    /** Contract 6.5 rule leftover-round off. */
    RESTORES_OUTSIDE_OF_A_ROUND(
            "a set in no round restores a leftover without beginning a round", Runs.restoredLeftover()),
    /** Contract 6.6 rule creation-finds-a-pod off, and contract 6.5 rule flag-of-nobody, which would mend that. */
    CREATED_AS_IT_IS_THERE(
            "a creation that finds its pod there already stores the phase, and a flag that lands later is left",
            Runs.onOlderCaches(Bounds.of("a migration, a late request, a restart on an older cache", MIGRATION))),
    /** Contract 6.2 rule 4 and 6.1 rule wake-complete off: the old gate. */
    OLD_GATE("live is a running container and a VM id, whatever the epochs say", Runs.lateMigration()),
    /** Contract 6.2 rule 5 off. */
    NO_CLEAN_START(
            "the hibernate request is sent while the registry holds a leftover",
            Runs.release("a late request, a crash of a kubelet")
                    .with(Count.LATE_REQUESTS, 1)
                    .with(Count.KUBELET_CRASHES, 1)),
    /** Contract 6.2 rule 5 off in its second half. */
    REQUEST_BEFORE_ITS_PHASE("the hibernate request is sent before the phase is stored", Runs.hibernation("no faults")),
    /** Contract 6.2 rule 6 off. */
    CLOSES_WITHOUT_A_WAKE(
            "a round is called off by storing Active where no flag is seen", Runs.hibernation("no faults")),
    /** Contract 6.2 rule 6 off in its order. */
    PHASE_BEFORE_ITS_REQUEST(
            "Waking is stored before the wake request was accepted",
            Runs.hibernation("two late requests").with(Count.LATE_REQUESTS, 2)),
    /** Contract 6.2 rule 7 off. */
    DELETES_ON_A_TAG("the pod is deleted once the tag is there, complete or not", Runs.migration("no faults")),
    /** Contract 6.1 rule hibernate-complete without its first part. */
    COMPLETE_WITHOUT_THE_FLAG("hibernate counts as complete where the flag is off", Runs.migration("no faults")),
    /** Contract 6.1 rule going off; forgiven. */
    GOING_AWAY_IGNORED("a pod that is being deleted is decided on like any other", null),
    /** Contract 6.4 rule intent off: the intent goes by the desire. */
    RESTORES_BY_DESIRE(
            "whether a pod is to be restored goes by the desire, not by the phase",
            Runs.hibernation("an eviction").with(Count.EVICTIONS, 1)),
    /** Contract 6.4 rule intent off for a round that was given up. */
    FAILED_IS_NO_ROUND(
            "a set in phase Failed counts as one in no round when its pod is created",
            Runs.migration("a deadline, kubelets that boot without asking the registry")
                    .with(Count.USER_CHANGES, 1)
                    .with(Count.DEADLINES, 1)
                    .with(Part.UNASKED_BOOTS)),
    /** Contract 6.4 rule existence off: it fails open. */
    FRESH_ON_PROBE_ERROR(
            "a pod is created fresh when the registry gives no answer",
            Runs.migration("kubelets that boot without asking the registry")
                    .with(Count.USER_CHANGES, 2)
                    .with(Part.UNASKED_BOOTS)),

    /** Contract 6.3 rule 2 off. */
    DESTROYS_BEFORE_THE_PUSH_IS_CONFIRMED(
            "the VM is destroyed before the push is confirmed", Runs.hibernation("no faults")),
    /** Contract 6.3 rule 1 off. */
    RUNS_AFTER_THE_SNAPSHOT("the VM runs on while its snapshot is pushed", Runs.hibernation("no faults")),
    /** Contract 6.3 rule 3 off. */
    CLEARS_LATE("the id is removed in a patch after the one that says hibernated", Runs.noEpochs()),
    /** Contract 6.3 rule 6 off. */
    RESTORES_TWICE("a restarted kubelet restores again under a VM that runs", Runs.hibernation("no faults")),
    /** Contract 6.3 rule 5 off. */
    BOOTS_AFTER_A_FAILED_RESTORE("a restore that fails is answered by a fresh boot", Runs.hibernation("no faults")),
    /** Contract 6.3 rule 7 off. */
    EPOCH_IN_A_PATCH_OF_ITS_OWN(
            "the wake is acknowledged in a patch of its own, before the VM runs",
            Runs.hibernation("an eviction").with(Count.EVICTIONS, 1)),
    /** Contract 6.1 rule epoch off: the first epoch is not 0; forgiven. */
    STARTS_AT_EPOCH_1("a fresh VM starts at epoch 1", null),
    /** Contract 6.1 rule epoch off for a hibernation that is called off. */
    NO_EPOCH_WHEN_CALLED_OFF(
            "a hibernation that is called off does not count as a wake", Runs.hibernation("no faults")),
    /** Contract 6.3 rule 4 off where there is a VM. */
    HIBERNATED_FROM_AN_OLD_TAG(
            "hibernated is reported because a tag is there, while the VM still runs",
            Runs.release("an operator that does not start clean").with(Part.UNCLEAN_STARTS)),
    /** Contract 6.3 rule 5 off: the state does not stay as it was. */
    CREATING_DURING_A_RESTORE("creating is reported during a restore", Runs.noEpochs()),
    /** Contract 6.2 rule 1 off for reports: they are about a name, not about one pod. */
    REPORTS_WITHOUT_THE_UID("reports go to whichever pod has the name", Runs.lateMigration()),

    /** Contract 6.3 rule 9 off in its second half. */
    PUSHES_UNASKED(
            "a snapshot is pushed while the registry gives no answer to go by",
            Runs.goMigration().with(Part.PATIENT_USER).with(Count.USER_CHANGES, 3)),
    /** Contract 6.3 rule 12 off. */
    SHOWS_A_FROZEN_VM(
            "the pod shows the VM's id and a running container until the VM is gone",
            Runs.goHibernation().with(Count.USER_CHANGES, 2)),

    /** Contract 6.1 rule legacy: trust. */
    TRUSTS_LEGACY_KUBELETS(
            "a kubelet that keeps no epochs is trusted: an id and a running container are a VM",
            Runs.legacyKubelets("no faults")),
    /** Contract 6.1 rule legacy: serialize without its first half. */
    LEGACY_VM_NEED_NOT_BE_READY(
            "a VM of a kubelet that keeps no epochs counts as live before it is reported ready",
            Runs.legacyKubelets("no faults")),
    /** Contract 6.1 rule legacy: serialize without its second half. */
    CALLS_OFF_LEGACY_KUBELETS(
            "a hibernation is called off although its kubelet keeps no epochs", Runs.legacyKubelets("no faults")),
    /** Contract 6.1 rule legacy: serialize where a failed round is woken at once. */
    CALLS_OFF_FAILED_LEGACY_KUBELETS(
            "a hibernation that has failed is called off although its kubelet keeps no epochs",
            Runs.legacyKubelets("a deadline").with(Count.DEADLINES, 1)),
    /** Contract 6.1 rule legacy: not preventable, as such a report names no version and no epoch. */
    LATE_REPORT_OF_A_LEGACY_KUBELET(
            "a kubelet that keeps no epochs dies, and its report \"ready\" lands after the next hibernation; nobody can"
                    + " prevent it",
            Runs.lateMigration().with(Part.LEGACY_KUBELETS)),

    /** Contract 6.3 rule 13 off in its first half. */
    DESTROYS_BEFORE_THE_DIGEST("the VM is destroyed before the pod names its snapshot", Runs.overlappingDrops()),
    /** Contract 6.3 rule 13 off in its second half. */
    LEAVES_A_TAG_THAT_IS_GONE("a hibernated VM whose snapshot has lost its tag is failed", Runs.overlappingDrops()),
    /** Contract 6.3 rule 13 off for a restore. */
    RESTORES_BY_TAG_ALONE(
            "a VM is restored from the tag alone", Runs.overlappingDrops().with(Count.USER_CHANGES, 4)),
    /** Contract 6.3 rule 13 off for a pod that is created to be restored. */
    CREATED_WITHOUT_A_DIGEST(
            "a pod that is created to be restored does not name the snapshot", Runs.movedUnderOverlappingDrops()),
    /** Contract 6.3 rule 13 off for a report that lands late. */
    DIGEST_WITHOUT_A_VERSION(
            "a report that names a digest goes out without the version of the pod", Runs.lateReports());

    private final String what;

    @SuppressWarnings("ImmutableEnumChecker") // bounds are immutable, and say so in words alone
    private final @Nullable Bounds bounds;

    Variant(String what, @Nullable Bounds bounds) {
        this.what = what;
        this.bounds = bounds;
    }

    /** The mistake as one English clause. */
    String what() {
        return what;
    }

    /**
     * The bounds within which the right protocol holds and the variant does not: the smallest that show it, so that
     * stories stay short. Null where no exploration that we made refutes it.
     */
    @Nullable
    Bounds bounds() {
        return bounds;
    }

    /** Whether it does no harm as long as all else is right. */
    boolean isForgiven() {
        return this != NONE && bounds == null;
    }

    boolean leavesFlagsOfNobody() {
        return this == LEAVES_A_FLAG_OF_NOBODY || this == COMES_BACK_ON_CACHED_PODS || this == CREATED_AS_IT_IS_THERE;
    }

    boolean ignoresGuards() {
        return this == REQUESTS_WITHOUT_A_VERSION
                || this == PHASE_WITHOUT_ITS_VERSION
                || this == BLIND_RETRY
                || this == DROPS_BY_TAG;
    }

    boolean isUnguarded() {
        return this == REQUESTS_WITHOUT_A_VERSION;
    }
}
