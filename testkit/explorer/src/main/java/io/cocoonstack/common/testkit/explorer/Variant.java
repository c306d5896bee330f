package io.cocoonstack.common.testkit.explorer;

import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import org.jspecify.annotations.Nullable;

/**
 * Ways to get the protocol wrong, each a small departure from what the real planners say. The explorer must refute every
 * one: what it does not tell from the right way, it cannot vouch for.
 */
public enum Variant {
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

    /**
     * What is done wrong.
     *
     * @return one English clause
     */
    public String what() {
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

    boolean isDecidedOnTheCache(Intent.Kind kind) {
        return (this == DROPS_ON_A_CACHED_POD && kind == Intent.Kind.DROP)
                || (this == CLOSES_ON_A_CACHED_POD && kind == Intent.Kind.STORE);
    }

    boolean leavesTheId(World world) {
        return this == CLEARS_LATE && world.life != Life.HIBERNATED;
    }

    @Nullable
    HibernationPhase intentPhase(@Nullable HibernationPhase phase, @Nullable HibernationDesire desire) {
        if (this != RESTORES_BY_DESIRE) {
            return phase;
        }
        return HibernationDesire.HIBERNATE.equals(desire) ? HibernationPhase.HIBERNATED : null;
    }

    int intentSetPhase(int phase) {
        return this == FAILED_IS_NO_ROUND && phase == SetPhases.FAILED ? SetPhases.RUNNING : phase;
    }

    Intent hibernateRequest() {
        return Intent.request(
                Intent.Kind.REQUEST_HIBERNATE, this == REQUEST_BEFORE_ITS_PHASE ? Hibernation.HIBERNATING : -1);
    }

    Intent hibernation(World world, int view, int probe, Intent right) {
        boolean hibernate = world.hibernation == Hibernation.HIBERNATE;
        boolean begun =
                world.hibernationPhase == Hibernation.HIBERNATING || world.hibernationPhase == Hibernation.HIBERNATED;
        if (view == View.NO_POD) {
            return right;
        }
        return switch (this) {
            case NO_CLEAN_START -> {
                if (!hibernate || right.kind() != Intent.Kind.READ_AGAIN || View.isFlagged(view)) {
                    yield right;
                }
                yield begun ? hibernateRequest() : Intent.store(Hibernation.HIBERNATING);
            }
            case REQUEST_BEFORE_ITS_PHASE ->
                hibernate && !View.isFlagged(view) && right.kind() == Intent.Kind.STORE ? hibernateRequest() : right;
            case CLOSES_WITHOUT_A_WAKE ->
                !hibernate && begun && !View.isFlagged(view) ? Intent.store(Hibernation.ACTIVE) : right;
            case PHASE_BEFORE_ITS_REQUEST ->
                right.kind() == Intent.Kind.REQUEST_WAKE
                                && right.then() >= 0
                                && world.hibernationPhase != Hibernation.WAKING
                        ? Intent.store(Hibernation.WAKING)
                        : right;
            case COMPLETE_WITHOUT_THE_FLAG ->
                hibernate && world.hibernationPhase == Hibernation.HIBERNATING && isHibernatedButForTheFlag(view, probe)
                        ? Intent.store(Hibernation.HIBERNATED)
                        : right;
            default -> right;
        };
    }

    Intent set(World world, int view, int probe, Intent right) {
        if (view == View.NO_POD) {
            boolean fresh = this == FRESH_ON_PROBE_ERROR && right.kind() == Intent.Kind.PROBE_ERROR;
            return fresh ? Intent.create(0, world.wanted, SetPhases.WAKING) : right;
        }
        boolean elsewhere = Place.isBound(View.place(view))
                && world.wanted != 0
                && View.place(view) != Place.NODE_A + world.wanted - 1;
        boolean leaving = world.setPhase == SetPhases.MIGRATING && elsewhere && !View.isDeleting(view);
        return switch (this) {
            case DELETES_ON_A_TAG ->
                leaving && probe == Decisions.PRESENT ? Intent.request(Intent.Kind.DELETE, -1) : right;
            case COMPLETE_WITHOUT_THE_FLAG ->
                leaving && isHibernatedButForTheFlag(view, probe) ? Intent.request(Intent.Kind.DELETE, -1) : right;
            case NO_CLEAN_START -> noCleanStart(world, leaving, view, right);
            case PHASE_BEFORE_ITS_REQUEST ->
                world.setPhase == SetPhases.MIGRATING && right.kind() == Intent.Kind.REQUEST_WAKE && right.then() >= 0
                        ? Intent.store(SetPhases.WAKING)
                        : right;
            default -> right;
        };
    }

    private Intent noCleanStart(World world, boolean leaving, int view, Intent right) {
        boolean drop = right.kind() == Intent.Kind.READ_AGAIN && !View.isFlagged(view);
        if (!drop || !(leaving || world.suspended)) {
            return right;
        }
        return leaving || world.setPhase == SetPhases.SUSPENDING
                ? hibernateRequest()
                : Intent.store(SetPhases.SUSPENDING);
    }

    private static boolean isHibernatedButForTheFlag(int view, int probe) {
        return !View.isFlagged(view) && View.isHibernated(view) && probe == Decisions.PRESENT;
    }

    Effect kubelet(World world, int node, Effect effect) {
        boolean pending =
                world.wakeFrom != World.NO_EPOCH && (world.epoch == World.NO_EPOCH || world.epoch <= world.wakeFrom);
        boolean restore = effect.kind() == Effect.Kind.RESTORE;
        boolean ready = effect.kind() == Effect.Kind.REPORT && effect.report() == Report.READY;
        return switch (this) {
            case DESTROYS_BEFORE_THE_PUSH_IS_CONFIRMED ->
                effect.kind() == Effect.Kind.PUSH ? Effect.of(Effect.Kind.DESTROY) : effect;
            case RESTORES_TWICE ->
                ready && pending && world.kubeletCrashes == 0 && world.registry != World.EMPTY
                        ? Effect.of(Effect.Kind.RESTORE)
                        : effect;
            case BOOTS_AFTER_A_FAILED_RESTORE -> restore ? Effect.of(Effect.Kind.BOOT) : effect;
            case EPOCH_IN_A_PATCH_OF_ITS_OWN ->
                pending && (restore || effect.kind() == Effect.Kind.RESUME)
                        ? new Effect(Effect.Kind.REPORT, Report.EPOCH, world.wakeFrom + 1, false)
                        : effect;
            case STARTS_AT_EPOCH_1 ->
                effect.epoch() == 0 ? new Effect(effect.kind(), effect.report(), 1, effect.id()) : effect;
            case NO_EPOCH_WHEN_CALLED_OFF ->
                ready && world.idMatches && world.vm[node] == World.RUNNING
                        ? new Effect(effect.kind(), effect.report(), World.NO_EPOCH, effect.id())
                        : effect;
            case HIBERNATED_FROM_AN_OLD_TAG ->
                world.flag && world.life != Life.HIBERNATED && world.registry != World.EMPTY
                        ? new Effect(Effect.Kind.REPORT, Report.HIBERNATED, World.NO_EPOCH, false)
                        : effect;
            case CREATING_DURING_A_RESTORE ->
                restore && world.life != Life.CREATING
                        ? new Effect(Effect.Kind.REPORT, Report.CREATING, World.NO_EPOCH, false)
                        : effect;
            default -> effect;
        };
    }
}
