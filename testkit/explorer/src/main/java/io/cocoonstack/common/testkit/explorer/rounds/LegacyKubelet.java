package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.VmRuntime;

/**
 * Today's kubelet of the Go side, as contract 6.1 rule legacy knows it: it keeps no epochs. It pushes, removes
 * the id as best it can, destroys the VM, and reports in a patch of its own. Once it has begun it does not look at the
 * flag. It restores wherever there is a tag, and reports a VM in three patches: runtime, container status, ready.
 */
final class LegacyKubelet {

    private final Effect runtime;
    private final Effect noRuntime;
    private final Effect ready;
    private final Effect hibernated;

    LegacyKubelet(Patches patches) {
        this.runtime = Effect.report(Report.RUNTIME, patches.number(PodState.VM.annotations()));
        this.noRuntime = Effect.report(Report.NO_RUNTIME, patches.number(VmRuntime.clearingPatch()));
        this.ready = status(patches, Report.READY, LifecycleState.READY);
        this.hibernated = status(patches, Report.HIBERNATED, LifecycleState.HIBERNATED);
    }

    private static Effect status(Patches patches, int report, LifecycleState state) {
        return Effect.report(report, patches.number(new LifecycleStatus(state, 1, null).patch()));
    }

    Effect next(World world, int node) {
        if (world.deleting) {
            return world.vm[node] == World.GONE
                    ? new Effect(Effect.Kind.REPORT, Report.LET_GO, 0)
                    : Effect.of(Effect.Kind.DESTROY);
        }
        return switch (world.vm[node]) {
            case World.FROZEN -> frozen(world, node);
            case World.RUNNING -> world.flag ? Effect.of(Effect.Kind.SNAPSHOT) : running(world);
            default -> world.flag ? hibernated(world) : start(world);
        };
    }

    /** The step in place of the removal of the id, which may fail; nothing where there is no such choice. */
    Effect nextWithoutRemoval(World world, int node) {
        boolean removal = next(world, node).report() == Report.NO_RUNTIME;
        return Effect.of(removal ? Effect.Kind.DESTROY : Effect.Kind.NOTHING);
    }

    private Effect frozen(World world, int node) {
        if (!world.pushed[node]) {
            return Effect.of(Effect.Kind.PUSH);
        }
        return world.hasId ? noRuntime : Effect.of(Effect.Kind.DESTROY);
    }

    private Effect running(World world) {
        if (!world.hasId || !world.idMatches) {
            return runtime;
        }
        boolean told = world.life == Life.READY && !world.unobserved;
        return told || !world.running ? Effect.of(Effect.Kind.NOTHING) : ready;
    }

    private Effect hibernated(World world) {
        if (world.life == Life.HIBERNATED && !world.unobserved) {
            return Effect.of(Effect.Kind.NOTHING);
        }
        boolean snapshot = world.registry != World.EMPTY;
        return snapshot ? hibernated : Effect.of(world.born ? Effect.Kind.NOTHING : Effect.Kind.BOOT);
    }

    private static Effect start(World world) {
        return Effect.of(world.registry != World.EMPTY ? Effect.Kind.RESTORE : Effect.Kind.BOOT);
    }
}
