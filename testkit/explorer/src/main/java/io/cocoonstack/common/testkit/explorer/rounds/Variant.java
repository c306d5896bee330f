package io.cocoonstack.common.testkit.explorer.rounds;

/**
 * Ways to get the protocol wrong, each a small departure from the decisions of the real planners. The explorer must
 * refute every one but those that {@link Refutations#forgiven} names, because it cannot vouch for a rule whose absence
 * it does not see. {@link OperatorDeviations} and {@link KubeletDeviations} hold the departures.
 */
enum Variant {
    /** The protocol as the contract has it. */
    NONE("everything as the contract says"),

    /** Rule 1 of 6.2 off: requests to the pod carry neither uid nor resourceVersion. */
    REQUESTS_WITHOUT_A_VERSION("requests to the pod go out without the version that they were decided on"),
    /** Rule 1 of 6.2 off: phases. */
    PHASE_WITHOUT_ITS_VERSION("a phase is stored without the version of the object that it was decided on"),
    /** Rule 1 of 6.2: a conflict means to decide again. */
    BLIND_RETRY("a conflict is retried with the new version instead of decided again"),
    /** Rule 2 of 6.2 off, the Go operator's drop. */
    DROPS_BY_TAG("the snapshot is dropped by tag"),
    /** Rule 3 of 6.2 off, for drops. */
    DROPS_ON_A_CACHED_POD("the snapshot is dropped on the word of a cached pod"),
    /** Rule 3 of 6.2 off, for phases. */
    CLOSES_ON_A_CACHED_POD("a round is declared or closed on the word of a cached pod"),
    /** Rule 4 of 6.2 off: the old gate. */
    OLD_GATE("live is a running container and a VM id, whatever the epochs say"),
    /** Rule 5 of 6.2 off. */
    NO_CLEAN_START("the hibernate request is sent while the registry holds a leftover"),
    /** Rule 5 of 6.2, its second half. */
    REQUEST_BEFORE_ITS_PHASE("the hibernate request is sent before the phase is stored"),
    /** Rule 6 of 6.2 off. */
    CLOSES_WITHOUT_A_WAKE("a round is called off by storing Active where no flag is seen"),
    /** Rule 6 of 6.2: the order. */
    PHASE_BEFORE_ITS_REQUEST("Waking is stored before the wake request was accepted"),
    /** Rule 7 of 6.2 off. */
    DELETES_ON_A_TAG("the pod is deleted once the tag is there, complete or not"),
    /** The gate of 6.1 without its first part. */
    COMPLETE_WITHOUT_THE_FLAG("hibernate counts as complete where the flag is off"),
    /** 6.1: a pod that is going is never live. */
    GOING_AWAY_IGNORED("a pod that is being deleted is decided on like any other"),
    /** 6.4: intent by the desire. */
    RESTORES_BY_DESIRE("whether a pod is to be restored goes by the desire, not by the phase"),
    /** 6.4, for a round that was given up. */
    FAILED_IS_NO_ROUND("a set in phase Failed counts as one in no round when its pod is created"),
    /** 6.4 fails closed. */
    FRESH_ON_PROBE_ERROR("a pod is created fresh when the registry gives no answer"),

    /** Rule 2 of 6.3. */
    DESTROYS_BEFORE_THE_PUSH_IS_CONFIRMED("the VM is destroyed before the push is confirmed"),
    /** Rule 1 of 6.3. */
    RUNS_AFTER_THE_SNAPSHOT("the VM runs on while its snapshot is pushed"),
    /** Rule 3 of 6.3. */
    CLEARS_LATE("the id is removed in a patch after the one that says hibernated"),
    /** Rule 6 of 6.3. */
    RESTORES_TWICE("a restarted kubelet restores again under a VM that runs"),
    /** Rule 5 of 6.3. */
    BOOTS_AFTER_A_FAILED_RESTORE("a restore that fails is answered by a fresh boot"),
    /** Rule 7 of 6.3. */
    EPOCH_IN_A_PATCH_OF_ITS_OWN("the wake is acknowledged in a patch of its own, before the VM runs"),
    /** 6.1: the first epoch is 0. */
    STARTS_AT_EPOCH_1("a fresh VM starts at epoch 1"),
    /** 6.1: a hibernation that is called off is a wake too. */
    NO_EPOCH_WHEN_CALLED_OFF("a hibernation that is called off does not count as a wake"),
    /** Rule 4 of 6.3, with a VM. */
    HIBERNATED_FROM_AN_OLD_TAG("hibernated is reported because a tag is there, while the VM still runs"),
    /** Rule 5 of 6.3: the state stays as it was. */
    CREATING_DURING_A_RESTORE("creating is reported during a restore"),
    /** Reports are about one pod, not about a name. */
    REPORTS_WITHOUT_THE_UID("reports go to whichever pod has the name");

    private final String what;

    Variant(String what) {
        this.what = what;
    }

    /** The mistake as one English clause. */
    String what() {
        return what;
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
