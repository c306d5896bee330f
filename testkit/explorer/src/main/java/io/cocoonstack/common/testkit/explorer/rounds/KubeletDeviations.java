package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count;

/** How the kubelets of a variant depart from the right way. */
final class KubeletDeviations {

    private KubeletDeviations() {}

    /** Whether the report "hibernated" leaves the VM's id on the pod. */
    static boolean leavesTheId(Variant variant, World world) {
        return variant == Variant.CLEARS_LATE && world.life != Life.HIBERNATED;
    }

    /** The effect of the variant in place of the right one. */
    static Effect effect(Variant variant, World world, int node, Effect effect) {
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
                        ? new Effect(Effect.Kind.REPORT, Report.EPOCH, world.wakeFrom + 1, false)
                        : effect;
            case STARTS_AT_EPOCH_1 ->
                effect.epoch() == 0 ? new Effect(effect.kind(), effect.report(), 1, effect.id()) : effect;
            case NO_EPOCH_WHEN_CALLED_OFF ->
                ready && world.idMatches && world.vm[node] == World.RUNNING
                        ? new Effect(effect.kind(), effect.report(), Epoch.NONE, effect.id())
                        : effect;
            case HIBERNATED_FROM_AN_OLD_TAG ->
                world.flag && world.life != Life.HIBERNATED && world.registry != World.EMPTY
                        ? new Effect(Effect.Kind.REPORT, Report.HIBERNATED, Epoch.NONE, false)
                        : effect;
            case CREATING_DURING_A_RESTORE ->
                restore && world.life != Life.CREATING
                        ? new Effect(Effect.Kind.REPORT, Report.CREATING, Epoch.NONE, false)
                        : effect;
            default -> effect;
        };
    }
}
