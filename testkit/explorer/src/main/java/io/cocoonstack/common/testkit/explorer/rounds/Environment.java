package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.Steps;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;

/** User, scheduler, evictor, registry and the VM itself. */
final class Environment {

    private final Bounds bounds;
    private final Variant variant;
    private final boolean showsContainers;

    Environment(Bounds bounds, Variant variant) {
        this.bounds = bounds;
        this.showsContainers = bounds.has(Part.GO_OPERATOR) || bounds.times(Count.OLD_COPIES) > 0;
        this.variant = variant;
    }

    void steps(World world, Steps<World> out) {
        schedule(world, out);
        status(world, out);
        boolean toBeRestored = world.restoreFlag && world.epoch == Epoch.NONE && !world.deleting;
        boolean later =
                world.untagging == World.TAG_AGAIN && bounds.has(Part.TAG_GONE_BEFORE_A_RESTORE) && !toBeRestored;
        if (world.untagging > 0 && !later) {
            World next = world.copy();
            next.untagging = world.untagging == World.TAG_TWICE ? World.TAG_AGAIN : 0;
            next.untagged = world.registry == World.EMPTY ? world.untagged : world.registry;
            next.registry = World.EMPTY;
            out.add(next, false, "registry", "deletes the tag of the manifest that it has deleted", "");
        }
        if (bounds.has(Part.LEFTOVER) && !world.born && world.registry != World.EMPTY) {
            World next = world.copy();
            next.registry = World.EMPTY;
            next.manifestChanged();
            out.add(next, false, "user", "drops the snapshot that nobody asked to restore", "");
        }
        if (!out.wantsFaults()) {
            return;
        }
        evict(world, out);
        writeOldCopy(world, out);
        vm(world, out);
        if (world.may(Count.USER_CHANGES) && (!bounds.has(Part.PATIENT_USER) || isFulfilled(world))) {
            user(world, out);
        }
    }

    private static void schedule(World world, Steps<World> out) {
        if (!world.exists() || Place.isBound(world.place) || world.deleting) {
            return;
        }
        for (int node = 0; node < 2; node++) {
            if (world.place == Place.UNBOUND || world.place == Place.UNBOUND_A + node) {
                World next = world.copy();
                next.place = Place.NODE_A + node;
                next.podChanged();
                out.add(next, false, "scheduler", "binds the pod to", Place.show(next.place));
            }
        }
    }

    private static void evict(World world, Steps<World> out) {
        boolean may = world.may(Count.EVICTIONS) && Place.isBound(world.place) && !world.deleting;
        if (may && world.vm[Place.node(world.place)] == World.GONE) {
            World next = world.copy();
            next.use(Count.EVICTIONS);
            next.deleting = true;
            next.podChanged();
            out.add(next, true, "evictor", "deletes the pod, whose VM is gone", "");
        }
    }

    /** The version that goes along is the current one, so there is no conflict (contract 6.3 rule 11). */
    private static void writeOldCopy(World world, Steps<World> out) {
        if (!world.may(Count.OLD_COPIES) || !Place.isBound(world.place)) {
            return;
        }
        World next = world.copy();
        if (world.oldCopy == World.NO_COPY) {
            next.oldCopy = PodState.of(world);
            out.add(next, true, "kubelet", "keeps a copy of the pod", "");
            return;
        }
        next.use(Count.OLD_COPIES);
        PodState.set(next, world.oldCopy);
        next.oldCopy = World.NO_COPY;
        next.podChanged();
        out.add(next, true, "kubelet", "writes the status, and its old copy of all annotations along", "");
    }

    private void vm(World world, Steps<World> out) {
        if (!world.may(Count.VM_WRITES) || (world.registry != World.LATEST && world.untagged != World.LATEST)) {
            return;
        }
        boolean runs = world.runningVms() > 0;
        boolean frozenRuns = variant == Variant.RUNS_AFTER_THE_SNAPSHOT
                && (world.vm[0] == World.FROZEN || world.vm[1] == World.FROZEN);
        if (runs || frozenRuns) {
            World next = world.copy();
            next.use(Count.VM_WRITES);
            next.registry = world.registry == World.EMPTY ? World.EMPTY : World.OUTDATED;
            next.untagged = world.untagged == World.EMPTY ? World.EMPTY : World.OUTDATED;
            out.add(next, true, "VM", "writes past the snapshot", "");
        }
    }

    private void status(World world, Steps<World> out) {
        if (!Place.isBound(world.place)) {
            return;
        }
        if (world.running && world.may(Count.FLAPS)) {
            World next = world.copy();
            next.use(Count.FLAPS);
            next.running = false;
            next.podChanged();
            out.add(next, true, "kubelet", "reports for a moment that no container runs", "");
        }
        if (!world.running && world.vm[Place.node(world.place)] == World.RUNNING) {
            World next = world.copy();
            next.running = true;
            next.podChanged();
            out.add(next, false, "kubelet", "reports that the container runs", "");
        }
        int vm = world.vm[Place.node(world.place)];
        boolean untilGone = bounds.has(Part.LEGACY_KUBELETS) || variant == Variant.SHOWS_A_FROZEN_VM;
        boolean stopped = untilGone ? vm == World.GONE : showsContainers && vm != World.RUNNING;
        if (world.running && stopped) {
            World next = world.copy();
            next.running = false;
            next.podChanged();
            out.add(next, false, "kubelet", "reports that no container runs", "");
        }
    }

    private void user(World world, Steps<World> out) {
        if (bounds.has(Part.HIBERNATION)) {
            changeHibernation(world, out);
        }
        if (bounds.has(Part.MIGRATION)) {
            for (int wanted = 1; wanted <= 2; wanted++) {
                if (wanted != world.wanted) {
                    World next = changedSet(world);
                    next.wanted = wanted;
                    out.add(next, true, "user", "wants the main agent on", Place.show(Place.NODE_A + wanted - 1));
                }
            }
        }
        if (bounds.has(Part.SUSPENSION)) {
            World next = changedSet(world);
            next.suspended = !world.suspended;
            out.add(next, true, "user", next.suspended ? "suspends the set" : "takes the suspension back", "");
        }
    }

    private boolean isFulfilled(World world) {
        if (bounds.has(Part.MIGRATION)) {
            boolean toLeave = world.flag && world.place != Place.NODE_A + world.wanted - 1;
            boolean up = world.runningVms() > 0 && !world.flag;
            return up || toLeave;
        }
        int settled = world.hibernation == Hibernation.HIBERNATE ? Hibernation.HIBERNATED : Hibernation.ACTIVE;
        return world.hibernationPhase == settled;
    }

    private void changeHibernation(World world, Steps<World> out) {
        if (world.hibernation == Hibernation.HIBERNATE || world.hibernation == Hibernation.WAKE) {
            World next = changedHibernation(world);
            boolean hibernate = world.hibernation == Hibernation.WAKE;
            next.hibernation = hibernate ? Hibernation.HIBERNATE : Hibernation.WAKE;
            out.add(next, true, "user", hibernate ? "desires Hibernate" : "desires Wake", "");
        }
        if (!bounds.has(Part.DELETION)) {
            return;
        }
        if (world.hibernation == Hibernation.HIBERNATE || world.hibernation == Hibernation.WAKE) {
            World next = changedHibernation(world);
            next.hibernation = Hibernation.DELETING;
            out.add(next, true, "user", "deletes the CocoonHibernation", "");
        } else if (world.hibernation == Hibernation.NO_CR) {
            World next = changedHibernation(world);
            next.hibernation = Hibernation.HIBERNATE;
            next.hibernationPhase = Hibernation.NO_PHASE;
            out.add(next, true, "user", "creates a CocoonHibernation that desires Hibernate", "");
        }
    }

    private static World changedHibernation(World world) {
        World next = world.copy();
        next.use(Count.USER_CHANGES);
        next.specChanged = true;
        next.hibernationChanged();
        return next;
    }

    private static World changedSet(World world) {
        World next = world.copy();
        next.use(Count.USER_CHANGES);
        next.stampDue = true;
        next.setSpecChanged = next.setPhase == SetPhases.FAILED;
        next.setChanged();
        return next;
    }
}
