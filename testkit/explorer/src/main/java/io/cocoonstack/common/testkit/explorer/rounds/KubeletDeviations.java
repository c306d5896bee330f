package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the kubelets of a variant depart from the right way. */
final class KubeletDeviations {

    private KubeletDeviations() {}

    /** Whether a report that would remove the VM's id leaves it on the pod. */
    static boolean leavesTheId(Variant variant, World world) {
        boolean late = variant == Variant.CLEARS_LATE || variant == Variant.SHOWS_A_FROZEN_VM;
        return late && world.life != Life.HIBERNATED;
    }

    /** What a kubelet goes on with that has told hibernating and does not mind an id on the pod. */
    private static Effect withId(World world, int node) {
        if (world.vm[node] == World.RUNNING) {
            return Effect.of(Effect.Kind.SNAPSHOT);
        }
        return Effect.of(world.pushed[node] ? Effect.Kind.DESTROY : Effect.Kind.PUSH);
    }

    /** The effect of the variant in place of the right one. */
    static Effect effect(Variant variant, World world, int node, Effect effect, Patches patches) {
        boolean pending = Epoch.isPending(world.epoch, world.wakeFrom);
        boolean restore = effect.kind() == Effect.Kind.RESTORE;
        boolean ready = effect.kind() == Effect.Kind.REPORT && effect.report() == Report.READY;
        return switch (variant) {
            case DESTROYS_BEFORE_THE_PUSH_IS_CONFIRMED ->
                effect.kind() == Effect.Kind.PUSH ? Effect.of(Effect.Kind.DESTROY) : effect;
            case RESTORES_TWICE ->
                ready && pending && !world.may(Count.KUBELET_CRASHES) && world.registry != World.EMPTY
                        ? Effect.of(Effect.Kind.RESTORE)
                        : effect;
            case BOOTS_AFTER_A_FAILED_RESTORE -> restore ? Effect.of(Effect.Kind.BOOT) : effect;
            case EPOCH_IN_A_PATCH_OF_ITS_OWN ->
                pending && (restore || effect.kind() == Effect.Kind.RESUME)
                        ? Effect.report(Report.EPOCH, patches.withEpoch(patches.number(Map.of()), world.wakeFrom + 1))
                        : effect;
            case STARTS_AT_EPOCH_1 ->
                effect.report() != Report.NONE && patches.epoch(effect.patch()) == 0
                        ? Effect.report(effect.report(), patches.withEpoch(effect.patch(), 1))
                        : effect;
            case NO_EPOCH_WHEN_CALLED_OFF ->
                ready && world.idMatches && world.vm[node] == World.RUNNING
                        ? Effect.report(Report.READY, patches.withEpoch(effect.patch(), Epoch.NONE))
                        : effect;
            case HIBERNATED_FROM_AN_OLD_TAG ->
                world.flag && world.life != Life.HIBERNATED && world.registry != World.EMPTY
                        ? Effect.report(Report.HIBERNATED, hibernated(patches))
                        : effect;
            case CLEARS_LATE, SHOWS_A_FROZEN_VM ->
                effect.report() == Report.HIBERNATING && world.life == Life.HIBERNATING && !world.unobserved
                        ? withId(world, node)
                        : effect;
            case DESTROYS_BEFORE_THE_DIGEST ->
                effect.report() == Report.HIBERNATING && patches.hasDigest(effect.patch())
                        ? Effect.of(Effect.Kind.DESTROY)
                        : effect;
            case LEAVES_A_TAG_THAT_IS_GONE ->
                effect.kind() == Effect.Kind.RETAG ? Effect.of(Effect.Kind.NOTHING) : effect;
            case RESTORES_BY_TAG_ALONE ->
                restore && world.registry == World.EMPTY ? Effect.of(Effect.Kind.NOTHING) : effect;
            case CREATING_DURING_A_RESTORE ->
                restore && world.life != Life.CREATING
                        ? Effect.report(Report.CREATING, patches.number(status(LifecycleState.CREATING)))
                        : effect;
            default -> effect;
        };
    }

    private static int hibernated(Patches patches) {
        Map<String, @Nullable String> patch = new HashMap<>(status(LifecycleState.HIBERNATED));
        patch.putAll(VmRuntime.clearingPatch());
        return patches.number(patch);
    }

    private static Map<String, @Nullable String> status(LifecycleState state) {
        return new LifecycleStatus(state, 1, null).patch();
    }
}
