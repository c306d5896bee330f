package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;

/**
 * Losses that our side does not prevent: today's Go operator asks our kubelets for them, a kubelet of others takes back
 * what our operator wrote, or a registry does it by itself. Each comes up within bounds that are one fault or change
 * larger than those of the runs in which nothing is lost. The comment names the rule that the other side does not keep.
 */
enum RemainingLoss {
    /** Contract 6.2 rule 2 off: a drop by tag takes whatever snapshot is there when it lands. */
    LATE_DROP(
            "a drop of the Go operator lands late, after the next hibernation",
            Runs.goHibernation().with(Count.USER_CHANGES, 2).with(Count.LATE_REQUESTS, 1)),
    /** Contract 6.2 rule 3 off: an id and a running container of an old version of the pod are a VM that runs to it. */
    OLDER_CACHE(
            "the Go operator starts again on a cache that is older than its own request",
            Runs.goHibernation()
                    .with(Count.USER_CHANGES, 2)
                    .with(Count.OPERATOR_CRASHES, 1)
                    .with(Part.OLDER_CACHES)),
    /** Contract 6.5 rule deleted off: the finalizer of the Go operator drops the snapshot. */
    DELETED_HIBERNATION(
            "a CocoonHibernation of the Go operator is deleted while its VM is hibernated",
            Runs.goHibernation().with(Count.USER_CHANGES, 2).with(Part.DELETION)),
    /** Contract 6.6 row migration-drop off: a snapshot of a pod without a flag is a leftover, live or not. */
    RETARGETED_RESTORE(
            "a set of the Go operator is moved again while its VM is about to be restored", Runs.goMigration()),
    /** Contract 6.4 rule intent off: Pending is stored for a pod that is missing, and is no intent to restore. */
    EVICTED_POD(
            "the pod of a VM that the Go operator has hibernated is evicted",
            Runs.goHibernation().with(Count.USER_CHANGES, 2).with(Count.EVICTIONS, 1)),
    /** Contract 6.3 rule 11 off: a PUT of a pod's status takes the annotations of the copy along. */
    OLD_COPY(
            "a kubelet writes a pod's status, and its old copy of all annotations along",
            Runs.hibernation("a kubelet that writes an old copy")
                    .with(Count.USER_CHANGES, 1)
                    .with(Count.OLD_COPIES, 1)),
    /**
     * Contract 6.2 rule 2: a registry that deletes in steps looks up the tags of one manifest for two drops at once.
     * While there is no pod, nobody names the snapshot (contract 6.3 rule 13).
     */
    OVERLAPPING_DROPS(
            "two drops of one digest overlap in a registry that deletes a manifest before its tag, and while a VM moves"
                    + " its new snapshot loses the tag",
            Runs.migration("a registry that deletes a manifest before its tag, a late request")
                    .with(Part.SLOW_DROPS)
                    .with(Part.OVERLAPPING_DROPS)
                    .with(Count.LATE_REQUESTS, 1));

    private final String what;

    @SuppressWarnings("ImmutableEnumChecker") // bounds are immutable, and say so in words alone
    private final Bounds bounds;

    RemainingLoss(String what, Bounds bounds) {
        this.what = what;
        this.bounds = bounds;
    }

    /** What happens as one English clause. */
    String what() {
        return what;
    }

    /** The smallest bounds that show it. */
    Bounds bounds() {
        return bounds;
    }
}
