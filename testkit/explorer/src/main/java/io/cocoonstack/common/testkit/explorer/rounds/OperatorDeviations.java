package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;
import org.jspecify.annotations.Nullable;

/** How the operator of a variant departs from the right way. */
final class OperatorDeviations {

    private static final RestoreDecision FRESH = new RestoreDecision.CreateFresh("the registry gives no answer");

    private OperatorDeviations() {}

    /** Whether a request of a kind is decided on a cached pod though it has to be decided on a fresh one. */
    static boolean isDecidedOnTheCache(Variant variant, Intent.Kind kind) {
        return (variant == Variant.DROPS_ON_A_CACHED_POD && kind == Intent.Kind.DROP)
                || (variant == Variant.CLOSES_ON_A_CACHED_POD && kind == Intent.Kind.STORE);
    }

    /** Whether the planners serialize by themselves, and no part of it is taken away. */
    static boolean serializes(Bounds bounds, Variant variant) {
        return bounds.has(Part.LEGACY_KUBELETS)
                && !bounds.has(Part.WAITING)
                && switch (variant) {
                    case TRUSTS_LEGACY_KUBELETS,
                            LEGACY_VM_NEED_NOT_BE_READY,
                            CALLS_OFF_LEGACY_KUBELETS,
                            CALLS_OFF_FAILED_LEGACY_KUBELETS -> false;
                    default -> true;
                };
    }

    /** Whether the caller takes a VM without an epoch for live, once a container runs and there is an id. */
    static boolean isLegacyLive(Bounds bounds, Variant variant, int view) {
        boolean trusts = variant == Variant.TRUSTS_LEGACY_KUBELETS || variant == Variant.LEGACY_VM_NEED_NOT_BE_READY;
        boolean ready = View.LEGACY_READY.isSet(view) && !View.UNOBSERVED.isSet(view);
        return bounds.has(Part.LEGACY_KUBELETS) && !bounds.has(Part.WAITING) && (trusts || ready);
    }

    /** Whether a wake request would call off a hibernation that cannot be called off (contract 6.1 rule legacy). */
    static boolean isNotCalledOff(Bounds bounds, Variant variant, long situation, Intent intent) {
        int view = Situation.VIEW.get(situation);
        boolean complete = View.HIBERNATED.isSet(view)
                && !View.UNOBSERVED.isSet(view)
                && Situation.PROBE.get(situation) == Probe.PRESENT;
        boolean failed = Situation.OF_SET.isSet(situation)
                ? Situation.SET_PHASE.get(situation) == SetPhases.FAILED
                : Situation.HIBERNATION_PHASE.get(situation) == Hibernation.FAILED;
        boolean may = variant == Variant.TRUSTS_LEGACY_KUBELETS
                || variant == Variant.CALLS_OFF_LEGACY_KUBELETS
                || (variant == Variant.CALLS_OFF_FAILED_LEGACY_KUBELETS && failed);
        return bounds.has(Part.LEGACY_KUBELETS)
                && !serializes(bounds, variant)
                && intent.kind() == Intent.Kind.REQUEST_WAKE
                && View.FLAG.isSet(view)
                && !complete
                && !may;
    }

    static @Nullable HibernationPhase intentPhase(
            Variant variant, @Nullable HibernationPhase phase, @Nullable HibernationDesire desire) {
        if (variant != Variant.RESTORES_BY_DESIRE) {
            return phase;
        }
        return HibernationDesire.HIBERNATE.equals(desire) ? HibernationPhase.HIBERNATED : null;
    }

    static int intentSetPhase(Variant variant, int phase) {
        return variant == Variant.FAILED_IS_NO_ROUND && phase == SetPhases.FAILED ? SetPhases.RUNNING : phase;
    }

    static Intent hibernateRequest(Variant variant) {
        return Intent.request(
                Intent.Kind.REQUEST_HIBERNATE,
                variant == Variant.REQUEST_BEFORE_ITS_PHASE ? Hibernation.HIBERNATING : -1);
    }

    /** The intent of the controller of the CocoonHibernation in place of the right one. */
    static Intent hibernation(Variant variant, long situation, Intent right) {
        int view = Situation.VIEW.get(situation);
        int phase = Situation.HIBERNATION_PHASE.get(situation);
        boolean hibernate = Situation.HIBERNATION.get(situation) == Hibernation.HIBERNATE;
        boolean begun = phase == Hibernation.HIBERNATING || phase == Hibernation.HIBERNATED;
        if (view == View.NO_POD) {
            return right;
        }
        return switch (variant) {
            case NO_CLEAN_START -> {
                if (!hibernate || right.kind() != Intent.Kind.READ_AGAIN || View.FLAG.isSet(view)) {
                    yield right;
                }
                yield begun ? hibernateRequest(variant) : Intent.store(Hibernation.HIBERNATING);
            }
            case REQUEST_BEFORE_ITS_PHASE ->
                hibernate && !View.FLAG.isSet(view) && right.kind() == Intent.Kind.STORE
                        ? hibernateRequest(variant)
                        : right;
            case CLOSES_WITHOUT_A_WAKE ->
                !hibernate && begun && !View.FLAG.isSet(view) ? Intent.store(Hibernation.ACTIVE) : right;
            case PHASE_BEFORE_ITS_REQUEST ->
                right.kind() == Intent.Kind.REQUEST_WAKE && right.then() >= 0 && phase != Hibernation.WAKING
                        ? Intent.store(Hibernation.WAKING)
                        : right;
            case COMPLETE_WITHOUT_THE_FLAG ->
                hibernate && phase == Hibernation.HIBERNATING && isHibernatedButForTheFlag(situation)
                        ? Intent.store(Hibernation.HIBERNATED)
                        : right;
            default -> right;
        };
    }

    /** The intent of the set's controller in place of the right one. */
    static Intent set(Variant variant, long situation, Intent right) {
        int view = Situation.VIEW.get(situation);
        int phase = Situation.SET_PHASE.get(situation);
        boolean flagged = View.FLAG.isSet(view) && phase == SetPhases.RUNNING;
        if (variant.leavesFlagsOfNobody() && flagged && right.kind() == Intent.Kind.READ_AGAIN) {
            return Intent.NOTHING;
        }
        boolean back = !Situation.SUSPENDED.isSet(situation)
                && (phase == SetPhases.SUSPENDING || phase == SetPhases.SUSPENDED);
        if (variant == Variant.COMES_BACK_ON_CACHED_PODS && back && right.kind() == Intent.Kind.READ_AGAIN) {
            return Intent.store(SetPhases.WAKING);
        }
        if (view == View.NO_POD) {
            boolean fresh = variant == Variant.FRESH_ON_PROBE_ERROR && right.kind() == Intent.Kind.PROBE_ERROR;
            return fresh
                    ? Intent.create(FRESH, PodState.of(new World()), Situation.WANTED.get(situation), SetPhases.WAKING)
                    : right;
        }
        boolean migrating = phase == SetPhases.MIGRATING;
        boolean leaving = migrating && Situation.isElsewhere(situation) && !View.DELETING.isSet(view);
        return switch (variant) {
            case DELETES_ON_A_TAG ->
                leaving && Situation.PROBE.get(situation) == Probe.PRESENT
                        ? Intent.request(Intent.Kind.DELETE, -1)
                        : right;
            case COMPLETE_WITHOUT_THE_FLAG ->
                leaving && isHibernatedButForTheFlag(situation) ? Intent.request(Intent.Kind.DELETE, -1) : right;
            case NO_CLEAN_START -> noCleanStart(variant, situation, leaving, right);
            case PHASE_BEFORE_ITS_REQUEST ->
                migrating && right.kind() == Intent.Kind.REQUEST_WAKE && right.then() >= 0
                        ? Intent.store(SetPhases.WAKING)
                        : right;
            default -> right;
        };
    }

    private static Intent noCleanStart(Variant variant, long situation, boolean leaving, Intent right) {
        boolean drop = right.kind() == Intent.Kind.READ_AGAIN && !View.FLAG.isSet(Situation.VIEW.get(situation));
        if (!drop || !(leaving || Situation.SUSPENDED.isSet(situation))) {
            return right;
        }
        return leaving || Situation.SET_PHASE.get(situation) == SetPhases.SUSPENDING
                ? hibernateRequest(variant)
                : Intent.store(SetPhases.SUSPENDING);
    }

    private static boolean isHibernatedButForTheFlag(long situation) {
        int view = Situation.VIEW.get(situation);
        return !View.FLAG.isSet(view) && View.HIBERNATED.isSet(view) && Situation.PROBE.get(situation) == Probe.PRESENT;
    }
}
