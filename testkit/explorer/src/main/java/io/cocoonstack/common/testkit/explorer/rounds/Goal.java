package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;

/** Where a world is to come to rest once nothing fails and nobody changes anything any more. */
final class Goal {

    private final Bounds bounds;

    Goal(Bounds bounds) {
        this.bounds = bounds;
    }

    /** A round that failed by its deadline rests until somebody changes the spec. */
    boolean isGivenUp(World world) {
        return (world.hibernationPhase == Hibernation.FAILED && !world.specChanged)
                || (world.setPhase == SetPhases.FAILED && !world.setSpecChanged);
    }

    boolean isReached(World world) {
        if (!isQuiet(world)) {
            return false;
        }
        if (bounds.has(Part.LOST_VM)) {
            return world.life == Life.FAILED && !world.unobserved && !world.stampDue;
        }
        if (world.suspended) {
            return isSuspended(world);
        }
        boolean hibernated = world.hibernation == Hibernation.HIBERNATE;
        boolean wanted = world.wanted == 0 || world.place == Place.NODE_A + world.wanted - 1;
        if (world.stampDue) {
            return false;
        }
        if (hibernated) {
            // A set that handed its pod over stays where it is; while Waking it moves the pod once it is awake.
            boolean settled = world.setPhase == SetPhases.WAKING
                    || (wanted && (world.setPhase == SetPhases.RUNNING || world.setPhase == SetPhases.MIGRATING));
            return world.hibernationPhase == Hibernation.HIBERNATED && isComplete(world) && settled;
        }
        return wanted
                && isLive(world)
                && world.setPhase == SetPhases.RUNNING
                && world.nodeRecorded == 0
                && isHibernationOver(world);
    }

    private static boolean isHibernationOver(World world) {
        return world.hibernation == Hibernation.NO_CR
                || (world.hibernation == Hibernation.WAKE && world.hibernationPhase == Hibernation.ACTIVE);
    }

    private boolean isSuspended(World world) {
        if (world.setPhase != SetPhases.SUSPENDED || !isHibernationAtRest(world)) {
            return false;
        }
        return bounds.has(Part.RELEASE)
                ? !world.exists() && world.registry == World.LATEST && !world.isAnyVm()
                : isComplete(world) && !world.stampDue;
    }

    /** While the set is suspended, a CR that desires Wake waits. */
    private static boolean isHibernationAtRest(World world) {
        boolean active = world.hibernationPhase == Hibernation.ACTIVE;
        return switch (world.hibernation) {
            case Hibernation.HIBERNATE -> !world.exists() || world.hibernationPhase == Hibernation.HIBERNATED;
            case Hibernation.DELETING -> !active;
            default -> true;
        };
    }

    private boolean isQuiet(World world) {
        // The Go operator takes up each change of a spec with a phase, be it the one that is there.
        return !(world.specChanged && bounds.has(Part.GO_OPERATOR))
                && world.hibernating.isIdle()
                && world.setting.isIdle()
                && world.report[0].kind == Report.NONE
                && world.report[1].kind == Report.NONE
                && (world.untagging == 0 || bounds.has(Part.TAG_GONE_BEFORE_A_RESTORE))
                && world.viewIsCurrent;
    }

    private boolean isComplete(World world) {
        return world.flag
                && !world.deleting
                && world.life == Life.HIBERNATED
                && !world.unobserved
                && (bounds.has(Part.LEGACY_KUBELETS) ? !world.running : !world.hasId)
                && world.registry == World.LATEST
                && (bounds.has(Part.LEGACY_KUBELETS) || world.digest == PodState.NAMED)
                && !world.isAnyVm();
    }

    private boolean isLive(World world) {
        return Place.isBound(world.place)
                && world.vm[Place.node(world.place)] == World.RUNNING
                && !world.deleting
                && !world.flag
                && world.running
                && world.hasId
                && world.idMatches
                && world.life == Life.READY
                && (bounds.has(Part.LEGACY_KUBELETS) || world.digest == 0)
                && !world.unobserved
                && (bounds.has(Part.LEGACY_KUBELETS) || isAcknowledged(world))
                && (world.registry == World.EMPTY || bounds.has(Part.GO_OPERATOR));
    }

    private static boolean isAcknowledged(World world) {
        return world.epoch != Epoch.NONE && !Epoch.isPending(world.epoch, world.wakeFrom);
    }
}
