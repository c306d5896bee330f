package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;

/** Finds the row that a situation falls into, from the same bits as the planners' facts are made of. */
final class Rows {

    private final boolean releasing;
    private final Bounds bounds;
    private final Variant variant;

    Rows(Bounds bounds, Variant variant) {
        this.releasing = bounds.has(Part.RELEASE);
        this.bounds = bounds;
        this.variant = variant;
    }

    Row hibernation(long situation) {
        int view = Situation.VIEW.get(situation);
        if (View.PLACE.get(view) == Place.ABSENT) {
            return Row.NO_POD;
        }
        if (View.DELETING.isSet(view)) {
            return Row.GOING;
        }
        boolean migrating = Situation.SET_PHASE.get(situation) == SetPhases.MIGRATING;
        if (migrating && (Situation.isElsewhere(situation) || !isOwnedAndFlagged(situation))) {
            return Row.SET_MOVES_THE_POD;
        }
        return Situation.HIBERNATION.get(situation) == Hibernation.HIBERNATE ? hibernate(situation) : wake(situation);
    }

    private Row hibernate(long situation) {
        int view = Situation.VIEW.get(situation);
        int probe = Situation.PROBE.get(situation);
        int phase = Situation.HIBERNATION_PHASE.get(situation);
        boolean failed = phase == Hibernation.FAILED;
        boolean hibernating = phase == Hibernation.HIBERNATING || failed;
        boolean hibernated = phase == Hibernation.HIBERNATED;
        if (View.FLAG.isSet(view)) {
            if (hibernated) {
                return isReported(view)
                        ? probed(probe, Row.HIBERNATED, Row.HIBERNATED_LOST, Row.PROBE_FAILS)
                        : Row.HIBERNATED_LOST;
            }
            if (!hibernating) {
                return Row.HIBERNATE_FLAG_ON;
            }
            return isReported(view)
                    ? probed(probe, Row.HIBERNATE_COMPLETE, Row.HIBERNATE_ELSE, Row.PROBE_FAILS)
                    : Row.HIBERNATE_ELSE;
        }
        if (!isLive(view)) {
            return Row.HIBERNATE_ELSE;
        }
        Row leftover = hibernated ? Row.HIBERNATED_LEFTOVER : Row.HIBERNATE_LEFTOVER;
        Row none = hibernated || hibernating
                ? failed && !Situation.SPEC_CHANGED.isSet(situation) ? Row.HIBERNATE_ELSE : Row.HIBERNATE_REQUEST
                : Row.HIBERNATE_BEGIN;
        return probed(probe, leftover, none, Row.PROBE_FAILS);
    }

    private Row wake(long situation) {
        int view = Situation.VIEW.get(situation);
        int probe = Situation.PROBE.get(situation);
        int phase = Situation.HIBERNATION_PHASE.get(situation);
        if (Situation.SUSPENDED.isSet(situation)) {
            return Row.WAKE_SET_SUSPENDED;
        }
        if (phase == Hibernation.FAILED && !Situation.SPEC_CHANGED.isSet(situation)) {
            return Row.WAKE_ELSE;
        }
        if (phase == Hibernation.HIBERNATING || phase == Hibernation.HIBERNATED || phase == Hibernation.FAILED) {
            return Row.WAKE_CALL_OFF;
        }
        if (View.FLAG.isSet(view)) {
            return Row.WAKE_FLAG_ON;
        }
        if (phase == Hibernation.ACTIVE) {
            return Row.WAKE_DONE;
        }
        return isLive(view) ? probed(probe, Row.WAKE_DROP, Row.WAKE_CLOSE, Row.PROBE_FAILS) : Row.WAKE_ELSE;
    }

    Row set(long situation) {
        if (Situation.isStranded(situation)) {
            return Row.MIGRATION_UNSCHEDULED;
        }
        int phase = Situation.SET_PHASE.get(situation);
        boolean migrating = phase == SetPhases.MIGRATING;
        if (migrating && !(Situation.SUSPENDED.isSet(situation) && isHandedOver(situation))) {
            return migration(situation);
        }
        boolean begun = phase == SetPhases.SUSPENDING || phase == SetPhases.SUSPENDED || phase == SetPhases.FAILED;
        return Situation.SUSPENDED.isSet(situation) || begun ? suspension(situation) : migration(situation);
    }

    private Row migration(long situation) {
        int view = Situation.VIEW.get(situation);
        int probe = Situation.PROBE.get(situation);
        boolean absent = View.PLACE.get(view) == Place.ABSENT;
        boolean elsewhere = Situation.isElsewhere(situation);
        boolean migrating = Situation.SET_PHASE.get(situation) == SetPhases.MIGRATING;
        if (!migrating && Situation.SET_PHASE.get(situation) != SetPhases.WAKING) {
            return isFlaggedByNobody(situation, elsewhere) ? Row.FLAG_OF_NOBODY : begin(view, probe, elsewhere);
        }
        if (absent) {
            return probed(probe, Row.MIGRATION_RESTORE, Row.MIGRATION_CREATE, Row.MIGRATION_PROBE_FAILS);
        }
        if (View.DELETING.isSet(view)) {
            return Row.MIGRATION_GOING;
        }
        if (migrating && elsewhere) {
            return leave(view, probe);
        }
        if (isHandedOver(situation)) {
            return Row.MIGRATION_HAND_OVER;
        }
        if (migrating) {
            return Row.MIGRATION_ARRIVED;
        }
        if (View.FLAG.isSet(view)) {
            return Row.WAKING_FLAG_ON;
        }
        Row close = Situation.NODE_RECORDED.get(situation) == 0 ? Row.WAKING_CLOSE : Row.WAKING_FORGET_NODE;
        return isLive(view) ? probed(probe, Row.WAKING_DROP, close, Row.MIGRATION_PROBE_FAILS) : Row.WAKING_ELSE;
    }

    private static boolean isFlaggedByNobody(long situation, boolean elsewhere) {
        int view = Situation.VIEW.get(situation);
        return !elsewhere
                && !Situation.ATTENDED.isSet(situation)
                && View.FLAG.isSet(view)
                && !View.DELETING.isSet(view);
    }

    private Row begin(int view, int probe, boolean elsewhere) {
        if (!elsewhere) {
            return Row.MIGRATION_NONE;
        }
        if (View.DELETING.isSet(view)) {
            return Row.MIGRATION_ANOTHER_ROUND;
        }
        if (View.FLAG.isSet(view)) {
            return isReported(view)
                    ? probed(probe, Row.MIGRATION_OF_HIBERNATED, Row.MIGRATION_ANOTHER_ROUND, Row.MIGRATION_PROBE_FAILS)
                    : Row.MIGRATION_ANOTHER_ROUND;
        }
        return isLive(view)
                ? probed(probe, Row.MIGRATION_LEFTOVER, Row.MIGRATION_BEGIN, Row.MIGRATION_PROBE_FAILS)
                : Row.MIGRATION_ANOTHER_ROUND;
    }

    private Row leave(int view, int probe) {
        if (View.FLAG.isSet(view)) {
            return isReported(view)
                    ? probed(probe, Row.MIGRATION_DELETE, Row.MIGRATION_INCOMPLETE, Row.MIGRATION_PROBE_FAILS)
                    : Row.MIGRATION_INCOMPLETE;
        }
        return isLive(view)
                ? probed(probe, Row.MIGRATION_DROP, Row.MIGRATION_REQUEST, Row.MIGRATION_PROBE_FAILS)
                : Row.MIGRATION_NEITHER;
    }

    private Row suspension(long situation) {
        int view = Situation.VIEW.get(situation);
        int probe = Situation.PROBE.get(situation);
        boolean absent = View.PLACE.get(view) == Place.ABSENT;
        boolean failed = Situation.SET_PHASE.get(situation) == SetPhases.FAILED;
        if (!Situation.SUSPENDED.isSet(situation)) {
            if (failed && !Situation.SET_SPEC_CHANGED.isSet(situation)) {
                return Row.RESUME_FAILED;
            }
            if (View.DELETING.isSet(view)) {
                return Row.RESUME_GOING;
            }
            boolean asked = !View.FLAG.isSet(view) && View.PENDING.isSet(view) && View.EPOCH.isSet(view);
            boolean ask = !absent && !asked;
            return ask ? Row.RESUME_ASK : Row.RESUME_ASKED;
        }
        if (Situation.SET_PHASE.get(situation) == SetPhases.SUSPENDED) {
            return suspended(situation);
        }
        if (absent || View.DELETING.isSet(view)) {
            return Row.SUSPEND_NO_POD;
        }
        boolean begun = Situation.SET_PHASE.get(situation) == SetPhases.SUSPENDING || failed;
        if (View.FLAG.isSet(view)) {
            if (!begun) {
                return Row.SUSPEND_FLAG_ON;
            }
            return isReported(view)
                    ? probed(probe, Row.SUSPEND_COMPLETE, Row.SUSPEND_ELSE, Row.SUSPEND_PROBE_FAILS)
                    : Row.SUSPEND_ELSE;
        }
        boolean rests = failed && !Situation.SET_SPEC_CHANGED.isSet(situation);
        Row none = rests ? Row.SUSPEND_ELSE : begun ? Row.SUSPEND_REQUEST : Row.SUSPEND_BEGIN;
        return isLive(view) ? probed(probe, Row.SUSPEND_LEFTOVER, none, Row.SUSPEND_PROBE_FAILS) : Row.SUSPEND_ELSE;
    }

    private Row suspended(long situation) {
        int view = Situation.VIEW.get(situation);
        int probe = Situation.PROBE.get(situation);
        if (View.PLACE.get(view) == Place.ABSENT) {
            return releasing ? Row.SUSPENDED : Row.SUSPEND_NO_POD;
        }
        if (View.DELETING.isSet(view)) {
            return Row.SUSPEND_NO_POD;
        }
        if (!View.FLAG.isSet(view) || !isReported(view)) {
            return Row.SUSPENDED_BACK;
        }
        Row complete = Row.SUSPENDED;
        if (releasing) {
            boolean bound = Place.isBound(View.PLACE.get(view));
            boolean recorded = !bound || Situation.NODE_RECORDED.get(situation) == 1 + Place.node(View.PLACE.get(view));
            complete = recorded ? Row.RELEASE_DELETE : Row.RELEASE_RECORD;
        }
        return probed(probe, complete, Row.SUSPENDED_BACK, Row.SUSPEND_PROBE_FAILS);
    }

    private static Row probed(int probe, Row present, Row absent, Row fails) {
        return probe == Probe.PRESENT ? present : probe == Probe.ABSENT ? absent : fails;
    }

    private static boolean isOwnedAndFlagged(long situation) {
        return Situation.OWNED.isSet(situation) && View.FLAG.isSet(Situation.VIEW.get(situation));
    }

    private static boolean isHandedOver(long situation) {
        int view = Situation.VIEW.get(situation);
        boolean leaving = Situation.SET_PHASE.get(situation) == SetPhases.MIGRATING && Situation.isElsewhere(situation);
        return View.PLACE.get(view) != Place.ABSENT
                && !View.DELETING.isSet(view)
                && !leaving
                && isOwnedAndFlagged(situation);
    }

    private static boolean isReported(int view) {
        return View.HIBERNATED.isSet(view) && !View.UNOBSERVED.isSet(view);
    }

    private boolean isLive(int view) {
        boolean runs = View.IS_RUNNING.isSet(view)
                && View.HAS_ID.isSet(view)
                && !View.FLAG.isSet(view)
                && !View.DELETING.isSet(view);
        boolean legacy = OperatorDeviations.isLegacyLive(bounds, variant, view);
        return runs && (View.EPOCH.isSet(view) ? !View.PENDING.isSet(view) : legacy);
    }
}
