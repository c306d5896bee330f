package io.cocoonstack.common.testkit.explorer;

/** Finds the row that a situation falls into, from the same bits as the planners' facts are made of. */
final class Rows {

    private final boolean releasing;

    Rows(boolean releasing) {
        this.releasing = releasing;
    }

    Row hibernation(World world, int view, int probe) {
        if (View.place(view) == Place.ABSENT) {
            return Row.NO_POD;
        }
        if (View.isDeleting(view)) {
            return Row.GOING;
        }
        if (world.setPhase == SetPhases.MIGRATING && (isElsewhere(world, view) || !isOwnedAndFlagged(world, view))) {
            return Row.SET_MOVES_THE_POD;
        }
        return world.hibernation == Hibernation.HIBERNATE ? hibernate(world, view, probe) : wake(world, view, probe);
    }

    private Row hibernate(World world, int view, int probe) {
        int phase = world.hibernationPhase;
        boolean failed = phase == Hibernation.FAILED;
        boolean hibernating = phase == Hibernation.HIBERNATING || failed;
        boolean hibernated = phase == Hibernation.HIBERNATED;
        if (View.isFlagged(view)) {
            if (hibernated) {
                return Row.HIBERNATED;
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
                ? failed && !world.specChanged ? Row.HIBERNATE_ELSE : Row.HIBERNATE_REQUEST
                : Row.HIBERNATE_BEGIN;
        return probed(probe, leftover, none, Row.PROBE_FAILS);
    }

    private Row wake(World world, int view, int probe) {
        int phase = world.hibernationPhase;
        if (world.suspended) {
            return Row.WAKE_SET_SUSPENDED;
        }
        if (phase == Hibernation.FAILED && !world.specChanged) {
            return Row.WAKE_ELSE;
        }
        if (phase == Hibernation.HIBERNATING || phase == Hibernation.HIBERNATED || phase == Hibernation.FAILED) {
            return Row.WAKE_CALL_OFF;
        }
        if (View.isFlagged(view)) {
            return Row.WAKE_FLAG_ON;
        }
        if (phase == Hibernation.ACTIVE) {
            return Row.WAKE_DONE;
        }
        return isLive(view) ? probed(probe, Row.WAKE_DROP, Row.WAKE_CLOSE, Row.PROBE_FAILS) : Row.WAKE_ELSE;
    }

    Row set(World world, int view, int probe) {
        boolean migrating = world.setPhase == SetPhases.MIGRATING;
        if (migrating && !(world.suspended && isHandedOver(world, view))) {
            return migration(world, view, probe);
        }
        boolean begun = world.setPhase == SetPhases.SUSPENDING
                || world.setPhase == SetPhases.SUSPENDED
                || world.setPhase == SetPhases.FAILED;
        return world.suspended || begun ? suspension(world, view, probe) : migration(world, view, probe);
    }

    private Row migration(World world, int view, int probe) {
        boolean absent = View.place(view) == Place.ABSENT;
        boolean elsewhere = isElsewhere(world, view);
        boolean migrating = world.setPhase == SetPhases.MIGRATING;
        if (!migrating && world.setPhase != SetPhases.WAKING) {
            return begin(view, probe, elsewhere);
        }
        if (absent) {
            return probed(probe, Row.MIGRATION_RESTORE, Row.MIGRATION_CREATE, Row.MIGRATION_PROBE_FAILS);
        }
        if (View.isDeleting(view)) {
            return Row.MIGRATION_GOING;
        }
        if (migrating && elsewhere) {
            return leave(view, probe);
        }
        if (isHandedOver(world, view)) {
            return Row.MIGRATION_HAND_OVER;
        }
        if (migrating) {
            return Row.MIGRATION_ARRIVED;
        }
        if (View.isFlagged(view)) {
            return Row.WAKING_FLAG_ON;
        }
        Row close = world.nodeRecorded == 0 ? Row.WAKING_CLOSE : Row.WAKING_FORGET_NODE;
        return isLive(view) ? probed(probe, Row.WAKING_DROP, close, Row.MIGRATION_PROBE_FAILS) : Row.WAKING_ELSE;
    }

    private Row begin(int view, int probe, boolean elsewhere) {
        if (!elsewhere) {
            return Row.MIGRATION_NONE;
        }
        if (View.isDeleting(view)) {
            return Row.MIGRATION_ANOTHER_ROUND;
        }
        if (View.isFlagged(view)) {
            return isReported(view)
                    ? probed(probe, Row.MIGRATION_OF_HIBERNATED, Row.MIGRATION_ANOTHER_ROUND, Row.MIGRATION_PROBE_FAILS)
                    : Row.MIGRATION_ANOTHER_ROUND;
        }
        return isLive(view)
                ? probed(probe, Row.MIGRATION_LEFTOVER, Row.MIGRATION_BEGIN, Row.MIGRATION_PROBE_FAILS)
                : Row.MIGRATION_ANOTHER_ROUND;
    }

    private Row leave(int view, int probe) {
        if (View.isFlagged(view)) {
            return isReported(view)
                    ? probed(probe, Row.MIGRATION_DELETE, Row.MIGRATION_INCOMPLETE, Row.MIGRATION_PROBE_FAILS)
                    : Row.MIGRATION_INCOMPLETE;
        }
        return isLive(view)
                ? probed(probe, Row.MIGRATION_DROP, Row.MIGRATION_REQUEST, Row.MIGRATION_PROBE_FAILS)
                : Row.MIGRATION_NEITHER;
    }

    private Row suspension(World world, int view, int probe) {
        boolean absent = View.place(view) == Place.ABSENT;
        boolean failed = world.setPhase == SetPhases.FAILED;
        if (!world.suspended) {
            if (failed && !world.setSpecChanged) {
                return Row.RESUME_FAILED;
            }
            if (View.isDeleting(view)) {
                return Row.RESUME_GOING;
            }
            boolean asked = !View.isFlagged(view) && View.isPending(view) && View.hasEpoch(view);
            boolean ask = !absent && !asked;
            return ask ? Row.RESUME_ASK : Row.RESUME_ASKED;
        }
        if (world.setPhase == SetPhases.SUSPENDED) {
            return suspended(world, view, probe);
        }
        if (absent || View.isDeleting(view)) {
            return Row.SUSPEND_NO_POD;
        }
        boolean begun = world.setPhase == SetPhases.SUSPENDING || failed;
        if (View.isFlagged(view)) {
            if (!begun) {
                return Row.SUSPEND_FLAG_ON;
            }
            return isReported(view)
                    ? probed(probe, Row.SUSPEND_COMPLETE, Row.SUSPEND_ELSE, Row.SUSPEND_PROBE_FAILS)
                    : Row.SUSPEND_ELSE;
        }
        boolean rests = failed && !world.setSpecChanged;
        Row none = rests ? Row.SUSPEND_ELSE : begun ? Row.SUSPEND_REQUEST : Row.SUSPEND_BEGIN;
        return isLive(view) ? probed(probe, Row.SUSPEND_LEFTOVER, none, Row.SUSPEND_PROBE_FAILS) : Row.SUSPEND_ELSE;
    }

    private Row suspended(World world, int view, int probe) {
        if (View.place(view) == Place.ABSENT) {
            return releasing ? Row.SUSPENDED : Row.SUSPEND_NO_POD;
        }
        if (View.isDeleting(view)) {
            return Row.SUSPEND_NO_POD;
        }
        if (!View.isFlagged(view) || !isReported(view)) {
            return Row.SUSPENDED_BACK;
        }
        Row complete = Row.SUSPENDED;
        if (releasing) {
            boolean bound = Place.isBound(View.place(view));
            boolean recorded = !bound || world.nodeRecorded == 1 + Place.node(View.place(view));
            complete = recorded ? Row.RELEASE_DELETE : Row.RELEASE_RECORD;
        }
        return probed(probe, complete, Row.SUSPENDED_BACK, Row.SUSPEND_PROBE_FAILS);
    }

    private static Row probed(int probe, Row present, Row absent, Row fails) {
        return probe == Decisions.PRESENT ? present : probe == Decisions.ABSENT ? absent : fails;
    }

    private static boolean isElsewhere(World world, int view) {
        int place = View.place(view);
        return world.wanted != 0 && Place.isBound(place) && place != Place.NODE_A + world.wanted - 1;
    }

    private static boolean isOwnedAndFlagged(World world, int view) {
        boolean owned = world.hibernation != Hibernation.NO_CR
                && (world.hibernationPhase == Hibernation.HIBERNATING
                        || world.hibernationPhase == Hibernation.HIBERNATED);
        return owned && View.isFlagged(view);
    }

    private static boolean isHandedOver(World world, int view) {
        boolean leaving = world.setPhase == SetPhases.MIGRATING && isElsewhere(world, view);
        return View.place(view) != Place.ABSENT && !View.isDeleting(view) && !leaving && isOwnedAndFlagged(world, view);
    }

    private static boolean isReported(int view) {
        return View.isHibernated(view) && View.isObserved(view);
    }

    private static boolean isLive(int view) {
        boolean runs = View.isRunning(view) && View.hasId(view) && !View.isFlagged(view) && !View.isDeleting(view);
        return runs && View.hasEpoch(view) && !View.isPending(view);
    }
}
